"""Where an item of a list begins, in lines of text whose layout is lost."""

from __future__ import annotations

import re

_BULLET = re.compile(r"[•‣◦▪▫●○■□◆◇❑➢➤✓✔]\s*[^\s•]")
_DASH = re.compile(r"([-–—*])\s+\S")
_NUMBER = re.compile(r"[(（]?(\d{1,3})(?:[.)）](?!\d)|[、．])\s*\S")
_CHINESE_NUMBER = re.compile(r"[(（]?[一二三四五六七八九十]{1,3}[)）、．]\s*\S")


def begins_item(line: str, first: str, *, after_sentence: bool) -> bool:
    """Whether a line begins an item rather than goes on with the paragraph above it.

    A bullet always does. A dash or a number may also stand in the middle of a sentence: it
    does where that sentence had ended, or where the paragraph is the item before it.

    Args:
        line: the line.
        first: the first line of the paragraph above.
        after_sentence: that paragraph looks as if it had ended.
    """
    if _BULLET.match(line):
        return True
    dash, number = _DASH.match(line), _number(line)
    if dash is not None:
        before = _DASH.match(first)
        return after_sentence or (before is not None and before[1] == dash[1])
    if number is not None:
        return after_sentence or _number(first) == number - 1
    return after_sentence and _CHINESE_NUMBER.match(line) is not None


def _number(line: str) -> int | None:
    """What a line is numbered with, if it is."""
    match = _NUMBER.match(line)
    return int(match[1]) if match else None
