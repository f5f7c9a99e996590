"""Where a text has certain characters: to find them, and to put others in their place."""

from __future__ import annotations

import re

from gpt_desktop.core.annotations import Span


def find_places(text: str, words: str, *, case: bool = False, whole: bool = False) -> list[Span]:
    """All of them, in their order; none overlaps another.

    Unlike a search this finds nothing but these very characters, since they may be replaced.

    Args:
        case: capitals count.
        whole: what stands inside of a longer word is left out.
    """
    if not words:
        return []
    pattern = re.escape(words)
    if whole:
        before = r"(?<!\w)" if words[0].isalnum() else ""
        after = r"(?!\w)" if words[-1].isalnum() else ""
        pattern = f"{before}{pattern}{after}"
    flags = re.NOFLAG if case else re.IGNORECASE
    return [Span(*match.span()) for match in re.finditer(pattern, text, flags)]
