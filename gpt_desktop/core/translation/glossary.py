"""The person's terms, kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from gpt_desktop.core.translation.language_tag import is_same_language
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.term import Term

ANY = "*"
EVERYWHERE = Pair("", ANY)
"""The pair of what is not to be translated into any language."""


@dataclass(frozen=True, slots=True)
class GlossaryFile:
    """What a file of terms holds.

    Attributes:
        problems: translated lines, each on a line of the file that is no term.
    """

    terms: tuple[Term, ...]
    problems: tuple[str, ...] = ()


class GlossaryStore(Protocol):
    """Keeps terms; a term is known by its words and its pair. Any thread may call it.

    All raise UserFacingError where they cannot read or write.
    """

    def terms(self) -> tuple[Term, ...]:
        """All of them, by their words."""
        ...

    def put(self, terms: Sequence[Term]) -> int:
        """Keep terms; one that is there takes the new note. Returns how many are new."""
        ...

    def remove(self, terms: Sequence[Term]) -> None:
        """Keep them no more; ``put`` brings them back."""
        ...

    def replace(self, term: Term, by: Term) -> None:
        """Keep another term in a term's place."""
        ...


def terms_of(pair: Pair, terms: Iterable[Term]) -> tuple[Term, ...]:
    """Those that hold for a pair: of its languages in any region, and what holds everywhere."""
    return tuple(term for term in terms if _holds(term.pair, pair))


def _holds(own: Pair, pair: Pair) -> bool:
    if not is_same_language(own.source, pair.source):
        return False
    return own.target == ANY or is_same_language(own.target, pair.target)
