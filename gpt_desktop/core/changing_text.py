"""A text that a person goes on editing while changes to it are proposed: which are taken in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from gpt_desktop.core.annotations import Edit, EditState, Span
from gpt_desktop.core.word_diff import word_edits

_MOST_WAYS = 64


class ChangingText:
    """Follows a text by its words alone, so that undo, redo and a restart are seen as well.

    A change whose place the person has edited is lost: it is not applied any more, wherever it
    would go. What was edited elsewhere only moves it.

    Args:
        text: what the changes are of.
        edits: the changes, in order and apart; those that are accepted stand in the text.

    Attributes:
        edits: with their states as they are now.
        text: as it is now.
        lost: the numbers of the changes whose place is gone.
    """

    def __init__(self, text: str, edits: Sequence[Edit]) -> None:
        self.edits = list(edits)
        self.lost: set[int] = set()
        self._live = list(range(len(self.edits)))
        starts = [0, *(edit.span.end for edit in edits)]
        ends = [*(edit.span.start for edit in edits), len(text)]
        # What stands between the changes; one more than there are changes that are not lost.
        self._gaps = [text[start:end] for start, end in zip(starts, ends, strict=True)]
        self._places: list[Span] = []
        self.text = ""
        self._lay_out()

    def place(self, number: int) -> Span | None:
        """Where the words of a change, old or new, stand by now; None where it is lost."""
        if number in self.lost:
            return None
        return self._places[bisect_left(self._live, number)]

    def places(self) -> list[tuple[int, Span]]:
        """The numbers of all that are not lost, and where they stand."""
        return list(zip(self._live, self._places, strict=True))

    def open_numbers(self) -> list[int]:
        """The changes that can still be accepted."""
        return [number for number in self._live if self.edits[number].state is EditState.OPEN]

    def set_state(self, number: int, state: EditState) -> None:
        """Note what the person made of a change, and have the text say so.

        Raises:
            ValueError: the change is lost.
        """
        self.set_states([number], state)

    def set_states(self, numbers: Sequence[int], state: EditState) -> None:
        """The same for several at once.

        Raises:
            ValueError: one of them is lost.
        """
        for number in numbers:
            if number in self.lost:
                raise ValueError(f"the place of change {number} is gone")
            self.edits[number] = replace(self.edits[number], state=state)
        self._lay_out()

    def fits(self, text: str) -> bool:
        """Whether a text is this one with some of the changes, and nothing else."""
        return text == self.text or self._accepted_in(text) is not None

    def follow(self, text: str) -> bool:
        """Take over what stands there now; returns whether the text is another than before.

        Changes that were taken out by undo are open again, and the other way round.
        """
        if text == self.text:
            return False
        if self._is_elsewhere(text):
            self._lose_edited(text)
            return True
        accepted = self._accepted_in(text)
        if accepted is None:
            self._lose_edited(text)
            return True
        for number, taken in zip(self._live, accepted, strict=True):
            old = self.edits[number]
            if taken != (old.state is EditState.ACCEPTED):
                state = EditState.ACCEPTED if taken else EditState.OPEN
                self.edits[number] = replace(old, state=state)
        self._lay_out()
        return True

    def _is_elsewhere(self, text: str) -> bool:
        """Whether only one part was edited, and no change stands in it or beside it."""
        old = self.text
        first, last = _same_beginning(old, text), _same_end(old, text)
        # Of “very very” either may be the new one: all places it could be are looked at.
        start, end = min(first, len(old) - last), max(first, len(old) - last)
        at = bisect_left(self._places, start, key=lambda place: place.end)
        return at == len(self._places) or self._places[at].start > end

    def _lay_out(self) -> None:
        parts: list[str] = []
        self._places = []
        at = 0
        for number, gap in zip(self._live, self._gaps, strict=False):
            words = _said(self.edits[number])
            at += len(gap)
            self._places.append(Span(at, at + len(words)))
            at += len(words)
            parts += [gap, words]
        self.text = "".join([*parts, self._gaps[-1]])

    def _accepted_in(self, text: str) -> list[bool] | None:
        """Which changes a text has, where it has nothing else; the fewest that differ from now."""
        if not text.startswith(self._gaps[0]) or not text.endswith(self._gaps[-1]):
            return None
        # Places that may follow a change, with the cost and the way that led there.
        ways: dict[int, tuple[int, tuple[object, ...]]] = {len(self._gaps[0]): (0, ())}
        for number, gap in zip(self._live, self._gaps[1:], strict=True):
            edit = self.edits[number]
            now = edit.state is EditState.ACCEPTED
            further: dict[int, tuple[int, tuple[object, ...]]] = {}
            for at, (cost, way) in ways.items():
                for taken in (now, not now):
                    words = edit.after if taken else edit.before
                    end = at + len(words) + len(gap)
                    if text.startswith(words + gap, at):
                        told = (cost + (taken != now), (taken, way))
                        further[end] = min(further.get(end, told), told, key=lambda one: one[0])
            best = sorted(further.items(), key=lambda one: one[1][0])[:_MOST_WAYS]
            ways = dict(best)
            if not ways:
                return None
        if len(text) not in ways:
            return None
        return _unwound(ways[len(text)][1])

    def _lose_edited(self, text: str) -> None:
        """The person edited: what they touched is lost, the rest stands where it moved to."""
        edited = _edited(self.text, text)
        kept: list[tuple[int, Span]] = []
        for number, place in self.places():
            moved = _moved(place, edited)
            if moved is None:
                self.lost.add(number)
            else:
                kept.append((number, moved))
        self._live = [number for number, _ in kept]
        starts = [0, *(place.end for _, place in kept)]
        ends = [*(place.start for _, place in kept), len(text)]
        self._gaps = [text[start:end] for start, end in zip(starts, ends, strict=True)]
        self._lay_out()


def _said(edit: Edit) -> str:
    return edit.after if edit.state is EditState.ACCEPTED else edit.before


def _unwound(way: tuple[object, ...]) -> list[bool]:
    found: list[bool] = []
    while way:
        taken, before = way
        found.append(bool(taken))
        way = before if isinstance(before, tuple) else ()
    return found[::-1]


def _edited(old: str, new: str) -> Sequence[Edit]:
    """What the person changed."""
    first = _same_beginning(old, new)
    last = min(_same_end(old, new), min(len(old), len(new)) - first)
    was, now = old[first : len(old) - last], new[first : len(new) - last]
    if not was or not now:
        return [Edit(Span(first, first + len(was)), was, now)]
    return word_edits(old, new)


def _same_beginning(one: str, other: str) -> int:
    """How many characters both begin with, found by halves: it is done with every key."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least


def _same_end(one: str, other: str) -> int:
    """The same from the end."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        part = one[len(one) - middle : len(one) - least]
        if part == other[len(other) - middle : len(other) - least]:
            least = middle
        else:
            most = middle - 1
    return least


def _moved(place: Span, edited: Sequence[Edit]) -> Span | None:
    """Where a place went; None where what was edited is in it or sticks to it."""
    by = 0
    for edit in edited:
        if edit.span.end < place.start or _only_before(edit, place):
            by += len(edit.after) - len(edit.before)
        elif not (edit.span.start > place.end or _only_after(edit, place)):
            return None
    return Span(place.start + by, place.end + by)


def _only_before(edit: Edit, place: Span) -> bool:
    """Whether something was put before a place, and no letter of it sticks to the place."""
    beside = edit.span.end == place.start and not edit.before and place.end > place.start
    return beside and not edit.after[-1].isalnum()


def _only_after(edit: Edit, place: Span) -> bool:
    beside = edit.span.start == place.end and not edit.before and place.end > place.start
    return beside and not edit.after[0].isalnum()
