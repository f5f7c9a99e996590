"""Text in which units are replaced in their places, and all else is kept letter by letter."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from gpt_desktop.core.languages import Language
from gpt_desktop.core.translation.marked_text import MarkedText
from gpt_desktop.core.translation.rewriting import WrittenUnit
from gpt_desktop.documents.rewritten.encoded import Encoded
from gpt_desktop.documents.rewritten.part import Targets

Render = Callable[[int, int], str]
"""The source from one place to another, with what is replaced in it."""
Written = Callable[[WrittenUnit, Render], str]


@dataclass(frozen=True, slots=True)
class Slot:
    """A unit's place.

    Attributes:
        start: in characters of the whole text.
        write: the source form of a translation; other slots may lie inside of this one, where
            it lets them be rendered.
    """

    start: int
    end: int
    unit: MarkedText
    write: Written


@dataclass(frozen=True, slots=True)
class Change:
    """Another place that changes with the language, such as its name."""

    start: int
    end: int
    write: Callable[[Language], str]


class SplicedPart:
    """A Part of text. Slots and changes lie apart, or one inside of another."""

    def __init__(
        self,
        source: Encoded,
        slots: Sequence[Slot],
        changes: Sequence[Change] = (),
        *,
        references: bool = False,
    ) -> None:
        self._source = source
        self._slots = slots
        self._changes = changes
        self._references = references

    @property
    def units(self) -> Sequence[MarkedText]:
        return [slot.unit for slot in self._slots]

    def written(self, targets: Targets, language: Language) -> bytes:
        """The text with units replaced, in its encoding."""
        replaced = [
            (change.start, change.end, partial(_changed, change, language))
            for change in self._changes
        ] + [
            (slot.start, slot.end, partial(slot.write, targets[number]))
            for number, slot in enumerate(self._slots)
            if number in targets and targets[number].text != slot.unit
        ]
        replaced.sort(key=lambda each: (each[0], -each[1]))
        text = _Splicing(self._source.text, replaced).render(0, len(self._source.text))
        return self._source.bytes_of(text, references=self._references)


Replaced = tuple[int, int, Callable[[Render], str]]


def _changed(change: Change, language: Language, render: Render) -> str:
    del render  # nothing lies in it
    return change.write(language)


class _Splicing:
    """Args: replaced: sorted by start, the longer one first."""

    def __init__(self, source: str, replaced: Sequence[Replaced]) -> None:
        self._source = source
        self._replaced = replaced
        self._starts = [each[0] for each in replaced]

    def render(self, start: int, end: int, *, inside: int = -1) -> str:
        """The source between two places; ``inside`` is what is being replaced just now."""
        parts: list[str] = []
        place = start
        for number in range(bisect_left(self._starts, start), len(self._replaced)):
            first, last, write = self._replaced[number]
            if first > end:
                break
            if number <= inside or first < place or last > end:
                continue
            parts += [
                self._source[place:first],
                write(partial(self.render, inside=number)),
            ]
            place = last
        return "".join([*parts, self._source[place:end]])
