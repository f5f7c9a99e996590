"""A sentence with all that the checks look at, found when it is first asked for."""

from __future__ import annotations

from functools import cached_property

from gpt_desktop.core.trust.clause import Clause
from gpt_desktop.core.trust.clauses import clauses_of
from gpt_desktop.core.trust.dates import Moment, find_moments
from gpt_desktop.core.trust.negation import Denial, find_denials, hidden_denials
from gpt_desktop.core.trust.quantities import Quantity, find_quantities
from gpt_desktop.core.trust.words import Word, words_of


class Statement:
    """One sentence of a document or of a summary."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return words_of(self.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Of its telling words."""
        return frozenset(word.stem for word in self.words if word.telling)

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        return find_moments(self.text)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        taken = [(moment.start, moment.end) for moment in self.moments]
        return find_quantities(self.text, taken)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        return clauses_of(self.text, self.words)

    @cached_property
    def denials(self) -> tuple[Denial, ...]:
        return find_denials(self.text, self.words)

    @cached_property
    def hidden_denials(self) -> frozenset[str]:
        """Stems of words that deny without saying so, such as ``refuse``."""
        return hidden_denials(self.text)

    def clause_at(self, place: int) -> int:
        """The number of the clause a place is in; the nearest one where it is between two."""
        for number, clause in enumerate(self.clauses):
            if place < clause.end:
                return number
        return max(0, len(self.clauses) - 1)
