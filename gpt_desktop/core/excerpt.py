"""The beginning of a text as a title."""

from __future__ import annotations

import unicodedata

TITLE_WIDTH = 40
"""Columns of a title in a list that is made of the beginning of a text."""


def beginning(text: str, width: int) -> str:
    """The first ``width`` columns on one line, cut at a word boundary where there is one.

    A wide (CJK) character takes two columns. What was cut is shown by “…”.
    """
    line = " ".join(text[: width * 20].split())
    end = _end_within(line, width)
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
