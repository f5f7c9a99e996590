"""The part of a long text that a preview shows: what stands around the cursor."""

from __future__ import annotations

from gpt_desktop.core.annotations import Span

WHOLE = 24_000
"""Characters up to which a text is shown as a whole."""

_AROUND = 8_000  # before and after the cursor
_SEARCHED = 2_000  # for a blank line to cut at


def preview_part(text: str, place: int) -> Span:
    """The whole text, or so much around a place of it that drawing it takes no time.

    It begins and ends between paragraphs where there are any; a block of code that it begins
    inside of is begun before.
    """
    if len(text) <= WHOLE:
        return Span(0, len(text))
    start, end = max(0, place - _AROUND), min(len(text), place + _AROUND)
    if start:
        cut = text.find("\n\n", start, start + _SEARCHED)
        start = cut + 2 if cut >= 0 else start
        start = _before_code(text, start)
    if end < len(text):
        cut = text.rfind("\n\n", end - _SEARCHED, end)
        end = cut if cut >= 0 else end
    return Span(start, max(start, end))


def _before_code(text: str, start: int) -> int:
    """Where the fence stands that is open at a place, not much farther up; else the place."""
    if text.count("\n```", 0, start) % 2 == 0:
        return start
    fence = text.rfind("\n```", 0, start)
    return fence + 1 if start - fence <= _AROUND else start
