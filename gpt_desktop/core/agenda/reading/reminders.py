"""Reminders, and requests that are one: "remind me to …"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from gpt_desktop.core.agenda.proposal import Field
from gpt_desktop.core.agenda.reading.board import Board, pattern
from gpt_desktop.core.agenda.reading.lengths import LENGTH, length_of

_JOIN = r"(?:\s*(?:,|and|和|、)\s*)"
_LENGTHS = rf"(?P<lengths>{LENGTH}(?:{_JOIN}{LENGTH})*)"
_BEFORE = r"\s+(?:before(?:hand)?|earlier|ahead|in\s+advance|prior)(?:\s+(?:it|that|of\s+time))?\b"
_ASK = (
    r"(?:(?:please\s+)?(?:and\s+)?(?:remind|notify|alert|ping|tell)\s+me"
    r"|(?:with\s+|set\s+)?(?:an?\s+)?(?:reminders?|alarm|alert|notification))"
)
_LINK = r"\s*[,;.:(]?\s*(?:and\s+|then\s+|also\s+|please\s+)*"
_EXACT = (
    pattern(rf"{_LINK}\b{_ASK}:?\s+(?:at\s+)?{_LENGTHS}{_BEFORE}\)?"),
    pattern(rf"{_LINK}{_LENGTHS}{_BEFORE}\s+{_ASK}\)?"),
    pattern(
        rf"[,;。(]?\s*(?:请|并|并且)?提前{_LENGTHS}(?:提醒|叫|通知|告诉)?(?:我|一下)?(?:一下)?\)?"
    ),
    pattern(
        rf"[,;。(]?\s*(?:请|并|并且)?{_LENGTHS}(?:之前|以前|前)(?:提醒|叫|通知)(?:我)?(?:一下)?\)?"
    ),
)
_DAY_BEFORE = pattern(rf"{_LINK}\b{_ASK}\s+the\s+day{_BEFORE}")
_VAGUE = pattern(
    rf"{_LINK}\b{_ASK}\s+(?:[a-z]+\s+){{0,4}}?(?:before(?:hand)?|earlier|in\s+advance|in\s+time)\b"
    r"|[,;。]?\s*(?:请|并)?提前(?:提醒|叫|通知)(?:我)?(?:一下)?"
    rf"|(?<=[\w'!)])\s*[,;.]\s*(?:and\s+)?\b{_ASK}(?:\s+about\s+it)?(?:\s*[.!?]?\s*$)"
)
_REQUEST = pattern(
    r"\b(?:please\s+)?(?:(?:can|could|would|will)\s+you\s+)?(?:please\s+)?"
    r"(?:(?:set\s+|create\s+)?(?:a\s+)?reminder\s*(?::|to\b|for\b|about\b|that\b)"
    r"|(?:remind|ping|alert)\s+me\s*(?:to\b|about\b|of\b|that\b|:)?"
    r"|don'?t\s+let\s+me\s+forget\s+(?:to\b|about\b|that\b)?)\s*"
    r"|(?:请|麻烦|麻烦你|帮我|记得|到时候?)*(?:提醒|叫|通知)(?:我|一下|我一下)(?:要|去(?=做))?"
)


@dataclass(frozen=True, slots=True)
class Reminders:
    """What was said of reminders.

    Attributes:
        before: how long before its begin.
        open: a reminder was wished for, but not when.
        request: the whole sentence is the wish to be reminded, at the time itself.
    """

    before: tuple[timedelta, ...] = ()
    open: bool = False
    request: bool = False


def take_reminders(board: Board) -> Reminders:
    """Take away what is said of reminders."""
    before: list[timedelta] = []
    is_open = False
    for expression in _EXACT:
        for match in board.take_all(expression, Field.REMINDER):
            for part in pattern(LENGTH).finditer(match["lengths"]):
                length = length_of(part[0])
                if length is None:
                    is_open = True
                else:
                    before.append(length)
    if board.take(_DAY_BEFORE, Field.REMINDER):
        before.append(timedelta(days=1))
    if not before and board.take(_VAGUE, Field.REMINDER):
        is_open = True
    request = board.take(_REQUEST, Field.REMINDER) is not None
    return Reminders(tuple(dict.fromkeys(before)), is_open, request and not before)
