import json
from pathlib import Path
from typing import Any

import pytest

from evals.solvers.encoding import encoded, renumbered
from evals.solvers.replies import FOLDER
from service.engines.llm.rows import rows
from service.models import DraftLine

REPLY: dict[str, Any] = {
    "headline": {"text": "Tram backed", "sentences": [1]},
    "summary": [{"text": "The council decides", "sentences": [1, 3]}],
    "positions": [
        {
            "sentences": [1],
            "holder": "she",
            "holder_name": "Ann Brown",
            "polarity": "supports",
            "text": "backs it",
        }
    ],
    "criticism": [
        {"sentences": [2], "critic": "Oak", "critic_name": "Oak", "target": None, "text": "fumes"}
    ],
    "next_steps": [
        {
            "sentences": [3],
            "actor": None,
            "actor_name": None,
            "when": "on 12 March",
            "status": "scheduled",
            "text": "votes",
        }
    ],
}


def test_a_reply_is_written_in_rows_without_a_needless_space() -> None:
    assert encoded(REPLY) == (
        '{"headline":"1|Tram backed","summary":["1 3|The council decides"],'
        '"positions":["1|she = Ann Brown|supports|backs it"],"criticism":["2|Oak||fumes"],'
        '"next_steps":["3||on 12 March|scheduled|votes"]}'
    )


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.reply.json")), ids=lambda file: file.name)
def test_every_row_of_the_twelve_reads_back_as_it_was_said(file: Path) -> None:
    reply = json.loads(file.read_text("utf-8"))
    read = [*rows(json.loads(encoded(reply)))]
    parts = ("summary", "positions", "criticism", "next_steps")
    said = [reply["headline"], *(line for part in parts for line in reply[part])]
    assert all(isinstance(line, DraftLine) for line in read)
    assert [line.text for line in read if isinstance(line, DraftLine)] == [
        " ".join(line["text"].split()) for line in said
    ]
    assert [line.sentences for line in read if isinstance(line, DraftLine)] == [
        tuple(line["sentences"]) for line in said
    ]


def test_a_sentence_may_become_several_and_two_of_them_one() -> None:
    moved = renumbered(REPLY, {1: [1, 2], 2: [2], 3: [2, 3]}.__getitem__)
    assert moved["headline"]["sentences"] == [1, 2]
    assert moved["summary"][0]["sentences"] == [1, 2, 3]
    assert moved["criticism"][0] == {**REPLY["criticism"][0], "sentences": [2]}
    assert REPLY["headline"]["sentences"] == [1]
