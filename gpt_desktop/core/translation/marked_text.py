"""A text with numbered marks where its format is told: bold words, links, pictures, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

_TAG = re.compile(r"<\s{0,3}(/?)\s{0,3}(\d{1,5})\s{0,3}(/?)\s{0,3}>")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that is told of a part of a text, or that stands at a place of it.

    Attributes:
        number: from 1, other than any other mark's of the text.
        inside: number of the mark around it, or 0.
        alone: it stands at a place and has no words of its own, such as a picture.
        fixed: its words stay what they are in the source, such as code or a field; what a text
            has there only says where it stands.
    """

    number: int
    start: int
    end: int
    inside: int = 0
    alone: bool = False
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class MarkedText:
    """Marks stand in the order in which they begin, each behind the one around it."""

    text: str
    marks: tuple[Mark, ...] = ()


class TagKind(StrEnum):
    """What a mark says at a place."""

    OPEN = "open"
    CLOSE = "close"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Tag:
    """Where a mark begins or ends, or stands."""

    kind: TagKind
    number: int

    def __str__(self) -> str:
        forms = {TagKind.OPEN: "<{}>", TagKind.CLOSE: "</{}>", TagKind.ALONE: "<{}/>"}
        return forms[self.kind].format(self.number)


def pieces(marked: MarkedText) -> Iterator[str | Tag]:
    """The words and the tags between them, in order; every tag that opens closes.

    A fixed mark is a tag alone: its words are not among them.
    """
    place = 0
    opened: list[Mark] = []

    def words(end: int) -> Iterator[str]:
        nonlocal place
        if end > place:
            yield marked.text[place:end]
            place = end

    for mark in marked.marks:
        while opened and opened[-1].number != mark.inside:
            yield from words(opened[-1].end)
            yield Tag(TagKind.CLOSE, opened.pop().number)
        yield from words(mark.start)
        if mark.alone or mark.fixed:
            yield Tag(TagKind.ALONE, mark.number)
            place = max(place, mark.end)
        else:
            yield Tag(TagKind.OPEN, mark.number)
            opened.append(mark)
    while opened:
        yield from words(opened[-1].end)
        yield Tag(TagKind.CLOSE, opened.pop().number)
    yield from words(len(marked.text))


def ordered(text: str, marks: Sequence[Mark]) -> MarkedText:
    """The text with its marks in the order that ``MarkedText`` wants."""
    within: dict[int, list[Mark]] = {}
    for mark in sorted(marks, key=lambda each: (each.start, each.end)):
        within.setdefault(mark.inside, []).append(mark)
    found: list[Mark] = []
    waiting = within.get(0, [])[::-1]
    while waiting:
        mark = waiting.pop()
        found.append(mark)
        waiting += within.get(mark.number, [])[::-1]
    return MarkedText(text, tuple(found))


def has_tags(text: str) -> bool:
    """Whether a text holds what looks like one of our tags."""
    return _TAG.search(text) is not None


def without_tags(text: str) -> str:
    """The text with everything taken out that looks like one of our tags."""
    return _TAG.sub("", text)


def tagged(marked: MarkedText) -> str:
    """The text with its marks as tags: ``<1>bold</1> and a picture <2/>``."""
    return "".join(map(str, pieces(marked)))


def parse_tags(text: str, source: MarkedText) -> MarkedText | None:
    """A tagged text read back; None where its tags are not those of the source.

    Each must be there once, whole, and inside of the same one.
    """
    known = {mark.number: mark for mark in source.marks}
    words: list[str] = []
    length = end = 0
    opened: list[Mark] = []
    found: list[Mark] = []
    for tag in _TAG.finditer(text):
        words.append(text[end : tag.start()])
        length, end = length + len(words[-1]), tag.end()
        closes, number, alone = bool(tag[1]), int(tag[2]), bool(tag[3])
        if closes:
            if alone or not opened or opened[-1].number != number:
                return None
            found.append(replace(opened.pop(), end=length))
            continue
        mark = known.pop(number, None)
        around = opened[-1].number if opened else 0
        if mark is None or (mark.alone or mark.fixed) != alone or mark.inside != around:
            return None
        (found if alone else opened).append(replace(mark, start=length, end=length))
    if known or opened:
        return None
    return ordered("".join([*words, text[end:]]), found)
