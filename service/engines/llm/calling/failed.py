"""Owns `Failed`: one attempt that gave no answer, and what may be done about it."""

from service.errors import ModelError


class Failed(Exception):
    """One attempt failed; it stays behind `Call`, where only its `error` comes out."""

    def __init__(
        self,
        error: ModelError,
        *,
        again: bool = False,
        refuses: str | None = None,
        named: bool = False,
        said: str = "",
    ) -> None:
        """Take the error for the caller, and what the next attempt should know.

        Args:
            error: Without any secret, and without a word of the article or of the provider.
            again: Whether the same request may succeed later.
            refuses: The option of the request that the endpoint seems not to take.
            named: Whether the endpoint named that option, so that this holds for every request.
            said: What the provider wrote, without its secrets; for `probe`, whose request has no
                article in it that could come back.
        """
        super().__init__(str(error))
        self.error = error
        self.again = again
        self.refuses = refuses
        self.named = named
        self.said = said
