import pytest

from service.cli import keys
from service.cli.app import dispatch
from service.errors import BrevierError


def test_a_key_is_shown_once_and_told_apart_by_how_it_begins(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert not keys.any_live()
    assert dispatch(["keys", "add", "ann"]) == 0
    out, told = capsysbinary.readouterr()
    key = out.decode().strip()
    assert b"shown once" in told
    assert dispatch(["keys", "add", "bob", "--expires", "30"]) == 0
    capsysbinary.readouterr()
    assert keys.any_live()
    assert dispatch(["keys", "list"]) == 0
    listed = capsysbinary.readouterr().out.decode()
    first, second = listed.splitlines()
    assert first.startswith(f"ann  live     {key[:16]}...  made 20")
    assert first.endswith("ends never")
    assert "ends 20" in second
    assert key not in listed


def test_a_key_is_rotated_and_revoked(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    keys.add("ann", None)
    first = capsysbinary.readouterr().out
    assert dispatch(["keys", "rotate", "ann"]) == 0
    assert capsysbinary.readouterr().out != first
    assert dispatch(["keys", "revoke", "ann"]) == 0
    assert b"Revoked ann" in capsysbinary.readouterr().out
    assert not keys.any_live()
    keys.list_()
    assert b"revoked" in capsysbinary.readouterr().out


def test_what_cannot_be_is_said(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    keys.list_()
    assert b"there is no key" in capsysbinary.readouterr().err
    keys.add("ann", None)
    with pytest.raises(BrevierError, match="rotate it"):
        keys.add("ann", None)
    with pytest.raises(BrevierError, match="there is no key 'eve'"):
        keys.rotate("eve", None)
    with pytest.raises(BrevierError, match="there is no key 'eve'"):
        keys.revoke("eve")


@pytest.mark.parametrize("name", ["", " ann", "a\nb", "x" * 65])
def test_a_name_is_a_line_that_can_be_listed(name: str) -> None:
    with pytest.raises(BrevierError, match="1 to 64 printable"):
        keys.add(name, None)
