import time
from itertools import pairwise

import pytest
from hypothesis import given

from service.text.outline import outline
from service.text.sentences import Splitter
from tests.conftest import ROOT, SEED
from tests.text.generated import FEW, TEXTS

# each line is one block; a bar marks where a sentence ends
CASES = """
He left.| She stayed.
He met J.D. Vance and J. K. Rowling.| She met George W. Bush.
They met in the U.S.| The EU said no.
The U.S. and the EU met.
U.S.-led forces left Washington, D.C.| They went home.
Mr. Smith, Dr. Jones and Gen. Lee met Sens. Ed Foo (D-Calif.) and Bar.| Nobody spoke.
He lives on Main St.| The mayor does too.
St. Aubin's plan is dead.
Acme Inc. said so.| Acme Inc.| The firm did not.
He left at 9 a.m. Monday.| She left at 5 p.m.| Police came.
It closes at 5 p.m. ET on Friday.
It grew 3.5 percent to $1.2 million.| Nobody knew.
No. 10 said no.| No.| That was all.
It rained on Jan. 19 and Sept. 3.| It stopped on Dec. 2.| It was cold.
See Art. 5, p. 12 and Fig. 3.| Then stop.
Martin Luther King Jr. spoke.| Sammy Davis Jr.| He sang.
Roe v. Wade is dead, e.g. in Texas, i.e. Dallas.
"Why?" he asked.| "Why?" Jones asked.| "Why?"| The room fell silent.
“Sack them!” Mr. Smith shouted.| “Sack them!”| Everybody cheered.
“I don't know,” Tolbert said.| “Neither do you.| That's what I'd call a problem.”
“Dialogue is the way out of the crisis.”| Beijing agreed.
He said “no.”| “Yes,” she said.
'They closed the hole,' she said.| 'Seven weeks.'| The firm agreed.
He paused… then left.| Wait...| What now?
I mean . . . well.| Yes.
(A pond is to be moved.)| It was late.
The firm (see below.) left.
Lost them.| Gone.” — Opposition leader Doug Wetherall, 3 May
The iPhone sold well.| iPhone sales fell.
£1.9m a year, they say.| €388m went missing.| 34,000 did.
Yahoo! Finance fell.| Yahoo!| The firm said so.
don't forget to subscribe!|China, which left, came back.
the end.|Then came the rest in 2019.|The end.
node.js, U.S.A, 3.5.1 and Booking.Com stayed.
See www.Example.Com/Foo.Bar and jane.Doe@x.com now.
They met.| • One thing.| • another thing.
1. Rent cap: it's on.| It is.
a. First of all.
部长说。|预算将被削减！|“好。”|他走了。
他说：“不。”|然后走了。
مرحبا بكم.| كيف حالك؟| جيد.
यह सच है।| वह गया।
Am 3. Oktober war es, z.B. hier.| Danach nicht.
В 2019 г. Москва росла.| Потом нет.
Is it?| It is!| Is it?!| Yes.
He left. —
He left.| — The Editor
""".strip().split("\n")


def _cut(text: str) -> list[str]:
    return [text[start:end] for start, end in Splitter(text).sentences(0, len(text))]


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_where_a_reader_says_so(case: str) -> None:
    assert _cut(case.replace("|", "")) == [part.strip() for part in case.split("|")]


def test_a_sentence_goes_on_over_a_wrapped_line() -> None:
    assert _cut("They won’t go on\nMonday. Mr.\nSmith will.") == [
        "They won’t go on\nMonday.",
        "Mr.\nSmith will.",
    ]


def test_a_quotation_that_goes_on_in_the_next_paragraph_holds_nothing_up() -> None:
    text = "“We went. We saw."
    assert _cut(text) == ["“We went.", "We saw."]


def test_only_the_block_is_cut() -> None:
    text = "One. Two. Three. Four."
    assert list(Splitter(text).sentences(5, 16)) == [(5, 9), (10, 16)]


@FEW
@given(TEXTS)
def test_between_sentences_is_only_white_space(raw: str) -> None:
    text = raw.strip()
    if not text:
        return
    spans = list(Splitter(text).sentences(0, len(text)))
    assert (spans[0][0], spans[-1][1]) == (0, len(text))
    assert all(start < end for start, end in spans)
    assert all(not text[one[1] : two[0]].strip() for one, two in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)


@pytest.mark.parametrize(
    "piece",
    ['"', "A", ".", " .", "! ", "a.", "A.", ". A", '." ', "?!", "(", "。", "x", "Mr. ", "’s "],
)
def test_a_long_run_of_anything_takes_linear_time(piece: str) -> None:
    text = (piece * (200_000 // len(piece))).strip()
    began = time.process_time()
    assert sum(1 for _ in Splitter(text).sentences(0, len(text)))
    assert time.process_time() - began < 3  # quadratic work would take minutes


@pytest.mark.filterwarnings("ignore:invalid escape sequence")
def test_ours_agree_with_pysbd() -> None:
    """Measured: every end that pysbd finds, and one in fifty more, inside quotations."""
    import pysbd  # its own source warns when it is first read

    oracle = pysbd.Segmenter(language="en", clean=False, char_span=True)
    both = only_ours = only_theirs = 0
    for path in (SEED, *sorted((ROOT / "tests/data/articles").glob("*.txt"))):
        text = path.read_text("utf-8")
        splitter = Splitter(text)
        for row, kind in zip(*outline(text), strict=True):
            if kind == "body":
                block = text[row.start : row.end]
                ours = {end - row.start for _, end in splitter.sentences(row.start, row.end)}
                theirs = {one.start + len(one.sent.rstrip()) for one in oracle.segment(block)}
                both += len(ours & theirs)
                only_ours += len(ours - theirs)
                only_theirs += len(theirs - ours)
    assert both > 100
    assert only_theirs <= 0.005 * both
    assert only_ours <= 0.025 * both
