from service.render.plain import numbers, to_text
from service.render.wrap import width_of
from tests.render.samples import LONG_WORD, empty, rich, seed


def test_the_seed_reads_as_text() -> None:
    top, _, rest = to_text(seed()).partition("POSITIONS\n\n")
    assert top.startswith("China has expressed its support for increased communication")
    assert rest.startswith(
        "- Guo Jiakun (Chinese Foreign Ministry spokesperson) · supports\n"
        "    “dialogue and negotiation is the only viable way out of the crisis.” [3]\n"
    )


def test_lines_keep_within_eighty_columns_unless_one_word_does_not() -> None:
    wide = [line for line in to_text(rich()).split("\n") if width_of(line) > 80]
    assert [line.strip() for line in wide] == [LONG_WORD]


def test_a_narrow_width_is_kept() -> None:
    assert max(map(width_of, to_text(seed(), 40).split("\n"))) <= 40


def test_no_mark_stands_alone_on_a_line() -> None:
    assert not [line for line in to_text(seed(), 50).split("\n") if line.strip() == "[5]"]


def test_passages_stand_at_the_end_with_their_offsets_and_lines() -> None:
    assert "\n[3] s1:584-788 for ln_9ab1d4470c6e\n    A Chinese Foreign" in to_text(seed())


def test_no_escape_sequence_of_an_article_gets_through() -> None:
    assert "\x1b" not in to_text(rich())


def test_empty_sections_are_told_in_words() -> None:
    told = to_text(empty())
    assert told.startswith("No headline.\n\nPOSITIONS\n\n  None found in this article.\n")
    assert "NEXT STEPS\n\n  Not looked for.\n" in told


def test_numbers_are_written_as_marks() -> None:
    assert numbers((1, 12)) == "[1][12]"
