import hashlib
import socket
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
import tiktoken
from hypothesis import given
from hypothesis import strategies as st

from service.text import tokens
from service.text.lexicon import parse
from service.text.tokens import (
    Counter,
    EncodingName,
    EstimatingCounter,
    VocabularyCounter,
    load_counter,
)
from tests.conftest import ROOT
from tests.text.generated import FEW, TEXTS

ENCODINGS: tuple[EncodingName, ...] = ("o200k_base", "cl100k_base")
FILES = {
    "o200k_base": "fb374d419588a4632f3f557e76b4b70aebbca790",
    "cl100k_base": "9b5ad71b2ce5302211f9c61530b329a4922fc6a4",
}
PASSAGES = [
    one
    for many in parse((ROOT / "tests/data/passages.txt").read_text("utf-8")).values()
    for one in many
]


def _carrier() -> Path:
    found = [place for place in tokens._carried() if (place / FILES["o200k_base"]).exists()]
    if not found:
        pytest.skip("no vocabulary: install requirements-vocabulary.lock")
    return found[0]


@pytest.fixture(params=ENCODINGS)
def exact(request: pytest.FixtureRequest) -> tuple[EncodingName, Counter]:
    _carrier()
    return request.param, load_counter(encoding=request.param)


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no installed package carry a vocabulary."""
    monkeypatch.setattr(tokens, "_CARRIERS", {"no_such_package": "x"})
    monkeypatch.setattr(tokens, "load_counter", load_counter.__wrapped__)


def test_an_installed_package_gives_the_vocabulary_without_being_imported() -> None:
    _carrier()
    code = (
        "import sys; from service.text.tokens import load_counter; c = load_counter();"
        "print(c.estimated, c.count('hello world'), {'llama_index', 'litellm'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False 2 set()"


def test_tiktoken_itself_then_uses_the_same_encoding(exact: tuple[EncodingName, Counter]) -> None:
    name, counter = exact
    assert tiktoken.get_encoding(name).encode_ordinary("hello world") == (
        tiktoken.registry.ENCODINGS[name].encode_ordinary("hello world")
    )
    assert counter.count("hello world") == 2


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("argument", ["directory", "cache_dir"])
def test_a_directory_that_is_named_gives_the_vocabulary(argument: str, tmp_path: Path) -> None:
    content = (_source() / FILES["cl100k_base"]).read_bytes()
    (tmp_path / FILES["cl100k_base"]).write_bytes(content)
    counter = load_counter.__wrapped__(encoding="cl100k_base", **{argument: str(tmp_path)})
    assert not counter.estimated
    assert load_counter.__wrapped__(encoding="o200k_base", **{argument: str(tmp_path)}).estimated


def _source() -> Path:
    spec = find_spec("llama_index")
    if spec is None or not spec.submodule_search_locations:
        pytest.skip("no vocabulary: install requirements-vocabulary.lock")
    return Path(next(iter(spec.submodule_search_locations))) / "core/_static/tiktoken_cache"


@pytest.mark.usefixtures("bare")
def test_a_file_with_a_wrong_hash_is_not_used_and_not_touched(tmp_path: Path) -> None:
    content = (_source() / FILES["cl100k_base"]).read_bytes()[:-1] + b"9"
    path = tmp_path / FILES["cl100k_base"]
    path.write_bytes(content)
    assert load_counter.__wrapped__(str(tmp_path), "cl100k_base").estimated
    assert path.read_bytes() == content


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("name", ENCODINGS)
def test_without_a_vocabulary_tokens_are_estimated_and_said_so(
    name: EncodingName, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for place in (None, str(tmp_path), str(tmp_path / "missing")):
        assert load_counter.__wrapped__(place, name).estimated
    assert caplog.messages == [f"no vocabulary of {name} on this machine: tokens are estimated"] * 3


@pytest.mark.usefixtures("bare")
def test_no_connection_is_opened_for_want_of_a_vocabulary(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert load_counter.__wrapped__().estimated


def test_the_counter_is_loaded_once() -> None:
    assert load_counter() is load_counter()


@pytest.mark.parametrize("passage", PASSAGES)
def test_counts_are_those_of_tiktoken(passage: str, exact: tuple[EncodingName, Counter]) -> None:
    name, counter = exact
    encoding = tiktoken.registry.ENCODINGS[name]
    for _ in range(2):  # the second time from memory
        assert counter.count(passage) == len(encoding.encode_ordinary(passage))


@FEW
@given(st.one_of(TEXTS, st.text()))
def test_counts_of_any_text_are_those_of_tiktoken(text: str) -> None:
    _carrier()
    for name in ENCODINGS:
        counter = load_counter(encoding=name)
        assert counter.count(text) == len(tiktoken.registry.ENCODINGS[name].encode_ordinary(text))


@FEW
@given(st.lists(TEXTS.map(str.strip).filter(bool), min_size=2, max_size=2))
def test_counts_add_up_before_a_single_space(parts: list[str]) -> None:
    _carrier()
    one, two = parts
    for name in ENCODINGS:
        counter = load_counter(encoding=name)
        assert counter.count(f"{one} {two}") == counter.count(one) + counter.count(f" {two}")


def test_words_are_remembered_only_up_to_a_limit(
    monkeypatch: pytest.MonkeyPatch, exact: tuple[EncodingName, Counter]
) -> None:
    name, counter = exact
    assert isinstance(counter, VocabularyCounter)
    encoding = tiktoken.registry.ENCODINGS[name]
    monkeypatch.setattr(tokens, "_MOST_WORDS", 0)
    words = " ".join(hashlib.md5(bytes([n])).hexdigest() for n in range(50))
    known = len(counter._words)
    assert counter.count(words) == len(encoding.encode_ordinary(words))
    assert len(counter._words) == known


@pytest.mark.parametrize("passage", PASSAGES)
def test_an_estimate_is_never_more_than_a_third_too_low(passage: str) -> None:
    _carrier()
    estimate = EstimatingCounter("o200k_base").count(passage)
    assert estimate > load_counter().count(passage) / 1.5


def test_an_estimate_of_english_news_is_near(
    seed_text: str, exact: tuple[EncodingName, Counter]
) -> None:
    name, counter = exact
    articles = [path.read_text("utf-8") for path in (ROOT / "tests/data/articles").glob("*.txt")]
    for text in (seed_text, *articles):
        assert EstimatingCounter(name).count(text) == pytest.approx(counter.count(text), rel=0.1)


@FEW
@given(st.text(), st.text())
def test_estimates_of_parts_are_never_less_than_of_the_whole(one: str, two: str) -> None:
    counter = EstimatingCounter("o200k_base")
    whole = counter.count(f"{one} {two}")
    assert 0 <= whole <= counter.count(one) + counter.count(f" {two}") + 1
