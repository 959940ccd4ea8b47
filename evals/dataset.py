"""Owns Samples and Datasets: reads folders of articles with gold, and refuses gold that is wrong.

A set is a folder of samples, `NAME/{article.txt,gold.json,about.yaml}` (the last is optional), or a
flat folder of pairs `NAME.txt`, `NAME.json`; a single sample's folder is a set of one.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from evals.errors import BadGold, NoDataset
from evals.gold import Gold, GoldFact, Record
from service.models import SECTIONS, Span

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
TRAIN = Path(__file__).resolve().parent / "sets" / "train"
_FIRST = "seed"
"""The sample that stands first wherever it is in a set."""


class About(BaseModel):
    """What `about.yaml` says of an article; what is missing there comes from its gold."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    title: str | None = None
    provenance: str | None = None
    published: date | None = None
    split: str | None = None


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One article with what is known about it."""

    id: str
    article_text: str
    gold: Gold
    about: About

    @property
    def published(self) -> date | None:
        """Give the day on which the article appeared."""
        return self.about.published or self.gold.published

    @property
    def split(self) -> str | None:
        """Give the split that the sample belongs to."""
        return self.about.split or self.gold.split

    def places(self, evidence: Iterable[str]) -> tuple[Span, ...]:
        """Give where evidence stands in the article."""
        found = ((self.article_text.index(words), len(words)) for words in evidence)
        return tuple(Span(start, start + length) for start, length in found)


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """Samples in a fixed order, the seed article first."""

    name: str
    paths: tuple[str, ...]
    split: str | None
    samples: tuple[Sample, ...]

    @cached_property
    def fingerprint(self) -> str:
        """Give a hash of every article and every gold, whatever their order."""
        parts = sorted((s.id, s.article_text, s.gold.model_dump_json()) for s in self.samples)
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]

    def first(self, count: int | None) -> "Dataset":
        """Give the same with its first samples alone; None keeps all."""
        kept = self.samples[:count]
        return Dataset(name=self.name, paths=self.paths, split=self.split, samples=kept)


class _Files(NamedTuple):
    """The files of one sample, which may be missing."""

    id: str
    article: Path
    gold: Path
    about: Path | None


def load(paths: Path | Sequence[Path] = SEEDS, split: str | None = None) -> Dataset:
    """Read one set, or several as one; `split` keeps the samples of that split.

    Raises:
        NoDataset: a folder is missing, or nothing is left.
        BadGold: names every fault of every sample.
    """
    folders = [paths] if isinstance(paths, Path) else list(paths)
    faults: list[str] = []
    samples: dict[str, Sample] = {}
    for files in (each for folder in folders for each in _find(folder)):
        if files.id in samples:
            faults.append(f"{files.id}: two samples have this name")
        elif isinstance(found := _read(files), Sample):
            samples[files.id] = found
        else:
            faults += [f"{files.id}: {fault}" for fault in found]
    if faults:
        raise BadGold(tuple(faults))
    kept = [sample for sample in samples.values() if split in (None, sample.split)]
    if not kept:
        raise NoDataset(f"no sample of split {split!r} in {', '.join(map(str, folders))}")
    return Dataset(
        name="+".join(folder.resolve().name for folder in folders),
        paths=tuple(map(str, folders)),
        split=split,
        samples=tuple(sorted(kept, key=lambda sample: (sample.id != _FIRST, sample.id))),
    )


def check(gold: Gold, article: str) -> tuple[str, ...]:
    """Give a line for each piece of evidence that is not where it should be; none if all is well.

    Evidence of records and facts stands exactly once in the article, that of a trap at least once.
    """
    faults: list[str] = []
    sections: dict[str, Sequence[Record | GoldFact]] = {"headline_facts": gold.headline_facts}
    sections |= {section: gold.of(section) for section in SECTIONS}
    for name, records in sections.items():
        for number, record in enumerate(records):
            for words in record.evidence:
                if (times := _times(words, article)) != 1:
                    faults.append(f"{name}[{number}]: evidence {_stands(times)}: {words[:70]!r}")
    for number, trap in enumerate(gold.traps):
        if not _times(trap.evidence, article):
            faults.append(f"traps[{number}]: evidence {_stands(0)}: {trap.evidence[:70]!r}")
    return tuple(faults)


def _times(words: str, article: str) -> int:
    return article.count(words) if words else 0


def _stands(times: int) -> str:
    return f"stands {times} times in the article" if times else "is not in the article"


def _find(folder: Path) -> list[_Files]:
    if not folder.is_dir():
        raise NoDataset(
            f"no folder {str(folder)!r}: a set is a folder of NAME/article.txt, gold.json"
        )
    if (folder / "article.txt").exists() or (folder / "gold.json").exists():
        return [_in_folder(folder)]
    inner = [each for each in sorted(folder.iterdir()) if _is_sample(each)]
    flat = sorted(folder.glob("*.json"))
    found = [*map(_in_folder, inner), *map(_flat, flat)]
    if not found:
        raise NoDataset(f"no samples in {str(folder)!r}: expected NAME/article.txt with gold.json")
    return found


def _is_sample(folder: Path) -> bool:
    return (folder / "article.txt").exists() or (folder / "gold.json").exists()


def _in_folder(folder: Path) -> _Files:
    about = folder / "about.yaml"
    name = folder.resolve().name
    return _Files(name, folder / "article.txt", folder / "gold.json", about)


def _flat(gold: Path) -> _Files:
    return _Files(gold.stem, gold.with_suffix(".txt"), gold, None)


def _read(files: _Files) -> Sample | list[str]:
    """Give the sample, or its faults."""
    try:
        article = files.article.read_text(encoding="utf-8")
        gold = Gold.model_validate_json(files.gold.read_bytes())
        about = _about(files.about)
    except OSError as error:
        return [f"{Path(error.filename or '').name} cannot be read: {error.strerror}"]
    except UnicodeDecodeError as error:
        return [f"{files.article.name} is not UTF-8: {error.reason} at byte {error.start}"]
    except yaml.YAMLError as error:
        return [f"about.yaml is no YAML: {' '.join(str(error).split())}"]
    except ValidationError as error:
        return [_explained(fault["loc"], fault["msg"]) for fault in error.errors()]
    if faults := check(gold, article):
        return list(faults)
    return Sample(id=files.id, article_text=article, gold=gold, about=about)


def _about(path: Path | None) -> About:
    if path is None or not path.exists():
        return About()
    return About.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")) or {})


def _explained(place: tuple[int | str, ...], message: str) -> str:
    """Write a fault as `positions[2].polarity: Input should be ...`."""
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place)
    return f"{path.lstrip('.')}: {message}" if path else message
