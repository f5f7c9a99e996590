"""Where a long block of Markdown can be cut, so that its beginning need not be written again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

FEWEST_ROWS = 5  # of a table that is cut
_LONG = 1_200  # characters; shorter blocks are quick as they are
_LONG_LINE, _NEAR_ITS_END = 8_000, 500
_FENCE = re.compile(r"(`{3,}|~{3,})([^`\n]*)\n")
_SENTENCE_END = re.compile(r"[.!?;。！？；]\s*|\s+")


@dataclass(frozen=True, slots=True)
class Continued:
    """What a text goes on with whose beginning was cut off.

    Attributes:
        head: lines without which the rest is no table.
        number: of a list's next item.
        paragraph: the first paragraph is the rest of one.
    """

    head: str = ""
    number: int | None = None
    paragraph: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a text is cut, in characters, and what its rest continues."""

    place: int
    rest: Continued


def find_cut(text: str, tokens: Sequence[Token], before: Continued) -> Cut | None:
    """A place in a text that is one block, near its end.

    Args:
        text: with the head of what it continues.
        before: what the text itself continues.

    Returns:
        None where the block is short, or has no place at which it may be cut.
    """
    if len(text) - len(before.head) < _LONG or not tokens:
        return None
    match tokens[0].type:
        case "bullet_list_open" | "ordered_list_open":
            return _in_list(text, tokens, before)
        case "table_open":
            return _in_table(text, tokens[0], before)
        case "blockquote_open":
            return _in_quote(text, tokens)
        case "paragraph_open":
            return _in_line(text)
    return None


def open_fence(text: str) -> Token | None:
    """The code that a text is as long as it is not closed: parsing would look at each letter."""
    opened = _FENCE.match(text)
    if opened is None:
        return None
    signs, info = opened[1], opened[2]
    closed = re.compile(rf"^ {{0,3}}{signs[0]}{{{len(signs)},}}[ \t]*$", re.MULTILINE)
    if closed.search(text, opened.end()) is not None:
        return None
    content = text[opened.end() :]
    lines = text.count("\n") + 1
    return Token("fence", "code", 0, info=info, content=content, map=[0, lines], markup=signs)


def _in_list(text: str, tokens: Sequence[Token], before: Continued) -> Cut | None:
    items = [each for each in tokens if each.type == "list_item_open" and each.level == 1]
    if len(items) < 2:
        return None
    place = _line_start(text, items[-1])
    if tokens[0].type == "bullet_list_open":
        return Cut(place, Continued())
    start = tokens[0].attrGet("start")
    first = before.number if before.number is not None else 1 if start is None else int(start)
    return Cut(place, Continued(number=first + len(items) - 1))


def _in_table(text: str, table: Token, before: Continued) -> Cut | None:
    first, end = table.map or (0, 0)
    if end - first - 2 < FEWEST_ROWS:
        return None
    lines = text.split("\n")
    head = before.head or "\n".join(lines[first : first + 2]) + "\n"
    return Cut(_start_of(lines, end - 1), Continued(head=head))


def _in_quote(text: str, tokens: Sequence[Token]) -> Cut | None:
    children = [each for each in tokens if each.level == 1 and each.nesting == 1 and each.map]
    if not children:
        return None
    last = children[-1]
    if len(children) > 1:
        return Cut(_line_start(text, last), Continued())
    first, end = last.map or (0, 0)
    if last.type != "paragraph_open" or end - first < 2:
        return None
    return Cut(_start_of(text.split("\n"), end - 1), Continued(paragraph=True))


def _in_line(text: str) -> Cut | None:
    if len(text) < _LONG_LINE or "\n" in text[:_LONG_LINE]:
        return None
    begin = _LONG_LINE - _NEAR_ITS_END
    ends = [found.end() for found in _SENTENCE_END.finditer(text, begin, _LONG_LINE)]
    return Cut(ends[-1] if ends else _LONG_LINE, Continued(paragraph=True))


def _line_start(text: str, token: Token) -> int:
    return _start_of(text.split("\n"), (token.map or [0])[0])


def _start_of(lines: Sequence[str], number: int) -> int:
    return sum(len(line) + 1 for line in lines[:number])
