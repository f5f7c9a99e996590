"""What the checks say of a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from gpt_desktop.core.annotations import Check, DocumentSpan


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a document bears a sentence.

    Attributes:
        sources: the passages that speak of it, the most telling first.
        checks: what is wrong; nothing where all is well.
        support: 0 to 1, how much of it stands in the passages.
    """

    sources: tuple[DocumentSpan, ...]
    checks: tuple[Check, ...]
    support: float

    def __post_init__(self) -> None:
        if not 0 <= self.support <= 1:
            raise ValueError(f"support is from 0 to 1, not {self.support}")

    @property
    def borne(self) -> bool:
        """Whether no check found anything."""
        return not self.checks
