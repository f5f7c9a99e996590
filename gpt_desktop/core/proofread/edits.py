"""Proposed changes as edits of a text: the smallest place that says what changes."""

from __future__ import annotations

from gpt_desktop.core.annotations import Edit, Span
from gpt_desktop.core.proofread.candidate import Candidate
from gpt_desktop.core.proofread.reasons import reason_of


def edit_of(text: str, offset: int, candidate: Candidate, gain: float | None) -> Edit:
    """A change of a sentence as an edit of the text that the sentence begins in at an offset.

    An insertion or a deletion takes the word after it along, so that there is something to see
    and to point at.
    """
    start, end = offset + candidate.start, offset + candidate.end
    after = candidate.after
    if not candidate.before or not after:
        word_end = _word_end(text, end)
        after += text[end:word_end]
        end = word_end
    return Edit(Span(start, end), text[start:end], after, gain=gain, reason=reason_of(candidate))


def _word_end(text: str, start: int) -> int:
    """Where the word that begins at a place ends; the place itself where none does."""
    end = start
    while end < len(text) and (text[end].isalnum() or text[end] in "'’"):
        end += 1
    return end


def corrected(text: str, edits: tuple[Edit, ...]) -> str:
    """The text with all changes."""
    parts, at = [], 0
    for edit in sorted(edits, key=lambda each: each.span.start):
        parts += [text[at : edit.span.start], edit.after]
        at = edit.span.end
    return "".join([*parts, text[at:]])
