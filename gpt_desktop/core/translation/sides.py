"""A source text and its translation, read once for all checks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from gpt_desktop.core.language_detection import detect_languages
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.protected import ProtectedItem, protected_items
from gpt_desktop.core.translation.term import Term

FILLER = "\ue000"  # no letter, digit, mark or blank


@dataclass(frozen=True)
class Side:
    """One of the two texts.

    Attributes:
        code: its language, "" where it is not known.
    """

    text: str
    code: str

    @property
    def family(self) -> str:
        """The language without its region or script: ``zh`` of ``zh-Hant``."""
        return self.code.split("-", maxsplit=1)[0]

    @property
    def spoken(self) -> str:
        """The language whose lists of words and of characters are right for it, or ""."""
        return "" if self.code == "zh-Hant" else self.family

    @cached_property
    def items(self) -> tuple[ProtectedItem, ...]:
        """What must be kept."""
        return protected_items(self.text)

    @cached_property
    def words(self) -> str:
        """The text as long as it is, with a filler where it holds addresses, code and the like."""
        text = self.text
        for item in self.items:
            if item.kind.exact:
                fillers = FILLER * len(item.text)
                text = text[: item.span.start] + fillers + text[item.span.end :]
        return text


@dataclass(frozen=True, slots=True)
class Sides:
    """What is checked."""

    source: Side
    target: Side
    terms: tuple[Term, ...] = ()


def read_sides(source: str, target: str, pair: Pair, terms: Sequence[Term] = ()) -> Sides:
    """Both texts; a source of no named language is in the only one that it can be in, if any."""
    code = pair.source
    if not code:
        likely = detect_languages(source)
        code = likely[0] if len(likely) == 1 else ""
    return Sides(Side(source, code), Side(target, pair.target), tuple(terms))
