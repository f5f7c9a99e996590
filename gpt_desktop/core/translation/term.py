"""What the person wants a word or a name translated as."""

from __future__ import annotations

from dataclasses import dataclass

from gpt_desktop.core.translation.pair import Pair


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a pair; where ``target`` is ``source`` it is left as it is.

    Attributes:
        note: the person's own words on it, or "".
    """

    source: str
    target: str
    pair: Pair
    note: str = ""

    def __post_init__(self) -> None:
        if not self.source.strip() or not self.target.strip():
            raise ValueError("a term needs its words in both languages")

    @property
    def stays(self) -> bool:
        """Whether it is not to be translated."""
        return self.target == self.source
