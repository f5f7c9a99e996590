"""Why a change is proposed, in words for people."""

from __future__ import annotations

from collections.abc import Mapping

from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.proofread.candidate import Candidate, Kind

KIND_WORDS: Mapping[Kind, str] = {
    Kind.SPELLING: mark("Spelling"),
    Kind.GRAMMAR: mark("Grammar"),
    Kind.AGREEMENT: mark("Verb and subject do not agree"),
    Kind.NUMBER: mark("One or many"),
    Kind.ARTICLE: mark("Article"),
    Kind.PREPOSITION: mark("Preposition"),
    Kind.VERB_PATTERN: mark("Form of the second verb"),
    Kind.VERB_FORM: mark("Form of the verb"),
    Kind.TENSE: mark("Tense"),
    Kind.CONFUSION: mark("Words easily taken for one another"),
    Kind.DEGREE: mark("Degree of the adjective"),
    Kind.WORD_CLASS: mark("Adjective or adverb"),
    Kind.PRONOUN: mark("Form of the pronoun"),
    Kind.APOSTROPHE: mark("Apostrophe"),
    Kind.CAPITAL: mark("Capital letter"),
    Kind.NEGATION: mark("Denied twice"),
    Kind.DOUBLED: mark("The same word twice"),
    Kind.MISSING: mark("A word is missing"),
    Kind.ORDER: mark("Order of the words"),
}


def reason_of(candidate: Candidate) -> str:
    """The reason of a change: its kind, and the checker's rule where the kind says too little."""
    words = tr(KIND_WORDS[candidate.kind])
    if candidate.kind is Kind.GRAMMAR and candidate.reason:
        return tr("{kind}: {rule}", kind=words, rule=candidate.reason)
    return words
