import pytest

from service.text.bylines import dateline, is_byline, is_credit, is_reported

BYLINES = [
    "By Jane Doe, Political Editor",
    "By ANSELM ROYCE, legal affairs editor",
    "By our correspondent in Renk, South Sudan",
    "By Our Staff Reporter | Nagpur | June 30, 2026",
    "EXCLUSIVE by Danny Furlow, Chief Sports Reporter",
    "(Reporting by Ines Calloway; editing by R. Foss)",
    "Reporting by Tamsin Wroe in Dover; editing by L. Castellane",
    "• Additional reporting by Sioned Rowe",
    "Words: Fergus Dalhousie. Photographs: Una Breck",
    "From our correspondents and agencies",
    "Published 1 December 2026",
    "Published: 09:12 BST, 3 September 2026 - Updated: 13:40 BST",
    "Last updated 11.42 on Friday 7 May",
    "24 June 2026, 07.40 CEST | 5 min read",
    "Sunday, Nov. 8, 2026",
    "Kilmorna Sentinel, Thursday 20 August 2026",
    "PANAJI, Jan. 19",
    "— Bridie Tan",
]
MAKERS = [
    "Staff reporter",
    "Rowena Pask, Whitehall editor",
    "Martin Saltonstall",
    "Nadia Okonjo and Peter Raith",
    "Arts Correspondent",
    "LOCAL DEMOCRACY REPORTER",
]
NONE = [
    "By Monday the strike had spread to four cities.",
    "By 2030 the plan will have cost twice as much",
    "Reporting by the broadcaster showed that ministers had known for two years.",
    "Martin Saltonstall resigned on Tuesday.",
    "What is being changed?",
    "The vote is on 3 May and the count a day later.",
    "On Friday 7 May 2027 the Council voted to close the library.",
    "DEAD FISH",
    "Port Lorne is for it.",
    "Parliament's constitutional committee hears both on 1 July.",
]
DATELINES = [
    ("LONDON, 3 November (CWN) - Prisons minister", "Prisons minister"),
    ("OKLAHOMA CITY - The Oklahoma House", "The Oklahoma House"),
    ("ST. AUBIN, Mich. - The school board", "The school board"),
    ("ELY, Nev. (April 21, 2026) - A district judge", "A district judge"),
    ("NEW YORK -- Lendwise Corp called", "Lendwise Corp called"),
    ("FEB 12 — Brandt & Oakley reported", "Brandt & Oakley reported"),
    ("MANILA, Tuesday 14 April 2026 – There were", "There were"),
    ("BRUSSELS, March 27, 2026. The merger", "The merger"),
    ("RZESZÓW, Poland, Oct 7 (Vistula Wire) - Schools", "Schools"),
    ("BERGEN (29 October 2026) — Ministers", "Ministers"),
    ("MUSCAT, Oman — “For five days", "“For five days"),
    ("Washington (CNN) — The White House", "The White House"),
    ("New Delhi, Nov 12 (PTI) - The minister", "The minister"),
]
NO_DATELINES = [
    "NATO — the alliance that Finland joined — said no.",
    "FURIOUS allotment holders have vowed to stay.",
    "LIVE: Storm Edda – Halvik bridge closed",
    "The U.S. (and its allies) - so it says - left.",
    "UN officials said the talks - the third round - had failed.",
    "A plan - The Plan, as they call it - failed.",
]


@pytest.mark.parametrize("line", BYLINES)
def test_lines_that_name_makers_or_dates_are_bylines_anywhere(line: str) -> None:
    assert is_byline(line, top=False, bottom=False)


@pytest.mark.parametrize("line", MAKERS)
def test_bare_names_and_roles_are_bylines_only_at_the_top(line: str) -> None:
    assert is_byline(line, top=True, bottom=False)
    assert not is_byline(line, top=False, bottom=False)


@pytest.mark.parametrize("line", NONE)
def test_other_lines_are_none(line: str) -> None:
    assert not is_byline(line, top=True, bottom=False)


def test_who_reported_from_where_is_told_in_the_last_rows_only() -> None:
    line = "Fairweather reported from Oklahoma City and Brandvold from Tulsa."
    assert is_reported(line)
    assert is_byline(line, top=False, bottom=True)
    assert not is_byline(line, top=False, bottom=False)


@pytest.mark.parametrize(
    ("sentence", "credit"),
    [
        ("By Piers Hallworthy", True),
        ("Compiled by Devika Ramanathan.", True),
        ("Friday 4 December 2026.", True),
        ("He was born on 4 December.", False),
        ("By then it was too late.", False),
    ],
)
def test_sentences_that_only_credit_or_date_are_told(sentence: str, credit: bool) -> None:
    assert is_credit(sentence) is credit


@pytest.mark.parametrize(("line", "sentence"), DATELINES)
def test_the_sentence_begins_behind_a_dateline(line: str, sentence: str) -> None:
    assert line[dateline(line, 0, len(line)) :] == sentence


@pytest.mark.parametrize("line", NO_DATELINES)
def test_capitals_and_dashes_alone_are_no_dateline(line: str) -> None:
    assert dateline(line, 0, len(line)) == 0
