"""Owns the real peer: the server of llama-cpp-python with a model of random weights.

It is built once, for minutes, by `make llama`, into an environment of its own.
"""

import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_ADDRESS = re.compile(r"running on (http://127\.0\.0\.1:\d+)")
_START_S = 60.0
_STOP_S = 10.0


class NoLlama(Exception):
    """The server did not start."""


@contextmanager
def llama_server(python: Path, folder: Path) -> Iterator[str]:
    """Serve until the block ends, with the Python that has llama-cpp-python; give the base URL.

    It answers one request after the other, each in a fraction of a second: the model has a token
    for each character, a context of 16,384 of them, and says noise.
    """
    model, log = folder / "tiny.gguf", folder / "llama.log"
    command = [str(python.absolute()), "-m"]  # not resolved: a link is what makes it a venv
    subprocess.run(
        [*command, "evals.peers.tiny_gguf", str(model)], cwd=ROOT, env={}, check=True, timeout=60
    )
    command += ["llama_cpp.server", "--model", str(model), "--model_alias", "tiny"]
    command += ["--host", "127.0.0.1", "--port", "0", "--n_ctx", "0", "--n_threads", "1"]
    command += ["--verbose", "False", "--seed", "1"]
    with log.open("w") as written:
        process = subprocess.Popen(command, cwd=ROOT, env={}, stdout=written, stderr=written)
    try:
        yield f"{_address(process, log)}/v1"
    finally:
        process.terminate()
        try:
            process.wait(_STOP_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    limit = time.monotonic() + _START_S
    while time.monotonic() < limit and process.poll() is None:
        if found := _ADDRESS.search(log.read_text("utf-8")):
            return found[1]
        time.sleep(0.05)
    raise NoLlama(log.read_text("utf-8")[-2000:])
