"""What the filters of training text find of what was planted, and what they take beside it.

``python -m benchmarks.training_filters`` prints both halves: tuned, and held back.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gpt_desktop import paths
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.training.boilerplate import boilerplate_places
from gpt_desktop.core.training.duplicates import without_copies, without_near_copies
from gpt_desktop.core.training.masking import PersonalKind, personal_places
from gpt_desktop.core.training.rules import Reaches, find_hits
from gpt_desktop.core.training.rules_file import read_rules
from gpt_desktop.core.training.sources import SourceKind, TrainingDocument

FOLDER = Path(__file__).parent / "training"
_MARK = re.compile(r"⟦(\w+):(.*?)⟧", re.DOTALL)
_ENOUGH = 0.8  # of what was planted


@dataclass(frozen=True, slots=True)
class Planted:
    """A text without its marks, and where they were: kind, start, end."""

    text: str
    places: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Of one kind: planted, found of them, and taken where nothing was planted."""

    kind: str
    planted: int
    found: int
    false: tuple[str, ...]
    missed: tuple[str, ...]


def read_planted(marked: str) -> Planted:
    """A text of the set."""
    places: list[tuple[str, int, int]] = []
    parts: list[str] = []
    size = end = 0
    for match in _MARK.finditer(marked):
        before = marked[end : match.start()]
        size += len(before)
        places.append((match[1], size, size + len(match[2])))
        parts += (before, match[2])
        size += len(match[2])
        end = match.end()
    return Planted("".join((*parts, marked[end:])), tuple(places))


def scores(texts: Sequence[Planted]) -> list[Score]:
    """By kind of fault."""
    planted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    false: dict[str, list[str]] = {}
    missed: dict[str, list[str]] = {}
    for each in texts:
        taken = list(_taken(each.text))
        for kind, start, end in each.places:
            planted[kind] += 1
            those = [(first, last) for name, first, last in taken if name == kind]
            covered = sum(max(0, min(end, last) - max(start, first)) for first, last in those)
            if covered >= _ENOUGH * (end - start):
                found[kind] += 1
            else:
                missed.setdefault(kind, []).append(each.text[start:end])
        for kind, first, last in taken:
            if not any(start < last and first < end for _, start, end in each.places):
                false.setdefault(kind, []).append(each.text[first:last])
    return [
        Score(
            kind,
            planted[kind],
            found[kind],
            tuple(false.get(kind, ())),
            tuple(missed.get(kind, ())),
        )
        for kind in sorted({*planted, *false})
    ]


def pairs_right(pairs: Sequence[dict[str, object]]) -> tuple[int, int]:
    """How many pairs were told rightly, as nearly the same or not."""
    right = 0
    for pair in pairs:
        documents = [
            TrainingDocument(name, name, SourceKind.FILE, str(pair[name]))
            for name in ("one", "other")
        ]
        token = CancelToken()
        left = without_near_copies(without_copies(documents, token).documents, token)
        right += (len(left.documents) == 1) == pair["same"]
    return right, len(pairs)


def _taken(text: str) -> Iterator[tuple[str, int, int]]:
    for kind, start, end in personal_places(text, frozenset(PersonalKind)):
        yield kind.value, start, end
    yield from (("boilerplate", start, end) for start, end in boilerplate_places(text))
    shipped = (paths.resources_dir() / "training" / "rules.toml").read_text(encoding="utf-8")
    reached = set()
    for rule in read_rules(shipped):
        for hit in find_hits(rule, [text]):
            reached.add(Reaches(text).of(rule, hit.start, hit.end))
    yield from (("rule", start, end) for start, end in sorted(reached))


def main() -> None:
    """Print both halves."""
    for half in ("tuned", "held"):
        table = tomllib.loads((FOLDER / f"{half}.toml").read_text(encoding="utf-8"))
        print(f"## {half}: {len(table['texts'])} texts, {len(table['pair'])} pairs")
        for score in scores([read_planted(text) for text in table["texts"]]):
            print(f"{score.kind}: {score.found} of {score.planted}, false {len(score.false)}")
            for words in score.missed:
                print(f"    missed: {words!r}")
            for words in score.false:
                print(f"    false: {words!r}")
        right, count = pairs_right(table["pair"])
        print(f"near duplicates told rightly: {right} of {count}")


if __name__ == "__main__":
    main()
