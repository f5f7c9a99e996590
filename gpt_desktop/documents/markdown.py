"""Markdown as blocks: its headings are a document's sections, the rest stays as written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gpt_desktop.core.documents import Block, BlockKind
from gpt_desktop.documents.structure import join_lines, paragraph

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_OWN_LINE = re.compile(r"[ \t]*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|>|\||\[[^\]]+\]:)")
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|$)")


def markdown_blocks(text: str) -> Iterator[Block]:
    """Headings (both kinds), paragraphs with their soft line breaks joined, code as it is.

    List items, quotes and table rows keep their lines. Metadata at the very beginning,
    between lines of ``---``, is left out.
    """
    front = _FRONT_MATTER.match(text) if text.startswith("---") else None
    reader = _Reader()
    for line in text[front.end() if front else 0 :].split("\n"):
        yield from reader.read(line)
    yield from reader.flush()


class _Reader:
    def __init__(self) -> None:
        self._lines: list[str] = []
        self._fence = ""

    def read(self, line: str) -> Iterator[Block]:
        if self._fence or _FENCE.match(line):
            yield from self._code(line)
        elif heading := _HEADING.match(line):
            yield from self.flush()
            if heading[2]:
                yield Block(BlockKind.HEADING, heading[2], len(heading[1]))
        elif self._underlines(line):
            text = join_lines(self._lines)
            self._lines = []
            yield Block(BlockKind.HEADING, text, 1 if "=" in line else 2)
        elif not line.strip():
            yield from self.flush()
        else:
            self._lines.append(line)

    def flush(self) -> Iterator[Block]:
        """The paragraph gathered so far."""
        lines, self._lines = self._lines, []
        if self._fence:
            self._fence = ""
            yield paragraph("\n".join(lines))
        elif lines:
            yield paragraph(_soft_joined(lines))

    def _underlines(self, line: str) -> bool:
        plain = self._lines and not any(_OWN_LINE.match(held) for held in self._lines)
        return bool(plain and _UNDERLINE.match(line))

    def _code(self, line: str) -> Iterator[Block]:
        if not self._fence:
            yield from self.flush()
            opening = _FENCE.match(line)
            self._fence = opening[1] if opening else ""
            self._lines = [line]
            return
        self._lines.append(line)
        if line.strip().startswith(self._fence) and not line.strip().strip(self._fence[0]):
            yield from self.flush()


def _soft_joined(lines: list[str]) -> str:
    joined: list[list[str]] = []
    for line in lines:
        hard_break = bool(joined) and joined[-1][-1].endswith(("  ", "\\"))
        if not joined or hard_break or _OWN_LINE.match(line):
            joined.append([line])
        else:
            joined[-1].append(line)
    return "\n".join(_item(group) for group in joined)


def _item(lines: list[str]) -> str:
    first = lines[0]
    indent = first[: len(first) - len(first.lstrip())]
    return (indent if _OWN_LINE.match(first) else "") + join_lines(lines)
