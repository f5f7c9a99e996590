"""Statements of a text that its rewriting does not have any more."""

from __future__ import annotations

from gpt_desktop.core.sentences import split_sentences
from gpt_desktop.core.trust.statement import Statement
from gpt_desktop.core.trust.words import words_of

_KEPT = 0.34  # of a statement's telling words that the other text has
_FEWEST = 2  # telling words from which on a sentence states something
_MANY = 0.5  # of the statements


def lost_statements(before: str, after: str) -> tuple[str, ...]:
    """The sentences of a text of whose words hardly any stand in its rewriting."""
    there = {word.stem for word in words_of(after)}
    found = []
    for sentence in statements_of(before):
        stems = Statement(sentence).stems
        if len(stems & there) < _KEPT * len(stems):
            found.append(sentence.strip())
    return tuple(found)


def statements_of(text: str) -> list[str]:
    """The sentences that state something, not only a name or a greeting."""
    return [one for one in split_sentences(text) if len(Statement(one).stems) >= _FEWEST]


def most_is_lost(before: str, after: str) -> bool:
    """Whether half the statements or more are gone."""
    count = len(statements_of(before))
    return count > 0 and len(lost_statements(before, after)) >= _MANY * count
