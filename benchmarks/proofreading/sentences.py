"""Sentences with learners' errors and right ones, written before proofreading was made.

``learners.tsv`` marks each error where it is: ``[wrong>right]``, with several right forms parted
by ``/``; the first column names the kinds, in the order of the marks. ``right.tsv`` has sentences
that need no change, many of which look as if they did. Every other sentence is held back: nothing
is tuned on those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent
_MARK = re.compile(r"\[([^\]>]*)>([^\]]*)\]")


@dataclass(frozen=True, slots=True)
class Fault:
    """An error of a sentence.

    Attributes:
        start: of its first character in the sentence as it was written.
        before: what stands there, or "" where something is missing.
        rights: what may stand there instead.
    """

    kind: str
    start: int
    before: str
    rights: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and what is wrong with it; nothing in right ones.

    Attributes:
        kind: of the sentence or of its first fault.
        held_back: not to be tuned on.
    """

    text: str
    kind: str
    faults: tuple[Fault, ...]
    held_back: bool


def learners() -> list[Sentence]:
    """The sentences with errors."""
    return [
        _marked(kinds.split(","), marked, held_back)
        for kinds, marked, held_back in _rows("learners.tsv")
    ]


def right() -> list[Sentence]:
    """The sentences that need no change."""
    return [Sentence(text, kind, (), held_back) for kind, text, held_back in _rows("right.tsv")]


def _rows(name: str) -> Iterator[tuple[str, str, bool]]:
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()[1:]
    for number, line in enumerate(lines):
        first, second = line.split("\t")
        yield first, second, number % 2 == 1


def _marked(kinds: list[str], marked: str, held_back: bool) -> Sentence:
    text, faults, read = "", [], 0
    marks = list(_MARK.finditer(marked))
    for kind, mark in zip(kinds, marks, strict=True):
        text += marked[read : mark.start()]
        faults.append(Fault(kind, len(text), mark[1], tuple(mark[2].split("/"))))
        text += mark[1]
        read = mark.end()
    return Sentence(text + marked[read:], kinds[0], tuple(faults), held_back)
