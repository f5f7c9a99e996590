"""Which language a text is translated from, and which to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """Two language codes of ``core.languages``; ``source`` is "" where it is not known."""

    source: str
    target: str

    def __post_init__(self) -> None:
        if not self.target:
            raise ValueError("a translation needs a language to translate to")
