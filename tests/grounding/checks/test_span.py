"""The check of spans and addresses."""

import pytest

from service.grounding import check, ground
from service.models import Draft, Section
from service.text.reading import Reading, Sentence
from tests.engines.llm.replies import Told, replies
from tests.grounding.samples import finding, line, reading

TEXT = "Ana Ruiz wrote on https://vellin.example/a that it was over."
READ = Reading(reading(TEXT).article, (Sentence(1, 0, len(TEXT), 0),))


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("wrote on https://vellin.example/a", True),
        ("wrote: see https://vellin.example/a.", True),
        ("wrote: see https://evil.example", False),
        ("wrote it", True),
    ],
)
def test_an_address_must_stand_in_the_evidence(text: str, *, held: bool) -> None:
    found = ground(Draft(lines=(line("summary", text),)), READ, 9)
    assert [each.reason for each in found.withheld] == ([] if held else ["url_not_in_source"])


def test_evidence_must_be_what_the_text_has() -> None:
    (made,) = ground(Draft(lines=(line("summary", "wrote it"),)), READ, 9).summary
    claim = made.evidence[0].model_copy(update={"start": 1})
    changed = made.model_copy(update={"evidence": (claim,)})
    assert check(changed, READ, "summary").span == "fail"
    assert finding("span", "Ana Ruiz wrote.", line("summary", "wrote")) == "pass"


CLOSED = "Harlow Port will close its grain quay in June, its owner Tidewell said on Monday."


@pytest.mark.parametrize("section", ["headline", "summary"])
@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Tidewell closes a quay and hundreds of dockers lose work", True),  # two in seven
        ("Owner shuts terminal, dockers protest, unions vow strikes", False),  # one in eight
        ("Rain falls on the hills and the rivers rise", False),
        ("qwx zzt plomb quay vrr", True),  # one in five
        ("qwx zzt plomb quay vrr ghh", False),
        ("It is what it is", True),  # not two words that carry meaning
        ("Terminated", True),
    ],
)
def test_a_line_in_which_nobody_speaks_is_about_its_evidence(
    section: Section, text: str, *, held: bool
) -> None:
    found = ground(Draft(lines=(line(section, text),)), reading(CLOSED), 9)
    withheld = [(each.reason, each.detail) for each in found.withheld]
    assert withheld == ([] if held else [("span_not_found", "what it says")])


def test_what_somebody_says_is_for_the_roles_to_check() -> None:
    assert finding("span", CLOSED, line("positions", "hopes for rain", "Tidewell")) == "pass"


@pytest.mark.parametrize(
    ("language", "text", "told", "noise"),
    [
        (
            "de",
            "Der Hafen von Harlow wird seinen Getreidekai im Herbst schließen. Es gibt Streit.",
            "Harlows Getreidekais machen zu",
            "Regen fällt über grünen Hügeln",
        ),
        (
            "fi",
            "Harlowin satama sulkee viljalaiturinsa kesäkuussa, omistaja kertoi maanantaina.",
            "Viljalaituri suljetaan kesäkuun aikana",
            "Lumi peittää vihreät mäet",
        ),
        (
            "zh",
            "市议会周二投票决定关闭旧磨坊。市长说，这是为了节省开支。",
            "旧磨坊将关闭，以节省开支",
            "雨落在绿色山丘上，河水上涨",
        ),
        (
            "th",
            "สภาเมืองลงมติปิดโรงสีเก่าในวันอังคาร",
            "โรงสีเก่า ปิดตามมติสภา",
            "xyz qqq zzz www jjj",
        ),
    ],
)
def test_other_languages_are_compared_by_how_words_begin_or_by_letters(
    language: str, text: str, told: str, noise: str
) -> None:
    read = reading(text, language=language)
    cited = tuple(each.number for each in read.sentences)
    lines = tuple(line("summary", words, sentences=cited) for words in (told, noise))
    found = ground(Draft(lines=lines), read, 9)
    assert [each.text for each in found.summary] == [told]
    assert [each.detail for each in found.withheld] == ["what it says"]


@pytest.mark.parametrize("told", replies(), ids=lambda told: told.name)
def test_no_summary_of_a_strong_model_is_taken_for_noise(told: Told) -> None:
    read = reading(told.article)
    lines = []
    for row in (told.reply["headline"], *told.reply["summary"]):
        spans = [told.sentences[number] for number in row["sentences"]]
        cited = [
            each.number
            for each in read.sentences
            if any(each.start < span.end and span.start < each.end for span in spans)
        ]
        if cited:  # some headlines rest on the title alone
            lines.append(line("summary", row["text"], sentences=tuple(cited)))
    assert len(lines) > 1
    found = ground(Draft(lines=tuple(lines)), read, 9)
    assert "what it says" not in [each.detail for each in found.withheld]
