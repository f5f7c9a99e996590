"""A segment of a text and what it became."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gpt_desktop.core.annotations import Check, Segment, SegmentOrigin, Span
from gpt_desktop.core.translation.segments import SourceSegment, rebuilt


@dataclass(frozen=True, slots=True)
class Translated:
    """A segment, its translation and what was found wrong with it.

    Attributes:
        language: code of the source's language, or "" where it is not known.
        in_target_already: it stays because it is in the target's language.
    """

    source: SourceSegment
    target: str
    checks: tuple[Check, ...] = ()
    origin: SegmentOrigin = SegmentOrigin.MODEL
    language: str = ""
    in_target_already: bool = False

    def placed(self, start: int) -> Segment:
        """As an annotation of a result in which it begins at a place."""
        target = Span(start, start + len(self.target))
        return Segment(self.source.span, target, self.checks, self.origin, self.language)


def translated_text(text: str, done: Sequence[Translated]) -> str:
    """The text with its segments translated."""
    return rebuilt(text, [each.source for each in done], [each.target for each in done])


def placed_segments(text: str, done: Sequence[Translated]) -> tuple[Segment, ...]:
    """The annotations of ``translated_text``; they hold as well where it was stopped."""
    placed = []
    length = read = 0
    for each in done:
        length += len(text[read : each.source.span.start])
        placed.append(each.placed(length))
        length, read = length + len(each.target), each.source.span.end
    return tuple(placed)
