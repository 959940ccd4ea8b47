"""Owns what a provider's exception means: which of our errors, and whether to try again."""

import re
from http import HTTPStatus

import openai
from langchain_core import exceptions as langchain

from service.engines.llm.calling.details import Details, details
from service.engines.llm.calling.endpoint import FAMILY, Endpoint
from service.engines.llm.calling.failed import Failed
from service.engines.llm.calling.options import FORM, MAYBE
from service.errors import ContextOverflow, ModelBusy, ModelError, ModelTimeout

_OVERFLOW = re.compile(
    r"context_length_exceeded|exceed_context_size|ContextWindowExceeded|maximum context length"
    r"|context (?:window|size|limit)|prompt is too long|prompt too long|input is too long"
    r"|tokens exceed the configured limit|exceeds the maximum number of tokens"
    r"|max_new_tokens` must be|request too large",  # too large for a minute's tokens: never fits
    re.IGNORECASE,
)
_FILTER = re.compile(
    r"content_filter|content_policy_violation|ResponsibleAIPolicy|content management policy",
    re.IGNORECASE,
)
_SPENT = re.compile(r"insufficient_quota|credit balance", re.IGNORECASE)
_FORMED = re.compile(
    r"response_format|json_schema|json_object|structured output|grammar|guided", re.IGNORECASE
)
_PASSING = {408, 409, 425, 500, 501, 502, 503, 504, *range(505, 600)}
_TIMEOUTS = (TimeoutError, openai.APITimeoutError, langchain.ModelTimeoutError)
_BROKEN = (openai.APIConnectionError, langchain.ModelConnectionError, OSError)


def filtered(error: Exception) -> bool:
    """Say whether a content filter turned the request down."""
    told = details(error)
    return told.status in (400, 403, 422) and bool(_FILTER.search(told.all))


def failed(error: Exception, endpoint: Endpoint, secrets: tuple[str, ...]) -> Failed:
    """Say what an exception of a library means; none of its words come into the message."""
    told = details(error)
    fault = _unreached(error, endpoint) or _answered(told, endpoint)
    fault.said = told.quoted(secrets)
    return fault


def _unreached(error: Exception, endpoint: Endpoint) -> Failed | None:
    if isinstance(error, _TIMEOUTS):
        late = ModelTimeout("The model did not answer within `BREVIER_LLM_TIMEOUT`")
        return Failed(late, again=True)
    if isinstance(error, _BROKEN):
        reason = f"The model cannot be reached at {endpoint.place}, or broke off its answer"
        return Failed(ModelError(reason), again=True)
    return None


def _answered(told: Details, endpoint: Endpoint) -> Failed:
    status = told.status
    if status is None:
        reason = f"What {endpoint.place} answered is no answer of a chat model: is it the address?"
        return Failed(ModelError(reason), again=True)
    if status in (400, 413, 422, 429, 500) and _OVERFLOW.search(told.all):
        return Failed(ContextOverflow("The text and its prompt are longer than the model reads"))
    if status in (401, 403):
        return Failed(ModelError(_keyless(status, endpoint)))
    if status == HTTPStatus.NOT_FOUND:
        return Failed(ModelError(_unknown(endpoint)))
    if status in (402, 429):
        return _busy(told, endpoint)
    return _refused(told, endpoint)


def _refused(told: Details, endpoint: Endpoint) -> Failed:
    status = told.status or 0
    reason = f"The model's endpoint at {endpoint.place} failed with status {status}{told.codes}"
    option = _option(told)
    error = (ModelTimeout if status == HTTPStatus.GATEWAY_TIMEOUT else ModelError)(
        reason, told.retry_after
    )
    if status in (400, 422):
        maybe = None if told.param in ("messages", "model") else FORM
        return Failed(error, refuses=option or maybe, named=option is not None)
    if status in _PASSING:
        refused = FORM if option == FORM else None  # llama-cpp's server answers 500 to a form
        return Failed(error, again=refused is None, refuses=refused, named=refused is not None)
    return Failed(error)


def _option(told: Details) -> str | None:
    """Give the option that an endpoint names: that of `param`, else the first in its message.

    "Use 'max_completion_tokens' instead" names the option that it refuses first.
    """
    if told.param in MAYBE:
        return told.param
    if _FORMED.search(told.param or ""):
        return FORM
    found = {name: told.all.find(name) for name in MAYBE}
    formed = _FORMED.search(told.all)
    found[FORM] = formed.start() if formed else -1
    named = {name: at for name, at in found.items() if at >= 0}
    return min(named, key=named.__getitem__) if named else None


def _busy(told: Details, endpoint: Endpoint) -> Failed:
    if told.status == HTTPStatus.PAYMENT_REQUIRED or _SPENT.search(told.all):
        reason = f"The account at {endpoint.place} has no credit left: see to its billing"
        return Failed(ModelBusy(reason))
    reason = f"The model's endpoint at {endpoint.place} takes no more requests now"
    return Failed(ModelBusy(reason, told.retry_after), again=True)


def _keyless(status: int, endpoint: Endpoint) -> str:
    variable = "`OPENAI_API_KEY`" if endpoint.provider in FAMILY else "its provider's key variable"
    return (
        f"The model's endpoint at {endpoint.place} refused the key ({status}): check {variable}, "
        f"and that it may use {endpoint.model!r}"
    )


def _unknown(endpoint: Endpoint) -> str:
    also = " and `BREVIER_LLM_BASE_URL`" if endpoint.base_url else ""
    return (
        f"There is no model {endpoint.model!r} at {endpoint.place} (404): check "
        f"`BREVIER_MODEL`{also}"
    )
