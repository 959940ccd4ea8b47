"""Owns the client of the benches: so many connections send POSTs of JSON, each when it is answered.

Run as a program it is a process of its own, so that its CPU is not the server's: it reads what to
do as JSON and writes seconds as JSON. It speaks no more HTTP than it must: a client that is kind
to programmers would take as much CPU as the service.
"""

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from time import perf_counter
from typing import NamedTuple


class Told(NamedTuple):
    """What became of the requests: seconds in all, and of each."""

    seconds: float
    each: list[float]

    @property
    def a_second(self) -> float:
        """Give the requests a second."""
        return len(self.each) / self.seconds

    def within(self, share: float) -> float:
        """Give the milliseconds within which this share of them was answered."""
        ordered = sorted(self.each)
        return 1e3 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def post(ports: Sequence[int], path: str, bodies: Sequence[str], at_once: int, status: int) -> Told:
    """Post all bodies to servers on these ports in turn, and give how long that took.

    Raises:
        RuntimeError: an answer had another status.
    """
    asked = {"ports": ports, "path": path, "bodies": bodies, "at_once": at_once, "status": status}
    done = subprocess.run(
        [sys.executable, "-m", __spec__.name],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return Told(**json.loads(done.stdout))


async def _post(
    ports: Sequence[int], path: str, bodies: Sequence[str], at_once: int, status: int
) -> Told:
    waiting, each = iter(bodies), list[float]()
    clients = [
        _client(ports[at % len(ports)], path, waiting, status, each) for at in range(at_once)
    ]
    began = perf_counter()
    await asyncio.gather(*clients)
    return Told(perf_counter() - began, each)


async def _client(
    port: int, path: str, waiting: Iterator[str], status: int, each: list[float]
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for body in waiting:
        raw = body.encode()
        began = perf_counter()
        writer.write(
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(raw)}\r\n\r\n".encode()
            + raw
        )
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        length = head.partition("content-length:")[2].split()[0]
        answer = await reader.readexactly(int(length))
        each.append(perf_counter() - began)
        if int(head.split()[1]) != status:
            raise RuntimeError(f"{head.splitlines()[0]}: {answer[:200]!r}")
    writer.close()


if __name__ == "__main__":
    print(json.dumps(asyncio.run(_post(**json.load(sys.stdin)))._asdict()))
