"""What a model is asked: for all segments of a translation, and for one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gpt_desktop.core.languages import Language
from gpt_desktop.core.translation.formality import Formality
from gpt_desktop.core.translation.memory import MemoryMatch
from gpt_desktop.core.translation.term import Term
from gpt_desktop.core.translation.term_use import terms_in

MOST_EXAMPLES = 8


@dataclass(frozen=True, slots=True)
class Wanted:
    """What all segments have in common; ``wish`` is the person's own words, or ""."""

    target: Language
    formality: Formality = Formality.ANY
    wish: str = ""
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A segment to translate.

    Attributes:
        text: in one line.
        source: its language, or None where it is not known.
        before: the sentence before it, or "".
        like: translations kept of texts like it.
        examples: pairs of sentences that are shown at most.
    """

    text: str
    source: Language | None = None
    before: str = ""
    like: tuple[MemoryMatch, ...] = ()
    examples: int = MOST_EXAMPLES

    def terms_of(self, wanted: Wanted) -> tuple[Term, ...]:
        """The terms that stand in it, in whatever form."""
        return terms_in(self.text, self.source.code if self.source else "", wanted.terms)


def term_lines(terms: Sequence[Term], form: str) -> list[str]:
    """The terms in a prompt's form, which has places for ``source`` and ``target``."""
    return [form.format(source=term.source, target=term.target) for term in terms]
