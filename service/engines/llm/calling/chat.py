"""Owns ONE attempt on the wire: a request goes out by LangChain, an Answer or Failed comes back."""

import asyncio
from collections.abc import Callable
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage

from service.engines.llm.base import Message, ModelReply, ModelRequest
from service.engines.llm.calling.endpoint import Endpoint
from service.engines.llm.calling.faults import failed, filtered
from service.engines.llm.calling.loops import PerLoop
from service.engines.llm.calling.opening import Opened, opened
from service.engines.llm.calling.options import RUNGS, Options
from service.engines.llm.calling.replies import Answer, answer

_SPEAKERS: dict[str, Callable[[str], BaseMessage]] = {
    "system": SystemMessage,
    "user": HumanMessage,
    "assistant": AIMessage,
}

Standard = tuple[tuple[str, Any], ...]
"""LangChain's own parameters, with which a model is made; none for an OpenAI-compatible one."""


class Chat:
    """One model at one endpoint; connections belong to an event loop, so each loop has its own."""

    def __init__(self, endpoint: Endpoint, timeout_s: float, temperature: float) -> None:
        """Open the model once, so that what is missing is said now.

        Args:
            endpoint: Provider, name and address.
            timeout_s: The seconds that one attempt may take in all, however it drips.
            temperature: Sent where the endpoint takes it.

        Raises:
            SettingsInvalid: the provider is unknown, or its package or its key is missing.
        """
        self._endpoint, self._timeout_s, self._temperature = endpoint, timeout_s, temperature
        first = opened(endpoint, timeout_s)
        self._unused: dict[Standard, Opened] = {(): first}
        self._compatible, self._is_openai = first.compatible, first.is_openai
        self._secrets = (*first.secrets, *endpoint.secrets)
        self._opened: PerLoop[dict[Standard, Opened]] = PerLoop(dict)

    @property
    def options(self) -> Options:
        """Give the options to begin with: other providers' own ways to a form differ too much."""
        if not self._compatible:
            return Options(rung=RUNGS[-1])
        # OpenAI itself refuses the older limit beside the newer
        return Options(left_out=frozenset({"max_tokens"} if self._is_openai else ()))

    async def ask(self, request: ModelRequest, options: Options) -> Answer:
        """Make one attempt.

        Raises:
            Failed: says which error it is for the caller, and what to do about it.
        """
        try:
            async with asyncio.timeout(self._timeout_s):
                message = await self._sent(request, options)
            return answer(message, request)
        except Exception as error:  # noqa: BLE001  # providers raise what they like
            if filtered(error):
                return Answer(ModelReply(text="", finish="filtered"))
            fault = failed(error, self._endpoint, self._secrets)
        # outside the handler: the cause holds the request, with the article and the key
        raise fault

    async def aclose(self) -> None:
        """Close the connections that were opened on the running loop."""
        for each in (self._opened.give_up() or {}).values():
            if each.client is not None:
                await each.client.aclose()

    async def _sent(self, request: ModelRequest, options: Options) -> AIMessage:
        messages = [_message(each) for each in request.messages]
        if self._compatible:
            # as `extra_body`, since with `response_format` of its own LangChain lets the SDK parse
            # the answer, and an answer that is cut off or no JSON is lost in an exception
            body = options.body(request, self._temperature)
            return await self._model(()).ainvoke(messages, extra_body=body)
        return await self._model(self._standard(request, options)).ainvoke(messages)

    def _standard(self, request: ModelRequest, options: Options) -> Standard:
        """Give LangChain's own parameters; they are fixed when a model is made.

        The limit is rounded up to a power of two, so that few models are made.
        """
        most = 1 << (request.most_tokens - 1).bit_length()
        standard = {"temperature": self._temperature, "max_tokens": most}
        return tuple((k, v) for k, v in standard.items() if k not in options.left_out)

    def _model(self, standard: Standard) -> BaseChatModel:
        models = self._opened.here()
        if standard not in models:
            unused = self._unused.pop(standard, None)
            models[standard] = unused or opened(self._endpoint, self._timeout_s, **dict(standard))
        return models[standard].model


def _message(message: Message) -> BaseMessage:
    return _SPEAKERS[message.speaker](message.text)
