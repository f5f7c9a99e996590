"""Where an item of a list begins, in lines of text whose layout is lost."""

from __future__ import annotations

import re

_BULLET = re.compile(r"[•‣◦▪▫●○■□◆◇❑➢➤✓✔☐☑☒]\s*[^\s•]")
_DASH = re.compile(r"([-–—*])\s+\S")
_NUMBER = re.compile(r"[(（]?(\d{1,3})(?:[.)）](?!\d)|[、．])\s*\S")
_CHINESE_NUMBER = re.compile(r"[(（]?[一二三四五六七八九十]{1,3}[)）、．]\s*\S")

_MARK = re.compile(
    r"[•‣◦▪▫●○■□◆◇❑➢➤✓✔☐☑☒·*–—-]|[(（]?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)）]|\d{1,2}(?:\.\d{1,2}){0,3}\.?"
)


def is_mark(text: str) -> bool:
    """Whether text is nothing but what an item or a heading is numbered with."""
    return _MARK.fullmatch(text) is not None


_ITEM = re.compile(
    r"(?:[•‣◦▪▫●○■□◆◇❑➢➤✓✔☐☑☒·*]|[-–](?=\s)|[(（]?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)）](?=\s)|"
    r"\d{1,3}、|[(（]?[一二三四五六七八九十]{1,3}[)）、])\s*\S"
)


def is_item(text: str) -> bool:
    """Whether a paragraph begins with the mark of an item: a bullet, a dash or a number."""
    return _ITEM.match(text) is not None


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
