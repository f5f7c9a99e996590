"""A text and its translation, piece by piece, and what the person makes of a piece."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gpt_desktop.core.annotations import Annotation, Check, Segment, SegmentOrigin, Span


@dataclass(frozen=True, slots=True)
class SegmentedText:
    """Immutable: each change gives another one.

    Attributes:
        source: the text that was translated.
        target: the translation.
        segments: in their order, in both texts.
    """

    source: str = ""
    target: str = ""
    segments: tuple[Segment, ...] = ()

    @classmethod
    def of(cls, source: str, target: str, annotations: Iterable[Annotation]) -> SegmentedText:
        """With those segments that lie in both texts one after the other; others say nothing.

        A stopped or older work may have been annotated beyond its end.
        """
        return cls(source, "").extended(target, annotations)

    def extended(self, target: str, annotations: Iterable[Annotation]) -> SegmentedText:
        """The same with more of the translation, which begins with what there is of it."""
        source, kept = self.source, list(self.segments)
        source_end = kept[-1].source.end if kept else 0
        target_end = kept[-1].target.end if kept else 0
        for each in annotations:
            if (
                isinstance(each, Segment)
                and source_end <= each.source.start
                and each.source.end <= len(source)
                and target_end <= each.target.start
                and each.target.end <= len(target)
            ):
                kept.append(each)
                source_end, target_end = each.source.end, each.target.end
        return SegmentedText(source, target, tuple(kept))

    def source_of(self, number: int) -> str:
        """The source's words of a segment."""
        return self.segments[number].source.of(self.source)

    def target_of(self, number: int) -> str:
        """A segment's translation."""
        return self.segments[number].target.of(self.target)

    @property
    def marked(self) -> tuple[int, ...]:
        """The numbers of those that a check failed."""
        return tuple(number for number, each in enumerate(self.segments) if each.checks)

    @property
    def written(self) -> tuple[tuple[str, str], ...]:
        """Source and translation of what the person wrote, for another run to keep."""
        return tuple(
            (self.source_of(number), self.target_of(number))
            for number, each in enumerate(self.segments)
            if each.origin is SegmentOrigin.PERSON
        )

    def rewritten(self, number: int, words: str) -> SegmentedText:
        """The person wrote a segment; what the model had written is kept with it."""
        before = self.segments[number]
        if words == self.target_of(number):
            return self
        by_person = before.origin is SegmentOrigin.PERSON
        written = before.written if by_person else self.target_of(number)
        return self._put(
            number, words, replace(before, checks=(), origin=SegmentOrigin.PERSON, written=written)
        )

    def reverted(self, number: int, checks: Sequence[Check] = ()) -> SegmentedText:
        """What the model wrote stands there again; the same where nobody changed it.

        Args:
            checks: what is wrong with it.
        """
        before = self.segments[number]
        if not before.written:
            return self
        model = replace(before, checks=tuple(checks), origin=SegmentOrigin.MODEL, written="")
        return self._put(number, before.written, model)

    def translated(self, number: int, words: str, checks: Sequence[Check]) -> SegmentedText:
        """The model wrote a segment anew."""
        model = replace(
            self.segments[number], checks=tuple(checks), origin=SegmentOrigin.MODEL, written=""
        )
        return self._put(number, words, model)

    def approved(self, *numbers: int) -> SegmentedText:
        """The person looked at them and found them right: nothing marks them any more."""
        kept = list(self.segments)
        for number in numbers:
            kept[number] = replace(kept[number], checks=())
        return replace(self, segments=tuple(kept))

    def at_source(self, place: int) -> int | None:
        """The segment that has a place of the source, or the next one; None behind the last."""
        number = bisect_left(self.segments, place + 1, key=lambda each: each.source.end)
        return number if number < len(self.segments) else None

    def annotations(self, others: Iterable[Annotation]) -> tuple[Annotation, ...]:
        """The segments with what else was said of the work, as a store takes it."""
        rest = tuple(each for each in others if not isinstance(each, Segment))
        return (*self.segments, *rest)

    def _put(self, number: int, words: str, segment: Segment) -> SegmentedText:
        span = self.segments[number].target
        longer = len(words) - (span.end - span.start)
        target = self.target[: span.start] + words + self.target[span.end :]
        placed = replace(segment, target=Span(span.start, span.start + len(words)))
        later = [_moved(each, longer) for each in self.segments[number + 1 :]]
        return SegmentedText(self.source, target, (*self.segments[:number], placed, *later))


def _moved(segment: Segment, by: int) -> Segment:
    """Farther along in the translation; not by ``replace``, which takes ten times as long."""
    target = Span(segment.target.start + by, segment.target.end + by)
    return Segment(
        segment.source,
        target,
        segment.checks,
        segment.origin,
        segment.language,
        segment.written,
    )
