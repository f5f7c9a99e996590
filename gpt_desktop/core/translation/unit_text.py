"""A unit of a file as a model is given it, and what it wrote put back in form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gpt_desktop.core.translation.mark_placing import Placed, SpanPair, place_marks
from gpt_desktop.core.translation.marked_text import (
    Mark,
    MarkedText,
    has_tags,
    ordered,
    parse_tags,
    tagged,
    without_tags,
)


@dataclass(frozen=True, slots=True)
class UnitText:
    """What is asked of a model for a unit.

    White space at the ends is left out, and so are marks that need no telling: of the whole
    text, or at its ends.

    Attributes:
        unit: as the file has it.
        text: what is translated, in one piece.
        with_tags: whether the marks within stand in it as tags.
    """

    unit: MarkedText
    text: str
    with_tags: bool = False


def unit_text(unit: MarkedText, *, tags: bool) -> UnitText:
    """The text to translate.

    Args:
        tags: write the marks within as tags; some models keep them, others stumble.
    """
    body = _body(unit)
    inner = _inner(body)
    if not tags or not inner.marks or has_tags(unit.text):
        return UnitText(unit, body.text)
    return UnitText(unit, tagged(inner), with_tags=True)


def put_back(asked: UnitText, target: str, pairs: Sequence[SpanPair] = ()) -> Placed:
    """The translation of a unit with all its marks.

    Args:
        target: of ``asked.text``.
        pairs: parts of ``asked.text`` and what each became.
    """
    body = _body(asked.unit)
    if asked.with_tags:
        read = parse_tags(target, _inner(body))
        if read is not None:
            return Placed(_spread(asked.unit, body, _with_outer(body, read)))
        target, pairs = without_tags(target), ()
    placed = place_marks(body, target, pairs)
    return Placed(_spread(asked.unit, body, placed.text), placed.sure)


def _body(unit: MarkedText) -> MarkedText:
    """Without white space at the ends."""
    text = unit.text.strip()
    lead = len(unit.text) - len(unit.text.lstrip())
    marks = tuple(
        replace(
            mark,
            start=min(max(mark.start - lead, 0), len(text)),
            end=min(max(mark.end - lead, 0), len(text)),
        )
        for mark in unit.marks
    )
    return MarkedText(text, marks)


def _inner(body: MarkedText) -> MarkedText:
    """Without marks that need no telling; what they are around of is inside of nothing."""
    left_out = {mark.number for mark in body.marks if _is_outer(body, mark)}
    marks = [
        replace(mark, inside=0 if mark.inside in left_out else mark.inside)
        for mark in body.marks
        if mark.number not in left_out
    ]
    return MarkedText(body.text, tuple(marks))


def _is_outer(body: MarkedText, mark: Mark) -> bool:
    around = {each.number: each for each in body.marks}
    inside = around.get(mark.inside)
    if inside is not None and not _is_outer(body, inside):
        return False
    if mark.start == mark.end:
        return mark.start in (0, len(body.text))
    return mark.start == 0 and mark.end == len(body.text)


def _with_outer(body: MarkedText, read: MarkedText) -> MarkedText:
    own = {mark.number: mark for mark in read.marks}
    length = len(read.text)
    marks = []
    for mark in body.marks:
        known = own.get(mark.number)
        if known is not None:
            marks.append(replace(known, inside=mark.inside))
        else:
            start = 0 if mark.start == 0 else length
            end = 0 if mark.end == 0 else length
            marks.append(replace(mark, start=start, end=end))
    return ordered(read.text, marks)


def _spread(unit: MarkedText, body: MarkedText, target: MarkedText) -> MarkedText:
    """With the white space at the ends again, and marks as far out as they were."""
    lead = len(unit.text) - len(unit.text.lstrip())
    trail = unit.text[lead + len(body.text) :]
    source = {mark.number: mark for mark in unit.marks}
    length = len(target.text)
    grown = len(target.text) - len(body.text)

    def place(own: int, placed: int) -> int:
        if own <= lead and placed == 0:
            return own
        if own >= lead + len(body.text) and placed == length:
            return own + grown
        return placed + lead

    marks = [
        replace(
            mark,
            start=place(source[mark.number].start, mark.start),
            end=max(
                place(source[mark.number].end, mark.end),
                place(source[mark.number].start, mark.start),
            ),
        )
        for mark in target.marks
    ]
    return ordered(unit.text[:lead] + target.text + trail, marks)
