"""The prompts: files are checked when loaded, and their examples hold on their own text."""

import json
import re
import tomllib
from pathlib import Path
from typing import get_args

import pytest

from service.engines.llm.rows import FIELDS, SECTIONS, rows
from service.engines.llm.shown import Shown
from service.engines.llm.sifting import sift
from service.errors import SettingsInvalid
from service.grounding import Witnesses, ground
from service.models import Draft, Polarity, StepStatus
from service.prompts import Example, Said, load
from tests.conftest import ROOT
from tests.grounding.samples import reading

FILES = sorted(path.stem for path in (ROOT / "prompts").glob("*.md") if path.stem != "README")
GOOD = """\
---
name: greet
version: "1"
output: words
variables: [who, when]
---
# system
Say {nothing} more.
# example
## who
{Ann}
## when
now

{{or never}}
## answer
Hello, {Ann}.
# user
Greet {who}
{when}!
"""


def written(folder: Path, text: str | bytes = GOOD) -> Path:
    path = folder / "greet.md"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


def changed(old: str, new: str) -> str:
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new)


# ------------------------------------------------------------------------------- a good file


def test_a_file_becomes_messages(tmp_path: Path) -> None:
    prompt = load("greet", written(tmp_path))
    assert (prompt.name, prompt.version, prompt.output) == ("greet", "1", "words")
    assert prompt.variables == ("who", "when")
    assert prompt.examples == (
        Example({"who": "{Ann}", "when": "now\n\n{{or never}}"}, "Hello, {Ann}."),
    )
    assert prompt.filled(who="{who} {x}", when="{{}}") == (
        Said("system", "Say {nothing} more."),
        Said("user", "Greet {Ann}\nnow\n\n{{or never}}!"),
        Said("assistant", "Hello, {Ann}."),
        Said("user", "Greet {who} {x}\n{{}}!"),
    )


def test_a_variable_without_a_value_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        load("greet", written(tmp_path)).filled(who="Ann")


def test_system_and_examples_may_be_missing(tmp_path: Path) -> None:
    text = GOOD[: GOOD.index("# system")] + GOOD[GOOD.index("# user") :]
    prompt = load("greet", written(tmp_path, text))
    assert prompt.examples == ()
    assert prompt.filled(who="Ann", when="now") == (Said("user", "Greet Ann\nnow!"),)


@pytest.mark.parametrize("same", [GOOD.replace("\n", "\r\n"), "\ufeff" + GOOD])
def test_line_ends_and_a_mark_of_the_encoding_do_not_matter(tmp_path: Path, same: str) -> None:
    prompt = load("greet", written(tmp_path))
    again = load("greet", written(tmp_path, same))
    values = {"who": "Ann", "when": "now"}
    assert again.filled(**values) == prompt.filled(**values)
    assert again.sha256 != prompt.sha256


def test_the_hash_is_that_of_the_bytes(tmp_path: Path) -> None:
    first = load("greet", written(tmp_path)).ref
    assert load("greet", written(tmp_path)).ref == first
    changed_ = load("greet", written(tmp_path, changed("Say", "say"))).ref
    assert (changed_.name, changed_.version) == (first.name, first.version)
    assert changed_.sha256 != first.sha256
    assert re.fullmatch("[0-9a-f]{64}", first.sha256)


# ------------------------------------------------------------------------------ faulty files


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "must begin with front matter"),
        ("# user\nHi", "must begin with front matter"),
        (GOOD.replace("---\n# system", "# system"), "must begin with front matter"),
        (f"\n{GOOD}", "must begin with front matter"),
        ("---\n\n---\n# user\nHi", "the front matter: "),
        ("---\n- name\n---\n# user\nHi", "the front matter: "),
        ("---\njust words\n---\n# user\nHi", "the front matter: "),
        (changed('version: "1"\n', ""), "version: Field required"),
        (changed('"1"', "1"), "version: Input should be a valid string"),
        (changed("output: words", "output: words\nmodel: gpt"), "model: Extra inputs"),
        (changed("[who, when]", "who"), "variables: "),
        (changed("[who, when]", "[who, when"), "while parsing a flow sequence"),
        (changed("name: greet", "name: greet\n\tname: x"), "found character '\\t'"),
        (changed("name: greet", "name: other"), "its name is 'other'"),
        (
            changed("[who, when]", "[who]"),
            "declares the variables ['who'] and uses ['when', 'who']",
        ),
        (changed("[who, when]", "[who, when, why]"), "and uses ['when', 'who'] in `# user`"),
        (changed("Greet {who}", "Greet {}"), "uses ['', 'when']"),
        (changed("Greet {who}", "Greet {who.name}"), "uses ['when', 'who.name']"),
        (changed("Greet {who}", "Greet {who!r}"), "its name in braces and nothing else"),
        (changed("Greet {who}", "Greet {who:>9}"), "its name in braces and nothing else"),
        (changed("Greet {who}", "Greet {who"), "unexpected '{'"),
        (changed("Greet {who}", "Greet {who}}"), "'}'"),
        (changed("# user\n", "# user\nHi\n# user\n"), "one `# user`, and has 2"),
        (changed("# user\n", ""), "one `# user`, and has 0"),
        (changed("# system\n", "# system\nA\n# system\n"), "one `# system`, and has 2"),
        (changed("# system\n", "Words.\n# system\n"), "text before the first of"),
        (changed("## when\n", "## whom\n"), "and has ['answer', 'who', 'whom']"),
        (changed("## when\n", ""), "an example needs `## who`, `## when`, `## answer`"),
        (changed("## answer\n", ""), "and has ['when', 'who']"),
        (changed("## who\n", "## who\nBo\n## who\n"), "and has ['answer', 'when', 'who', 'who']"),
        (changed("# example\n", "# example\nWords.\n"), "an example needs"),
        (b"---\nname: gr\xfc\xdft\n---\n", "cannot be read"),
        (b"\xff\xfe-\x00-\x00-\x00", "cannot be read"),
    ],
)
def test_a_faulty_file_is_named_with_its_fault(
    tmp_path: Path, text: str | bytes, fault: str
) -> None:
    with pytest.raises(SettingsInvalid) as raised:
        load("greet", written(tmp_path, text))
    told = str(raised.value)
    assert "'greet.md'" in told
    assert fault in told
    assert "\n" not in told


def test_a_missing_file_is_named_without_its_folder(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    for name in ("greet", "folder"):
        with pytest.raises(SettingsInvalid, match=rf"'{name}\.md' cannot be read") as raised:
            load(name, tmp_path)
        assert str(tmp_path) not in str(raised.value)


# ---------------------------------------------------------------------------------- our own


def test_there_are_prompts() -> None:
    assert {"extract", "repair", "merge", "verify"} <= set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_our_own_are_sound_and_others_take_their_place(tmp_path: Path, name: str) -> None:
    own = load(name)
    assert own.name == name
    text = (ROOT / "prompts" / f"{name}.md").read_text(encoding="utf-8")
    other = tmp_path / f"{name}.md"
    other.write_text(text.replace("# user\n", "# user\nMine. "), encoding="utf-8")
    mine = load(name, tmp_path)
    values = dict.fromkeys(own.variables, "x")
    assert mine.filled(**values)[-1].text == f"Mine. {own.filled(**values)[-1].text}"
    assert mine.sha256 != own.sha256


def test_a_wheel_has_them() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["force-include"]["prompts"] == "service/_prompts"


def test_only_the_prompt_for_rows_has_examples() -> None:
    assert [name for name in FILES if load(name).examples] == ["extract"]


@pytest.mark.parametrize("example", load("extract").examples)
def test_the_examples_hold_on_their_own_text(example: Example) -> None:
    numbered = dict(re.findall(r"^\[(\d+)\] (.+)$", example.values["article"], re.MULTILINE))
    read = reading(" ".join(numbered.values()))
    assert {str(each.number): read.words_of(each) for each in read.sentences} == numbered
    answer = json.loads(example.answer)
    assert set(answer) == SECTIONS
    lines = list(rows(answer))
    sifted = sift(lines, Shown("", 1, len(numbered)), Witnesses(read))
    assert sifted.fallen == []
    assert sifted.standing == lines  # nothing had to be mended
    assert {line.section for line in sifted.standing} == SECTIONS
    grounded = ground(Draft(lines=tuple(sifted.standing)), read, 9)
    assert grounded.withheld == ()
    assert all(
        getattr(line.checks, name) != "fail"
        for section in (grounded.positions, grounded.criticism, grounded.next_steps)
        for line in section
        for name in type(line.checks).model_fields
    )


def test_the_prompt_for_rows_says_what_the_parser_reads() -> None:
    system = load("extract").system
    for word in (*get_args(Polarity), *get_args(StepStatus)):
        assert (word in system) == (word != "unclear")
    form = json.loads(next(row for row in system.splitlines() if row.startswith("{")))
    assert list(form) == list(FIELDS)
    for section, fields in FIELDS.items():
        row = form[section] if section == "headline" else form[section][0]
        assert len(row.split("|")) == len(fields) + 2
