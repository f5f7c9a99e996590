"""Changes that may be right, and what kind of fault each would mend."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What would be wrong. Each kind has a threshold and a reason of its own."""

    SPELLING = "spelling"
    GRAMMAR = "grammar"  # a checker's own rule, told by its message
    AGREEMENT = "agreement"
    NUMBER = "number"
    ARTICLE = "article"
    PREPOSITION = "preposition"
    VERB_PATTERN = "verb_pattern"
    VERB_FORM = "verb_form"
    TENSE = "tense"
    CONFUSION = "confusion"
    DEGREE = "degree"
    WORD_CLASS = "word_class"
    PRONOUN = "pronoun"
    APOSTROPHE = "apostrophe"
    CAPITAL = "capital"
    NEGATION = "negation"
    DOUBLED = "doubled"
    MISSING = "missing"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A change to a sentence.

    Attributes:
        start: character of the sentence where it begins.
        before: what stands there; "" to insert.
        after: what would stand there; "" to take out.
        known: a rule of the language speaks for it, not only a likeness, so that the model has
            to find less for it.
        reason: the rule's own words, or "" for those of the kind.
    """

    start: int
    before: str
    after: str
    kind: Kind
    known: bool = False
    reason: str = ""

    def __post_init__(self) -> None:
        if self.before == self.after:
            raise ValueError("a candidate changes something")

    @property
    def end(self) -> int:
        return self.start + len(self.before)

    def applied(self, sentence: str) -> str:
        """The sentence with this change alone."""
        return sentence[: self.start] + self.after + sentence[self.end :]
