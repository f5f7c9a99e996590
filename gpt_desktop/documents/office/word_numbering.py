"""The numbers Word puts before list items and headings (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from gpt_desktop.documents.office.numerals import numeral
from gpt_desktop.documents.office.word_names import W, number_of, value_of

BULLET = "•"
MOST_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False


@dataclass(slots=True)
class _Abstract:
    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)
    style: str = ""  # the style whose list it stands for


@dataclass(slots=True)
class _List:
    abstract: str
    restarts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts on as the paragraphs of a document come in order.

    Args:
        root: of the numbering part, or None where the file has none.
        list_of_style: the list that a numbering style names, by the style's id.
    """

    def __init__(self, root: Any, list_of_style: Callable[[str], str]) -> None:
        self._abstracts: dict[str, _Abstract] = {}
        self._lists: dict[str, _List] = {}
        self._list_of_style = list_of_style
        if root is None:
            return
        for element in root.iterchildren(W + "abstractNum"):
            self._abstracts[element.get(W + "abstractNumId") or ""] = _abstract(element)
        for element in root.iterchildren(W + "num"):
            self._lists[element.get(W + "numId") or ""] = self._list(element)

    def label(self, list_id: str, level: int) -> str:
        """What stands before the next paragraph of a list; "" for no sign at all."""
        found = self._lists.get(list_id)
        abstract = self._abstract_of(found)
        if found is None or abstract is None:
            return BULLET
        if level in found.restarts:
            abstract.counts[level] = found.restarts.pop(level) - 1
        _count(abstract, level)
        return _label(abstract, level)

    def _abstract_of(self, found: _List | None) -> _Abstract | None:
        abstract = self._abstracts.get(found.abstract) if found else None
        if abstract is not None and not abstract.levels and abstract.style:
            linked = self._lists.get(self._list_of_style(abstract.style))
            return self._abstracts.get(linked.abstract) if linked else abstract
        return abstract

    def _list(self, element: Any) -> _List:
        """A list; levels of its own get a copy of the abstract list they change."""
        name = value_of(element, "abstractNumId")
        made = _List(name)
        own: dict[int, _Level] = {}
        for override in element.iterchildren(W + "lvlOverride"):
            level = number_of(override.get(W + "ilvl"), 0)
            start = override.find(W + "startOverride")
            if start is not None:
                made.restarts[level] = number_of(start.get(W + "val"), 1)
            changed = override.find(W + "lvl")
            if changed is not None:
                own[level] = _level(changed)
        if own:
            base = self._abstracts.get(name, _Abstract())
            made.abstract = f"{name} of {element.get(W + 'numId')}"
            self._abstracts[made.abstract] = _Abstract({**base.levels, **own}, {}, base.style)
        return made


def _abstract(element: Any) -> _Abstract:
    levels = {
        number_of(level.get(W + "ilvl"), 0): _level(level)
        for level in element.iterchildren(W + "lvl")
    }
    return _Abstract(levels, {}, value_of(element, "numStyleLink"))


def _level(element: Any) -> _Level:
    legal = element.find(W + "isLgl")
    return _Level(
        start=number_of(value_of(element, "start"), 0),
        form=value_of(element, "numFmt") or "decimal",
        text=value_of(element, "lvlText"),
        legal=legal is not None and legal.get(W + "val") not in ("0", "false"),
    )


def _count(abstract: _Abstract, level: int) -> None:
    counts = abstract.counts
    for above in range(level):
        if above not in counts:
            counts[above] = abstract.levels.get(above, _Level()).start
    start = abstract.levels.get(level, _Level()).start
    counts[level] = counts[level] + 1 if level in counts else start
    for below in range(level + 1, MOST_LEVELS):
        counts.pop(below, None)


def _label(abstract: _Abstract, level: int) -> str:
    own = abstract.levels.get(level, _Level(text=f"%{level + 1}."))
    if own.form == "bullet":
        return BULLET
    if own.form == "none":
        return _PLACE.sub("", own.text).strip()

    def number(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        named = abstract.levels.get(place, _Level())
        form = "decimal" if own.legal and named.form != "decimalZero" else named.form
        return numeral(abstract.counts.get(place, named.start), form)

    return _PLACE.sub(number, own.text).strip()
