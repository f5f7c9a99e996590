"""What a measured engine does, and the records that travel between the processes.

Standard library only: children of other environments import it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Request:
    """One greedy answer.

    Attributes:
        turns: contents of a chat, the person's first, taking turns; one text to go on from
            where ``chat`` is off.
        tokens: at most so many new ones.
    """

    turns: tuple[str, ...]
    tokens: int
    chat: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer took, in seconds of wall clock from the request on.

    Attributes:
        read: tokens of the prompt, those already held included.
        written: new tokens.
        first: seconds until the first of them.
        total: seconds until the last.
    """

    text: str
    read: int
    written: int
    first: float
    total: float

    @property
    def decode_speed(self) -> float:
        """Tokens a second after the first one.

        Raises:
            ValueError: there are too few to tell.
        """
        if self.written < 8:
            raise ValueError(f"the answer ended after {self.written} tokens: {self.text!r}")
        return (self.written - 1) / (self.total - self.first)

    @property
    def prefill_speed(self) -> float:
        """Tokens a second, if none of the prompt was held."""
        return self.read / self.first


def plain_text(request: Request) -> str:
    """What to go on from. Raises ValueError for a chat, which not every peer is asked for."""
    if request.chat:
        raise ValueError("this engine is measured on plain texts only")
    return request.turns[0]


class Peer(Protocol):
    """A loaded model. A prompt's beginning that is held from before is not read again."""

    def versions(self) -> dict[str, str]:
        """Names and versions of what does the work."""
        ...

    def count_tokens(self, text: str) -> int: ...

    def answer(self, request: Request) -> Answer: ...

    def answer_all(self, requests: Sequence[Request]) -> list[str]:
        """Texts of independent answers, in the way that is fastest for this engine."""
        ...
