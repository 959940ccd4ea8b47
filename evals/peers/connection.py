"""Owns one connection of the scripted server: reads requests, sends answers in their manner."""

import asyncio
import socket
import struct
from math import inf

from evals.peers.http import Malformed, take
from evals.peers.site import Site
from evals.peers.wire import Wire, error

_RESET = struct.pack("ii", 1, 0)


class Connection(asyncio.Protocol):
    """One connection; it answers one request after the other, with timers instead of tasks."""

    _transport: asyncio.Transport

    def __init__(self, site: Site, opened: set["Connection"]) -> None:
        self._site, self._opened = site, opened
        self._buffer = bytearray()
        self._wire: Wire | None = None
        self._number = 0
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Count it."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._opened.add(self)
        self._site.record.connections += 1

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget what was still to be sent."""
        self._opened.discard(self)
        if self._timer:
            self._timer.cancel()
        if self._wire:
            self._wire = None
            self._site.record.ended(complete=False)

    def data_received(self, data: bytes) -> None:
        """Answer where a request is complete."""
        self._buffer += data
        self._next()

    def abort(self) -> None:
        """Close at once: the server stops."""
        self._transport.abort()

    def _next(self) -> None:
        while self._wire is None and not self._transport.is_closing():
            try:
                asked = take(self._buffer)
            except Malformed as fault:
                self._transport.write(_refused(str(fault)))
                self._transport.close()
                return
            if asked is None:
                return
            self._site.record.began()
            self._wire, self._number = self._site.answer(asked)
            self._wait(self._wire)

    def _wait(self, wire: Wire) -> None:
        if not wire.delay_s:
            self._send(wire)
        elif wire.delay_s < inf:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(wire.delay_s, self._resume, wire)

    def _resume(self, wire: Wire) -> None:
        self._send(wire)
        self._next()

    def _send(self, wire: Wire) -> None:
        if wire.cut is not None and wire.cut < 0:
            self._done(wire)
        elif wire.byte_s:
            self._transport.write(wire.head(self._number))
            self._drip(wire, wire.body[: wire.cut], 0)
        else:
            self._transport.write(wire.head(self._number) + wire.body[: wire.cut])
            self._done(wire)

    def _drip(self, wire: Wire, body: bytes, at: int) -> None:
        if at == len(body):
            self._done(wire)
            self._next()
            return
        self._transport.write(body[at : at + 1])
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(wire.byte_s, self._drip, wire, body, at + 1)

    def _done(self, wire: Wire) -> None:
        self._wire = self._timer = None
        self._site.record.ended(complete=True)
        if wire.cut is None:
            return
        if wire.reset:
            raw = self._transport.get_extra_info("socket")
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            self._transport.abort()
        else:
            self._transport.close()


def _refused(told: str) -> bytes:
    wire = Wire(error(told), 400, {"connection": "close"})
    return wire.head(0) + wire.body
