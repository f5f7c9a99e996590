"""Putting the notes of a long document's sections together."""

from __future__ import annotations

from collections.abc import Sequence

from gpt_desktop.core.chunking import CountTokens, Section
from gpt_desktop.core.sentences import split_sentences

_JOIN = "\n\n"
_ENDS = ".!?…。！？"
_CLOSERS = "\"'”’)]」』）】"


def grouped_notes(
    notes: Sequence[str], wanted: int, budget: int, count_tokens: CountTokens
) -> list[Section]:
    """Neighbouring notes joined, towards ``wanted`` groups.

    As many go together as the budget allows, and two at least, so that there are fewer
    groups than notes.
    """
    longest = max(count_tokens(note) for note in notes) + 2
    size = max(2, min(-(-len(notes) // wanted), budget // longest))
    joined = [_JOIN.join(notes[at : at + size]) for at in range(0, len(notes), size)]
    return [Section("", text, count_tokens(text), text) for text in joined]


def leading_sentences(notes: Sequence[str], wanted: int) -> list[str]:
    """So many sentences at most, in order: the first of every note, then the second ones.

    Sentences that come twice count once; one that was cut off only where a note has no other.
    """
    parts = [_whole_sentences(note) for note in notes]
    seen: set[str] = set()
    chosen: list[tuple[int, int]] = []
    for position in range(max(map(len, parts), default=0)):
        for part, sentences in enumerate(parts):
            fresh = position < len(sentences) and sentences[position] not in seen
            if fresh and len(chosen) < wanted:
                seen.add(sentences[position])
                chosen.append((part, position))
    return [parts[part][position] for part, position in sorted(chosen)]


def _whole_sentences(note: str) -> list[str]:
    sentences = [sentence.strip() for sentence in split_sentences(note)]
    whole = [sentence for sentence in sentences if sentence.rstrip(_CLOSERS).endswith(tuple(_ENDS))]
    return whole or [sentence for sentence in sentences if sentence]
