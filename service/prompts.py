"""Owns the prompts: loads `prompts/*.md`, checks them, and fills them in by LangChain's templates.

A file has YAML front matter (name, version, output, variables), then `# system`, any number of
`# example` (each with `## variable` for every variable, and `## answer`), and `# user`. Only the
user's part is a template; what stands before it is the same for every call, so that an endpoint's
prompt cache can keep it. Values are never read as templates.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Literal, NamedTuple

import yaml
from pydantic import ValidationError

from service.errors import SettingsInvalid
from service.models import PromptRef
from service.models.words import Model

if TYPE_CHECKING:
    from langchain_core.prompts import ChatPromptTemplate

Role = Literal["system", "user", "assistant"]
_PARTS = re.compile(r"^# (system|example|user)[ \t]*$", re.MULTILINE)
_FIELDS = re.compile(r"^## (\w+)[ \t]*$", re.MULTILINE)
_SPEAKERS: dict[str, Role] = {"system": "system", "human": "user", "ai": "assistant"}
_BESIDE = (
    Path(__file__).parent / "_prompts",  # once installed: beside it lie other packages
    Path(__file__).parents[1] / "prompts",  # in a clone
)


class Said(NamedTuple):
    """One message of a filled-in prompt."""

    role: Role
    text: str


class _Head(Model):
    name: str
    version: str
    output: str
    variables: tuple[str, ...]


class Example(NamedTuple):
    """What an example shows: a value for each variable, and the answer that is wanted."""

    values: Mapping[str, str]
    answer: str


@dataclass(frozen=True)
class Prompt:
    """One prompt file, checked."""

    name: str
    version: str
    output: str
    variables: tuple[str, ...]
    system: str
    examples: tuple[Example, ...]
    user: str
    sha256: str = field(repr=False)

    @property
    def ref(self) -> PromptRef:
        """Give name, version and hash, as the receipt has them."""
        return PromptRef(name=self.name, version=self.version, sha256=self.sha256)

    def filled(self, **values: str) -> tuple[Said, ...]:
        """Give the messages for some values, one for each variable.

        Raises:
            KeyError: a variable has no value.
        """
        said = self._template.format_messages(**values)
        return tuple(Said(_SPEAKERS[message.type], str(message.content)) for message in said)

    @cached_property
    def _template(self) -> "ChatPromptTemplate":
        # half a second to import: only where a model is at work
        from langchain_core.messages import AIMessage, BaseMessage, SystemMessage
        from langchain_core.prompts import ChatPromptTemplate, HumanMessagePromptTemplate

        user = HumanMessagePromptTemplate.from_template(self.user)
        first: list[BaseMessage] = [SystemMessage(self.system)] if self.system else []
        for example in self.examples:
            first += [user.format(**example.values), AIMessage(example.answer)]
        return ChatPromptTemplate([*first, user])


def load(name: str, folder: Path | None = None) -> Prompt:
    """Load a prompt from a folder, else from those that Brevier comes with.

    Raises:
        SettingsInvalid: the file is missing or faulty; the message names it and what is wrong.
    """
    place = (folder or _own()) / f"{name}.md"
    try:
        written = place.read_bytes()
        text = written.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        told = error.strerror if isinstance(error, OSError) else error  # without the folder
        raise SettingsInvalid(f"the prompt {place.name!r} cannot be read: {told}") from None
    try:
        return _parsed(name, text.replace("\r\n", "\n"), hashlib.sha256(written).hexdigest())
    except (ValueError, yaml.YAMLError) as error:
        raise SettingsInvalid(f"the prompt {place.name!r}: {_told(error)}") from None


def _own() -> Path:
    return next((place for place in _BESIDE if place.is_dir()), _BESIDE[0])


def _told(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return " ".join(str(error).split())
    return "; ".join(_named(fault["loc"], fault["msg"]) for fault in error.errors())


def _named(where: tuple[int | str, ...], message: str) -> str:
    return f"{where[0] if where else 'the front matter'}: {message}"


def _parsed(name: str, text: str, sha256: str) -> Prompt:
    if not text.startswith("---\n") or "\n---\n" not in text:
        raise ValueError("it must begin with front matter between two lines of `---`")
    front, body = text[4:].split("\n---\n", 1)
    head = _Head.model_validate(yaml.safe_load(front))
    if head.name != name:
        raise ValueError(f"its name is {head.name!r}: it must be that of the file")
    before, *parts = _PARTS.split(body)
    if before.strip():
        raise ValueError("there is text before the first of `# system`, `# example`, `# user`")
    found = [(kind, words.strip()) for kind, words in zip(parts[::2], parts[1::2], strict=True)]
    user = _only("user", found) or ""
    _check_variables(user, head.variables)
    return Prompt(
        name=name,
        version=head.version,
        output=head.output,
        variables=head.variables,
        system=_only("system", found) or "",
        examples=tuple(
            _example(words, head.variables) for kind, words in found if kind == "example"
        ),
        user=user,
        sha256=sha256,
    )


def _only(kind: str, found: list[tuple[str, str]]) -> str | None:
    of_kind = [words for each, words in found if each == kind]
    if len(of_kind) > 1 or (kind == "user" and not of_kind):
        raise ValueError(f"it needs one `# {kind}`, and has {len(of_kind)}")
    return of_kind[0] if of_kind else None


def _check_variables(user: str, declared: tuple[str, ...]) -> None:
    fields = [field for field in Formatter().parse(user) if field[1] is not None]
    used = {name for _, name, _, _ in fields if name is not None}
    if any(form or conversion for _, _, form, conversion in fields):
        raise ValueError("a variable in `# user` is its name in braces and nothing else")
    if used != set(declared):
        raise ValueError(
            f"it declares the variables {sorted(declared)} and uses {sorted(used)} in `# user`"
        )


def _example(text: str, variables: tuple[str, ...]) -> Example:
    before, *parts = _FIELDS.split(text)
    values = {name: words.strip() for name, words in zip(parts[::2], parts[1::2], strict=True)}
    if sorted(parts[::2]) != sorted((*variables, "answer")) or before.strip():
        wanted = ", ".join(f"`## {name}`" for name in (*variables, "answer"))
        raise ValueError(f"an example needs {wanted}, and has {sorted(parts[::2])}")
    return Example(values, values.pop("answer"))
