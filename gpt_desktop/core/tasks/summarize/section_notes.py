"""Putting the notes of a long document's sections together."""

from __future__ import annotations

from collections.abc import Sequence

from gpt_desktop.core.chunking import CountTokens
from gpt_desktop.core.sentences import split_sentences

_ENDS = ".!?…。！？"
_CLOSERS = "\"'”’)]」』）】"
_MARK = "- "
_BREAK_TOKENS = 2


def note_sentences(note: str) -> list[str]:
    """The sentences of a note, a list of items; one that was cut off only where it has no other."""
    sentences = [
        sentence.strip()
        for line in note.splitlines()
        for sentence in split_sentences(line.removeprefix(_MARK))
    ]
    whole = [sentence for sentence in sentences if sentence.rstrip(_CLOSERS).endswith(tuple(_ENDS))]
    return whole or [sentence for sentence in sentences if sentence]


def brief_groups(
    notes: Sequence[str], wanted: int, budget: int, count_tokens: CountTokens
) -> list[list[str]]:
    """The leading sentences of neighbouring notes, in ``wanted`` groups where they fit.

    As many notes go together as the budget allows with a sentence of each, and two at least,
    so that there are fewer groups than notes.
    """
    each = [note_sentences(note) for note in notes]
    costs = [[count_tokens(one) + _BREAK_TOKENS for one in sentences] for sentences in each]
    longest = max(cost[0] for cost in costs if cost)
    size = max(2, min(-(-len(notes) // wanted), budget // longest))
    groups = []
    for at in range(0, len(notes), size):
        share = budget // size
        taken = [
            _within(sentences, cost, share)
            for sentences, cost in zip(each[at : at + size], costs[at : at + size], strict=True)
        ]
        groups.append([sentence for sentences in taken for sentence in sentences])
    return groups


def leading_sentences(notes: Sequence[str], wanted: int) -> list[str]:
    """So many sentences at most, in order: the first of every note, then the second ones.

    Sentences that come twice count once.
    """
    parts = [note_sentences(note) for note in notes]
    seen: set[str] = set()
    chosen: list[tuple[int, int]] = []
    for position in range(max(map(len, parts), default=0)):
        for part, sentences in enumerate(parts):
            fresh = position < len(sentences) and sentences[position] not in seen
            if fresh and len(chosen) < wanted:
                seen.add(sentences[position])
                chosen.append((part, position))
    return [parts[part][position] for part, position in sorted(chosen)]


def _within(sentences: Sequence[str], costs: Sequence[int], share: int) -> list[str]:
    """The first sentence, and those after it that fit."""
    taken, used = list(sentences[:1]), sum(costs[:1])
    for sentence, cost in zip(sentences[1:], costs[1:], strict=True):
        used += cost
        if used > share:
            break
        taken.append(sentence)
    return taken
