"""What changed in a text, with a little around each change: what a person reads of a long one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from gpt_desktop.core.annotations import Edit

_AROUND = 240
"""Characters shown before and after a change."""


class PieceKind(Enum):
    """What became of a piece."""

    SAME = auto()
    GONE = auto()
    NEW = auto()
    LEFT_OUT = auto()  # unchanged and far from any change; it has no words


@dataclass(frozen=True, slots=True)
class ChangePiece:
    """A run of characters of one kind."""

    kind: PieceKind
    text: str


def change_pieces(before: str, edits: Sequence[Edit]) -> Iterator[ChangePiece]:
    """A text with its changes, in order.

    Args:
        edits: of ``before``, in order and apart, as ``word_edits`` gives them.
    """
    at = 0
    for number, edit in enumerate(edits):
        yield from _between(before[at : edit.span.start], first=number == 0, last=False)
        if edit.before:
            yield ChangePiece(PieceKind.GONE, edit.before)
        if edit.after:
            yield ChangePiece(PieceKind.NEW, edit.after)
        at = edit.span.end
    yield from _between(before[at:], first=not edits, last=True)


def _between(text: str, *, first: bool, last: bool) -> Iterator[ChangePiece]:
    """What stands between two changes; of a long one its ends, cut between words."""
    room = _AROUND if first or last else 2 * _AROUND
    if len(text) <= room + _AROUND:
        if text:
            yield ChangePiece(PieceKind.SAME, text)
        return
    if not first or last:
        cut = text.rfind(" ", 0, _AROUND)
        yield ChangePiece(PieceKind.SAME, text[: cut if cut > 0 else _AROUND])
    yield ChangePiece(PieceKind.LEFT_OUT, "")
    if not last:
        cut = text.find(" ", len(text) - _AROUND)
        yield ChangePiece(PieceKind.SAME, text[cut + 1 if cut >= 0 else len(text) - _AROUND :])
