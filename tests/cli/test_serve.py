import socket

import pytest

from service.cli import serve
from service.errors import BrevierError, SettingsInvalid
from service.settings import load

KEY = "k" * 16


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:81"),
        ("::1", "http://[::1]:81"),
        ("localhost", "http://localhost:81"),
    ],
)
def test_the_welcome_names_the_address_and_a_line_to_paste(host: str, address: str) -> None:
    first, second = serve.welcome(load(host=host), 81).splitlines()
    assert f"Brevier is at {address} " in first
    assert second.endswith(f"{address}/v1/briefings")
    assert "Authorization" not in second


def test_the_line_to_paste_asks_for_a_key_where_one_is_needed() -> None:
    told = serve.welcome(load(api_keys=(KEY,)), 81)
    assert "Authorization: Bearer YOUR_KEY" in told
    assert KEY not in told


def test_an_address_in_use_is_refused_before_anything_is_loaded() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(BrevierError, match=f"cannot listen on 127.0.0.1 port {port}: Address"):
            serve.run("127.0.0.1", port)


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(BrevierError, match=r"on 192\.0\.2\.1 port 8000: Cannot assign"):
        serve.take(load(host="192.0.2.1"))


def test_an_open_address_without_keys_is_refused() -> None:
    with pytest.raises(SettingsInvalid, match="BREVIER_API_KEYS"):
        serve.run("0.0.0.0", 0)
