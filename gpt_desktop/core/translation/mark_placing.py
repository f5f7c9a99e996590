"""Where a source's marks go in a translation that was written without them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gpt_desktop.core.annotations import Span
from gpt_desktop.core.translation.marked_text import Mark, MarkedText, ordered

SpanPair = tuple[Span, Span]
"""Of a source, and of what it became."""

_WIDE = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"  # each letter a word
_WORD = re.compile(rf"[{_WIDE}]|[^\W_{_WIDE}]+(?:[.,'’-][^\W_{_WIDE}]+)*")
_AT_ENDS = 2  # characters: a full stop and a quotation mark may stand outside


@dataclass(frozen=True, slots=True)
class Placed:
    """A translation with its marks.

    Attributes:
        sure: whether each place is told by the words, and none is an estimate.
    """

    text: MarkedText
    sure: bool = True


def place_marks(source: MarkedText, target: str, pairs: Sequence[SpanPair] = ()) -> Placed:
    """Put the marks where their words went: by the same words, by segments, else by length.

    Args:
        pairs: which part became which, in order; the whole text where there are none.
    """
    placing = _Placing(source, target, pairs or [_whole(source.text, target)])
    return Placed(ordered(target, [placing.place(mark) for mark in source.marks]), placing.sure)


def _whole(source: str, target: str) -> SpanPair:
    return Span(0, len(source)), Span(0, len(target))


class _Placing:
    def __init__(self, source: MarkedText, target: str, pairs: Sequence[SpanPair]) -> None:
        self.sure = True
        self._source = source.text
        self._target = target
        self._ways = _ways(source.text, target, pairs)
        self._edges = _edges(source.text, target, pairs)
        self._words = [found.span() for found in _WORD.finditer(target)]
        self._starts = [start for start, _ in self._words]
        self._around: dict[int, Mark] = {0: Mark(0, 0, len(target))}
        self._taken: dict[int, list[Mark]] = {}

    def place(self, mark: Mark) -> Mark:
        around = self._around[mark.inside]
        span = self._alone(mark) if mark.alone else self._pair(mark, around)
        start = min(max(span.start, around.start), around.end)
        placed = replace(mark, start=start, end=min(max(span.end, start), around.end))
        self._around[mark.number] = placed
        self._taken.setdefault(mark.inside, []).append(placed)
        return placed

    def _alone(self, mark: Mark) -> Span:
        known = self._edges.get(mark.start) if mark.alone else None
        if known is None:
            self.sure = False
            known = self._snapped(self._way(mark.start))
        return Span(*[self._outside(mark, known)] * 2)

    def _outside(self, mark: Mark, place: int) -> int:
        """Not within a part that has a mark of its own."""
        for other in self._taken.get(mark.inside, ()):
            if other.start < place < other.end:
                return other.end
        return place

    def _pair(self, mark: Mark, around: Mark) -> Span:
        start, end = self._edges.get(mark.start), self._edges.get(mark.end)
        if start is not None and end is not None and start <= end and not mark.fixed:
            free = self._free(mark, Span(start, end))
            if free is not None:
                return free
        same = self._same_words(mark, around)
        if same is not None:
            return same
        if mark.fixed:
            return self._alone(mark)
        self.sure = False
        return self._estimate(mark, around)

    def _same_words(self, mark: Mark, around: Mark) -> Span | None:
        words = self._source[mark.start : mark.end].strip()
        if not _WORD.search(words):
            return None
        near = self._way(mark.start)
        best: Span | None = None
        place = self._target.find(words, around.start, around.end)
        while place >= 0:
            span = Span(place, place + len(words))
            whole = self._stands_alone(span) and self._free(mark, span) == span
            if whole and (best is None or abs(place - near) < abs(best.start - near)):
                best = span
            if place > near and best is not None:
                break
            place = self._target.find(words, place + 1, around.end)
        return best

    def _stands_alone(self, span: Span) -> bool:
        """Whether no word begins before it and ends in it, or the other way round."""
        return not any(
            start < edge < end
            for edge in (span.start, span.end)
            for start, end in self._words[max(0, bisect_right(self._starts, edge) - 1) :][:1]
        )

    def _estimate(self, mark: Mark, around: Mark) -> Span:
        """Whole words about where the marked ones should be."""
        start, end = self._way(mark.start), max(self._way(mark.end), self._way(mark.start))
        inner = [
            (first, last)
            for first, last in self._words
            if first >= around.start and last <= around.end and self._is_free(mark, first, last)
        ]
        hit = [word for word in inner if min(word[1], end) - max(word[0], start) > 0]
        # Of a word that is touched at one end, half at least.
        full = [each for each in hit if 2 * _common(each, start, end) >= each[1] - each[0]]
        chosen = full or hit[:1]
        if not chosen and inner:
            chosen = [min(inner, key=lambda each: abs(each[0] + each[1] - start - end))]
        if not chosen:
            return Span(around.end, around.end)
        found = self._free(mark, Span(chosen[0][0], chosen[-1][1]))
        return found if found is not None else Span(*chosen[0])

    def _is_free(self, mark: Mark, start: int, end: int) -> bool:
        return all(
            end <= other.start
            or start >= other.end
            or (other.alone and not start < other.start < end)
            for other in self._taken.get(mark.inside, ())
        )

    def _free(self, mark: Mark, span: Span) -> Span | None:
        """The part of a span before the first mark of others in it."""
        start, end = span.start, span.end
        for other in self._taken.get(mark.inside, ()):
            if other.start <= start < other.end:
                start = other.end
            elif start < other.start < end:
                end = other.start
        return Span(start, end) if start < end else None

    def _way(self, place: int) -> int:
        """About where a place of the source is in the target."""
        number = min(
            max(bisect_right(self._ways, place, key=lambda way: way[0]), 1), len(self._ways) - 1
        )
        (a, c), (b, d) = self._ways[number - 1], self._ways[number]
        return d if b <= a else c + (d - c) * (min(max(place, a), b) - a) // (b - a)

    def _snapped(self, place: int) -> int:
        """The end of a word that is nearest to a place."""
        number = bisect_right(self._starts, place)
        ends = [end for _, end in self._words[max(0, number - 2) : number]]
        return min(ends, key=lambda end: abs(end - place), default=0)


def _common(word: tuple[int, int], start: int, end: int) -> int:
    return min(word[1], end) - max(word[0], start)


def _edges(source: str, target: str, pairs: Sequence[SpanPair]) -> dict[int, int]:
    """Places of the source of which the target's are known: the ends of texts and segments."""
    known: dict[int, int] = {}
    for own, other in pairs:
        known.setdefault(own.start, other.start)
        known[own.end] = other.end
        # A mark may end before the segment's full stop.
        for cut in range(1, _AT_ENDS + 1):
            tail = source[max(own.start, own.end - cut) : own.end]
            ended = target[max(other.start, other.end - cut) : other.end]
            if len(tail) == len(ended) == cut and not _WORD.search(tail + ended):
                known.setdefault(own.end - cut, other.end - cut)
    known[0], known[len(source)] = 0, len(target)
    return known


def _ways(source: str, target: str, pairs: Sequence[SpanPair]) -> list[tuple[int, int]]:
    """Places that belong together, rising on both sides."""
    ways = [(0, 0)]
    for own, other in pairs:
        for way in [
            (own.start, other.start),
            *_same(source, target, own, other),
            (own.end, other.end),
        ]:
            if way[0] >= ways[-1][0] and way[1] >= ways[-1][1]:
                ways.append(way)
    ways.append((len(source), len(target)))
    return ways


def _same(source: str, target: str, own: Span, other: Span) -> list[tuple[int, int]]:
    """Ends of words that both sides have, once each: names and numbers."""
    theirs = {found[0]: found for found in _WORD.finditer(target, other.start, other.end)}
    mine = list(_WORD.finditer(source, own.start, own.end))
    often = Counter(found[0] for found in mine)
    again = Counter(found[0] for found in _WORD.finditer(target, other.start, other.end))
    ways: list[tuple[int, int]] = []
    for found in mine:
        twin = theirs.get(found[0])
        if twin is not None and often[found[0]] == again[found[0]] == 1 and len(found[0]) > 1:
            ways += [(found.start(), twin.start()), (found.end(), twin.end())]
    return ways
