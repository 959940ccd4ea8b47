"""`/health` and `/ready`."""

from service import __version__
from tests.api.conftest import Peer


def test_the_process_answers(peer: Peer) -> None:
    assert peer.get("/health").json() == {"status": "ok", "version": __version__}


def test_the_store_can_be_reached(peer: Peer) -> None:
    assert peer.get("/ready").json() == {"status": "ready"}
