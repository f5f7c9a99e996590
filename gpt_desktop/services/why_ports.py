"""What "Why these words" offers to the window and the command line."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from gpt_desktop.core.abilities import AttendedToken
from gpt_desktop.core.annotations import LeftOut, Probability, Span
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.tasks.base import TaskEvent


class ResultPlace(StrEnum):
    """Where a result is kept."""

    ANSWER = "answer"  # in a conversation
    WORK = "work"


@dataclass(frozen=True, slots=True)
class WhyOf:
    """A stored result; equal where it is the same one.

    Attributes:
        source: of a translation, the segment that is meant: its span of the source; else None.
    """

    place: ResultPlace
    id: str
    source: Span | None = None


@dataclass(frozen=True, slots=True)
class WhyLook:
    """What one reading of a result says, and what more it would take.

    Attributes:
        text: the result.
        tokens: with how probable each was; spans of ``text``.
        parts: of the prompt that can be left out.
        seconds: about how long leaving out each of them takes, at most.
        remark: translated words on how the prompt differs from the one that was sent, or "".
        left_out: what was measured before.
        attends: whether the model shows where it looks.
    """

    of: WhyOf
    text: str
    tokens: tuple[Probability, ...]
    parts: int
    seconds: float
    remark: str = ""
    left_out: tuple[LeftOut, ...] = ()
    attends: bool = False


class ExplainWords(Protocol):
    """On the inference lane only.

    Each raises UserFacingError where the result is gone, was made in several pieces, or the
    model does not say, and CancelledError where the token was cancelled.
    """

    def look(self, of: WhyOf, token: CancelToken) -> Generator[TaskEvent, None, WhyLook]:
        """Rebuild what was asked, and read the result once after it."""
        ...

    def leave_out(
        self, of: WhyOf, token: CancelToken
    ) -> Generator[TaskEvent, None, tuple[LeftOut, ...]]:
        """Read the result after the prompt without each of its parts.

        Yields each as ``Annotated``, and how far it is; what was measured is stored, also where
        it is cancelled.
        """
        ...

    def attention(
        self, of: WhyOf, number: int, token: CancelToken
    ) -> Generator[TaskEvent, None, tuple[AttendedToken, ...]]:
        """Where in the prompt the model looked for the result's token of this number."""
        ...
