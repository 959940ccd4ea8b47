"""The submitter: it repeats a request with the same key until it is accepted, wherever."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from evals.torture.submitter import Submitter


class Api(ThreadingHTTPServer):
    """An API that answers what it is told to, 0 for a broken line, and remembers the keys."""

    def __init__(self, *answers: int) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.answers, self.keys = list(answers), list[str]()


class Answering(BaseHTTPRequestHandler):
    server: Api

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.keys.append(self.headers["Idempotency-Key"])
        status = self.server.answers.pop(0)
        if not status:
            self.close_connection = True
            return
        self.send_response(status)
        self.send_header("Location", "/v1/jobs/job_1")
        self.send_header("Retry-After", "0")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def api(*answers: int) -> Iterator[Api]:
    with Api(*answers) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def test_a_request_is_repeated_with_its_key_until_it_is_accepted() -> None:
    with api(503, 0, 202) as one, api(409, 409, 409) as other:
        addresses = [f"http://127.0.0.1:{each.server_port}" for each in (other, one)]
        submitter = Submitter(addresses)
        submitter.start()
        submitter.let(1)
        submitter.finish(20)
        [accepted] = submitter.accepted
    assert one.keys[0] == other.keys[0] == "torture-1"
    assert len(set(one.keys + other.keys)) == 1
    assert (accepted.number, accepted.location) == (1, "/v1/jobs/job_1")
    assert accepted.trials == len(one.keys + other.keys) > 2
    assert submitter.answers["202"] == 1


def test_no_more_are_posted_than_were_let_through() -> None:
    with api(202, 202, 202) as one:
        submitter = Submitter([f"http://127.0.0.1:{one.server_port}"])
        submitter.start()
        submitter.let(2)
        submitter.finish(20)
    assert sorted(one.keys) == ["torture-1", "torture-2"]
    assert sorted(each.number for each in submitter.accepted) == [1, 2]
