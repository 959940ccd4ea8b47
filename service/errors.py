"""Everything that can go wrong, as one tree; each class knows its HTTP status and a stable code.

```
BrevierError
├── BadInput                  the caller can mend it
│   ├── EmptyArticle            422  empty
│   ├── TooShort                422  too_short
│   ├── TooLarge                413  too_large
│   ├── NotText                 422  not_text
│   ├── NoArticle               422  no_article
│   ├── LanguageUnsupported     422  language_unsupported
│   ├── NotSupportedYet         422  not_supported_yet
│   ├── UnsupportedMediaType    415  unsupported_media_type
│   ├── InvalidRequest          422  invalid_request
│   ├── KeyReused               422  idempotency_key_reused
│   └── MalformedRequest        400  malformed_request
├── KeyInUse                  409  idempotency_key_in_use
├── NotAcceptable             406  not_acceptable
├── NotFound                  404  not_found
├── Unauthorized              401  unauthorized
├── Forbidden                 403  forbidden
├── EngineUnavailable         503  engine_unavailable
├── ModelError                502  model_failed       a model gave no briefing; never a key in it
│   ├── ContextOverflow         502  context_overflow
│   ├── ModelRefused            502  model_refused
│   ├── ModelUnusable           502  model_unusable
│   ├── ModelBusy               503  model_busy
│   ├── OverBudget              503  over_budget
│   └── ModelTimeout            504  model_timeout
├── QueueFull                 503  queue_full
├── Stopping                  503  stopping
├── StoreUnavailable          503  store_unavailable
└── SettingsInvalid           500  settings_invalid   (stops the start, never an answer)
```

A message names the value with `!r` and says what the caller can do now. No message holds article
text, a path of the server or a key.
"""

from typing import ClassVar


class BrevierError(Exception):
    """The root: `str(error)` is one clear line for a person."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "internal"
    title: ClassVar[str] = "Something went wrong"


class BadInput(BrevierError):
    """What was sent cannot be used as it is; the caller can mend it."""

    status = 422
    code = "bad_input"
    title = "The input cannot be used"


class EmptyArticle(BadInput):
    """No text was sent, or nothing but white space."""

    code = "empty"
    title = "The article is empty"


class TooShort(BadInput):
    """Fewer than 30 words or 2 sentences: there is nothing to brief."""

    code = "too_short"
    title = "The article is too short"


class TooLarge(BadInput):
    """More bytes than `BREVIER_MAX_ARTICLE_BYTES`."""

    status = 413
    code = "too_large"
    title = "The article is too large"


class NotText(BadInput):
    """The bytes are no text: binary data, or no encoding fits them."""

    code = "not_text"
    title = "The input is not text"


class NoArticle(BadInput):
    """The page has links and menus, but no article in it."""

    code = "no_article"
    title = "No article found in the page"


class LanguageUnsupported(BadInput):
    """The engine does not know the language of the article."""

    code = "language_unsupported"
    title = "The language is not supported"


class NotSupportedYet(BadInput):
    """A feature that the contract names and this version does not have yet."""

    code = "not_supported_yet"
    title = "Not supported yet"


class UnsupportedMediaType(BadInput):
    """The content type is none of those that the endpoint reads."""

    status = 415
    code = "unsupported_media_type"
    title = "The content type is not supported"


class InvalidRequest(BadInput):
    """A field is unknown, missing or of the wrong type; `errors` names each by JSON pointer."""

    code = "invalid_request"
    title = "The request is not valid"

    def __init__(self, message: str, errors: tuple[tuple[str, str], ...] = ()) -> None:
        """Take a message and `errors`: pairs of a JSON pointer and what is wrong there."""
        super().__init__(message)
        self.errors = errors


class KeyReused(BadInput):
    """The `Idempotency-Key` was used for another request; a new request needs a new key."""

    code = "idempotency_key_reused"
    title = "The idempotency key is another request's"


class MalformedRequest(BadInput):
    """The body is not JSON at all."""

    status = 400
    code = "malformed_request"
    title = "The request cannot be read"


class KeyInUse(BrevierError):
    """The first request with this `Idempotency-Key` is not answered yet; try again."""

    status = 409
    code = "idempotency_key_in_use"
    title = "The request is being answered"


class NotAcceptable(BrevierError):
    """None of the types in `Accept` can be given."""

    status = 406
    code = "not_acceptable"
    title = "No acceptable format"


class NotFound(BrevierError):
    """No such thing, or it belongs to another key."""

    status = 404
    code = "not_found"
    title = "Not found"


class Unauthorized(BrevierError):
    """A key is needed and none that is known was given."""

    status = 401
    code = "unauthorized"
    title = "A key is needed"


class Forbidden(BrevierError):
    """The `Host` or `Origin` of the request is not one that this service answers."""

    status = 403
    code = "forbidden"
    title = "Refused"


class EngineUnavailable(BrevierError):
    """The engine that was asked for is not configured or cannot work now."""

    status = 503
    code = "engine_unavailable"
    title = "The engine is not available"


class ModelError(BrevierError):
    """The model's endpoint failed: a wrong key or name, an error, a broken connection."""

    status = 502
    code = "model_failed"
    title = "The model failed"

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        """Take a message without any secret, and in how many seconds to try again, if known."""
        super().__init__(message)
        self.retry_after = retry_after


class ContextOverflow(ModelError):
    """A chunk and its prompt are longer than the model reads; smaller chunks may do."""

    code = "context_overflow"
    title = "The model cannot read that much at once"


class ModelRefused(ModelError):
    """The model, or a filter before or behind it, would not answer."""

    code = "model_refused"
    title = "The model refused"


class ModelUnusable(ModelError):
    """The model answered, but nothing of it could be used."""

    code = "model_unusable"
    title = "The model's answer cannot be used"


class ModelBusy(ModelError):
    """The model's endpoint takes no more requests now."""

    status = 503
    code = "model_busy"
    title = "The model is busy"


class OverBudget(ModelError):
    """More tokens than a setting allows."""

    status = 503
    code = "over_budget"
    title = "The token budget is spent"


class ModelTimeout(ModelError):
    """The model did not answer in time."""

    status = 504
    code = "model_timeout"
    title = "The model did not answer in time"


class QueueFull(BrevierError):
    """More jobs wait than `BREVIER_MAX_QUEUE` allows; nothing was accepted."""

    status = 503
    code = "queue_full"
    title = "Too many jobs wait"


class Stopping(BrevierError):
    """The process was told to stop; others, or the next one, go on."""

    status = 503
    code = "stopping"
    title = "The service is stopping"


class StoreUnavailable(BrevierError):
    """The database cannot be opened, read or written."""

    status = 503
    code = "store_unavailable"
    title = "The store is not available"


class SettingsInvalid(BrevierError):
    """A setting has a value that cannot be used; nothing starts with it."""

    code = "settings_invalid"
    title = "A setting is not valid"
