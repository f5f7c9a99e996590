"""What was proofread of a text that is being written: by paragraphs, so that only new ones are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from gpt_desktop.core.annotations import Edit, Span

_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_BETWEEN = "\n\n"
_AROUND = 12  # characters beside a change that tell it from the same change elsewhere
_MOST_KEPT = 2000  # paragraphs


def paragraph_spans(text: str, part: Span) -> list[Span]:
    """The paragraphs of a part of a text, each as far as it is in the part."""
    found = _PARAGRAPH.finditer(text, part.start, part.end)
    return [Span(*each.span()) for each in found if each[0].strip()]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Paragraphs as one text to proofread, and back.

    Attributes:
        spans: the paragraphs in the text they come from.
        starts: where each begins in ``text``.
    """

    text: str
    spans: tuple[Span, ...]
    starts: tuple[int, ...]

    def located(self, edit: Edit) -> tuple[int, Edit]:
        """The number of the paragraph that an edit is in, and the edit as one of it alone."""
        number = max(0, bisect_right(self.starts, edit.span.start) - 1)
        return number, moved(edit, -self.starts[number])


def gathered(text: str, spans: Sequence[Span]) -> Gathered:
    """Paragraphs of a text as one text."""
    parts = [span.of(text) for span in spans]
    ends = accumulate(len(part) + len(_BETWEEN) for part in parts)
    return Gathered(_BETWEEN.join(parts), tuple(spans), (0, *ends)[: len(parts)])


def moved(edit: Edit, by: int) -> Edit:
    """An edit counted from another place."""
    return replace(edit, span=Span(edit.span.start + by, edit.span.end + by))


class Proofread:
    """Paragraphs that were proofread, with the changes that were proposed and not rejected."""

    def __init__(self) -> None:
        self._edits: dict[str, tuple[Edit, ...]] = {}
        self._rejected: set[tuple[str, str, str]] = set()

    def edits(self, paragraph: str) -> tuple[Edit, ...] | None:
        """The changes of a paragraph; None where it was not proofread."""
        found = self._edits.get(paragraph)
        if found is None:
            return None
        return tuple(each for each in found if not self.is_rejected(paragraph, each))

    def keep(self, paragraph: str, edits: Sequence[Edit]) -> None:
        """Say that a paragraph was proofread to its end."""
        self._edits.pop(paragraph, None)
        self._edits[paragraph] = tuple(edits)
        while len(self._edits) > _MOST_KEPT:
            del self._edits[next(iter(self._edits))]

    def reject(self, paragraph: str, edit: Edit) -> None:
        """Propose a change here no more, also when the paragraph is proofread anew."""
        self._rejected.add(_key(paragraph, edit))

    def take_back(self, paragraph: str, edit: Edit) -> None:
        """Propose it again."""
        self._rejected.discard(_key(paragraph, edit))

    def is_rejected(self, paragraph: str, edit: Edit) -> bool:
        return _key(paragraph, edit) in self._rejected

    def forget(self) -> None:
        """Proofread everything anew, such as after another word is to be left as it is."""
        self._edits.clear()


def _key(paragraph: str, edit: Edit) -> tuple[str, str, str]:
    start, end = edit.span.start, edit.span.end
    around = paragraph[max(0, start - _AROUND) : end + _AROUND]
    return edit.before, edit.after, around
