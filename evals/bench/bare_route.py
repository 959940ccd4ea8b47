"""Owns what our POSTs are measured beside: a FastAPI route that validates the same body, no more.

`python -m evals.bench.bare_route` serves it on a free port, and writes its address.
"""

import socket

import uvicorn
from fastapi import FastAPI

from service.api.orders import NewBriefing
from service.cli.collecting import keep_collecting

app = FastAPI()


@app.post("/v1/briefings", status_code=201)
async def create(asked: NewBriefing) -> dict[str, int]:
    """Validate a body."""
    return {"characters": len(asked.text or "")}


def main() -> None:
    """Serve until a signal."""
    with socket.create_server(("127.0.0.1", 0), backlog=2048) as listener:
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
        keep_collecting()
        uvicorn.Server(uvicorn.Config(app, log_level="warning")).run([listener])


if __name__ == "__main__":
    main()
