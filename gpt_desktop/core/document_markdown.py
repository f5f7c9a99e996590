"""A document as Markdown: headings, lists, tables and code as far as they were seen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from gpt_desktop.core.documents import Block, BlockKind

_MARK = re.compile(r"(?:[•◦▪–*-]|\d{1,9}[.)])[ \t]+")
# What at the beginning of a line would be read as a mark of Markdown.
_TAKEN_FOR_MARK = re.compile(r"(#{1,6}[ \t]|>|[-+*][ \t]|(?:`{3}|~{3})|[-=_*]{3,}[ \t]*$)")
_TAKEN_FOR_NUMBER = re.compile(r"(\d{1,9})([.)][ \t])")
_TOGETHER = {BlockKind.ITEM: "\n", BlockKind.ENTRY: "\n", BlockKind.ROW: "\n"}


def markdown_of(blocks: Sequence[Block]) -> str:
    """The blocks with blank lines between them, and a line end after the last."""
    parts: list[str] = []
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        run = tuple(group)
        written = _table(run) if kind is BlockKind.ROW else [_written(each) for each in run]
        parts.append(_TOGETHER.get(kind, "\n\n").join(each for each in written if each))
    text = "\n\n".join(part for part in parts if part)
    return f"{text}\n" if text else ""


def _written(block: Block) -> str:
    text = block.text.strip("\n")
    match block.kind:
        case BlockKind.HEADING:
            return f"{'#' * min(max(block.level, 1), 6)} {' '.join(text.split())}"
        case BlockKind.ITEM:
            return _item(text, block.level)
        case BlockKind.ENTRY:
            return f"- {' '.join(text.split())}"
        case BlockKind.NOTE:
            return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
        case BlockKind.CODE:
            fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
            return f"{fence}\n{text}\n{fence}"
    return "\n".join(map(_plain_line, text.split("\n")))


def _item(text: str, level: int) -> str:
    found = _MARK.match(text)
    mark, words = (found[0].rstrip(), text[found.end() :]) if found else ("-", text)
    if not mark[0].isdigit():
        mark = "-"
    # The level counts the lists it is inside of, its own among them.
    indent = "    " * max(0, level - 1)
    # What follows on further lines stands below the words.
    further = f"\n{indent}{' ' * (len(mark) + 1)}"
    return f"{indent}{mark} {further.join(line.strip() for line in words.split(chr(10)))}"


def _plain_line(line: str) -> str:
    """A line that nothing is read out of."""
    line = _TAKEN_FOR_NUMBER.sub(r"\1\\\2", line) if _TAKEN_FOR_NUMBER.match(line) else line
    return f"\\{line}" if _TAKEN_FOR_MARK.match(line) else line


def _table(rows: Sequence[Block]) -> list[str]:
    """The first row heads it, since Markdown knows no other tables."""
    cells = [[_cell(each) for each in row.text.split(" | ")] for row in rows]
    width = max(map(len, cells))
    lines = [_row(each + [""] * (width - len(each))) for each in cells]
    return [lines[0], _row(["---"] * width), *lines[1:]]


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
