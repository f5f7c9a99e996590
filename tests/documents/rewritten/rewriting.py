"""Rewrites small files in this process, for tests of one format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from gpt_desktop.core.languages import language
from gpt_desktop.core.translation.marked_text import MarkedText, tagged
from gpt_desktop.core.translation.rewriting import WrittenUnit
from gpt_desktop.core.translation.unit_text import put_back, unit_text
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.rewritten.formats import opener_of
from gpt_desktop.documents.rewritten.part import RewrittenFile

Change = Callable[[MarkedText], MarkedText]


def opened(path: Path, column: str = "", limits: ReadLimits | None = None) -> RewrittenFile:
    """A file as the child process opens it."""
    return opener_of(path)(path, limits or ReadLimits(), column)


def units(path: Path, column: str = "") -> list[str]:
    """Its texts with tags."""
    return [tagged(unit) for unit in opened(path, column).units]


def upper(unit: MarkedText) -> MarkedText:
    """A translation of the same length."""
    return MarkedText(unit.text.upper(), unit.marks)


def by_words(words: Mapping[str, str]) -> Change:
    """A translation by whole texts, tags within; others stay."""

    def change(unit: MarkedText) -> MarkedText:
        asked = unit_text(unit, tags=True)
        return put_back(asked, words[asked.text]).text if asked.text in words else unit

    return change


def rewritten(
    path: Path,
    change: Change = upper,
    code: str = "de",
    column: str = "",
    doubtful: frozenset[int] = frozenset(),
) -> Path:
    """The file with its units changed, beside it."""
    file = opened(path, column)
    targets = {
        number: WrittenUnit(number, change(unit), number in doubtful)
        for number, unit in enumerate(file.units)
    }
    place = path.with_name(f"out{path.suffix}")
    file.write(targets, language(code), place)
    return place
