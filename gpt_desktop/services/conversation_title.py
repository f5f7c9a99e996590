"""A conversation's name, made of its first question."""

from __future__ import annotations

import unicodedata

TITLE_WIDTH = 40  # columns; a wide (CJK) character takes two


def conversation_title(question: str) -> str:
    """The question's beginning, about 40 columns, cut at a word boundary where there is one."""
    line = " ".join(question.split())
    end = _end_within(line, TITLE_WIDTH)
    if end == len(line):
        return line
    space = line.rfind(" ", 0, end + 1)
    cut = space if space > end // 2 else end
    return line[:cut].rstrip(" ,.;:，。；：、—-") + "…"


def _end_within(line: str, width: int) -> int:
    used = 0
    for position, character in enumerate(line):
        used += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if used > width:
            return position
    return len(line)
