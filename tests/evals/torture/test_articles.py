"""Articles whose prompts are told apart: by number, and by what is asked."""

from evals.peers import ChatRequest
from evals.torture.articles import asked, number_of, text


def request(*contents: str) -> ChatRequest:
    return ChatRequest({"messages": [{"role": "user", "content": each} for each in contents]})


def test_each_paragraph_but_the_last_has_the_number() -> None:
    assert text(7).count("report number 7") == text(7).count("\n") + 1
    assert number_of(text(7).splitlines()[0]) == 7
    assert number_of("no number") == 0


def test_what_is_asked_is_told() -> None:
    chunk = "<article 1a>\n[1] report number 3.\n</article 1a>\nThis is part 2 of 3 of an article"
    assert asked(request(chunk))[2:] == (3, "part 2 of 3")
    assert asked(request(chunk, "{}", "Answer once more"))[2:] == (3, "part 2 of 3, mended")
    assert asked(request("<lines 2b>\nc1|report number 12|\n</lines 2b>"))[2:] == (12, "lines")
