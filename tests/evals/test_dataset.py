import json
from pathlib import Path
from typing import Any

import pytest

from evals.dataset import SEEDS, load
from evals.errors import BadGold, NoDataset
from service.models import SECTIONS
from tests.evals.makers import ARTICLE, GOLD, sample


def put(folder: Path, gold: object = GOLD, article: str = ARTICLE, about: str = "") -> Path:
    folder.mkdir(parents=True)
    (folder / "article.txt").write_text(article, "utf-8")
    (folder / "gold.json").write_text(gold if isinstance(gold, str) else json.dumps(gold), "utf-8")
    if about:
        (folder / "about.yaml").write_text(about, "utf-8")
    return folder


def with_change(section: str, number: int, **change: object) -> dict[str, Any]:
    records = [dict(record) for record in GOLD[section]]
    records[number] |= change
    return GOLD | {section: records}


def test_the_seeds_are_sound_and_the_seed_article_stands_first() -> None:
    seeds = load()
    assert (len(seeds.samples), seeds.samples[0].id, seeds.name) == (19, "seed", "seeds")


def test_what_about_says_of_a_seed_is_what_its_gold_says() -> None:
    for each in load().samples:
        about, gold = each.about, each.gold
        assert (about.published, about.split) == (gold.published, gold.split), each.id
        assert about.provenance == gold.provenance
        assert about.title


@pytest.mark.parametrize(("split", "count"), [("dev", 13), ("aside", 6)])
def test_a_split_keeps_its_samples(split: str, count: int) -> None:
    assert len(load(SEEDS, split).samples) == count


def test_places_are_where_the_evidence_stands() -> None:
    made = sample()
    for record in (record for section in SECTIONS for record in made.gold.of(section)):
        spans = made.places(record.evidence)
        assert [made.article_text[a:b] for a, b in spans] == list(record.evidence)


@pytest.mark.parametrize(
    ("gold", "fault"),
    [
        (with_change("positions", 0, evidence=["no such words"]), "positions[0]: evidence is not"),
        (with_change("criticism", 0, evidence=["Brown"]), "criticism[0]: evidence stands 3 times"),
        (with_change("next_steps", 1, evidence=[]), "next_steps[1].evidence: Tuple should have"),
        (with_change("next_steps", 1, evidence=[""]), "next_steps[1]: evidence is not"),
        (with_change("headline_facts", 0, evidence=["x"]), "headline_facts[0]: evidence is not"),
        (with_change("traps", 1, evidence="Snow fell."), "traps[1]: evidence is not"),
        (with_change("positions", 1, polarity="likes"), "positions[1].polarity: Input should be"),
        (with_change("next_steps", 0, status="soon"), "next_steps[0].status: Input should be"),
        (with_change("next_steps", 0, when_date="12 March"), "next_steps[0].when_date: String"),
        (with_change("positions", 0, actor=[]), "positions[0].actor: Tuple should have"),
        (with_change("criticism", 0, critic=[]), "criticism[0].critic: Tuple should have"),
        (with_change("positions", 0, vital="yes"), "positions[0].vital: Input should be"),
        ({k: v for k, v in GOLD.items() if k != "traps"}, "traps: Field required"),
        ({k: v for k, v in GOLD.items() if k != "published"}, "published: Field required"),
        ("{", "Invalid JSON"),
    ],
)
def test_broken_gold_is_refused_with_its_place(tmp_path: Path, gold: object, fault: str) -> None:
    put(tmp_path / "tram", gold)
    with pytest.raises(BadGold) as caught:
        load(tmp_path)
    assert f"tram: {fault}" in caught.value.faults[0]


def test_every_fault_of_every_sample_is_named(tmp_path: Path) -> None:
    bad = with_change("positions", 0, evidence=["nope", "neither"])
    put(tmp_path / "one", bad)
    put(tmp_path / "two", "[]")
    put(tmp_path / "three")
    with pytest.raises(BadGold, match=r"and 2 more: `.* check --set FOLDER`") as caught:
        load(tmp_path)
    assert [fault.split(":")[0] for fault in caught.value.faults] == ["one", "one", "two"]


def test_a_missing_article_is_named(tmp_path: Path) -> None:
    (put(tmp_path / "tram") / "article.txt").unlink()
    with pytest.raises(BadGold, match=r"tram: article\.txt cannot be read: No such file"):
        load(tmp_path)


def test_an_article_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (put(tmp_path / "tram") / "article.txt").write_bytes(b"caf\xe9 " * 9)
    with pytest.raises(BadGold, match=r"article\.txt is not UTF-8: .* at byte 3"):
        load(tmp_path)


def test_an_about_page_that_is_no_yaml_is_named(tmp_path: Path) -> None:
    put(tmp_path / "tram", about="title: [")
    with pytest.raises(BadGold, match=r"about\.yaml is no YAML"):
        load(tmp_path)


def test_about_goes_before_gold(tmp_path: Path) -> None:
    put(tmp_path / "tram", about="published: 2027-03-09\nsplit: aside\n")
    made = load(tmp_path).samples[0]
    assert (str(made.published), made.split) == ("2027-03-09", "aside")


@pytest.mark.parametrize("inside", [None, "empty"])
def test_a_folder_without_samples_is_refused(tmp_path: Path, inside: str | None) -> None:
    if inside:
        (tmp_path / inside).mkdir()
    with pytest.raises(NoDataset, match=r"expected NAME/article\.txt"):
        load(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoDataset, match=r"no folder .*nowhere"):
        load(tmp_path / "nowhere")


def test_a_split_without_samples_is_refused(tmp_path: Path) -> None:
    put(tmp_path / "tram")
    with pytest.raises(NoDataset, match="no sample of split 'train'"):
        load(tmp_path, "train")


def test_pairs_of_files_are_a_set_and_so_is_a_single_sample(tmp_path: Path) -> None:
    folder = put(tmp_path / "tram")
    flat = tmp_path / "flat"
    flat.mkdir()
    (folder / "article.txt").rename(flat / "bus.txt")
    (folder / "gold.json").rename(flat / "bus.json")
    assert [each.id for each in load(flat).samples] == ["bus"]
    assert [each.id for each in load(SEEDS / "seed").samples] == ["seed"]


def test_several_folders_are_one_set_and_a_name_stands_once(tmp_path: Path) -> None:
    put(tmp_path / "a" / "tram")
    put(tmp_path / "b" / "bus")
    both = load([tmp_path / "a", tmp_path / "b"])
    assert ([each.id for each in both.samples], both.name) == (["bus", "tram"], "a+b")
    with pytest.raises(BadGold, match="tram: two samples have this name"):
        load([tmp_path / "a", tmp_path / "a"])


def test_the_fingerprint_changes_with_a_character_of_article_or_gold(tmp_path: Path) -> None:
    changed = with_change("positions", 0, gist="backs trams")
    places = [
        put(tmp_path / "a" / "tram"),
        put(tmp_path / "b" / "tram", changed),
        put(tmp_path / "c" / "tram", GOLD, ARTICLE + " "),
    ]
    assert len({load(place).fingerprint for place in places}) == 3
    again = put(tmp_path / "d" / "tram")
    assert load(again).fingerprint == load(places[0]).fingerprint
