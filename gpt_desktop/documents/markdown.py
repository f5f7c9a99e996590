"""Markdown as blocks; what stands within a paragraph, such as emphasis, stays as written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from gpt_desktop.core.documents import Block, BlockKind
from gpt_desktop.documents import markdown_lines as lines_of
from gpt_desktop.documents.failure import ReadFailureError
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.markdown_lists import Lists
from gpt_desktop.documents.office.blocks import Writer
from gpt_desktop.documents.structure import join_lines
from gpt_desktop.documents.web.tree import page_of_text
from gpt_desktop.documents.web.walk import write_page

_COMMENT = re.compile(r" {0,3}<!--")
_CODE_INDENT = 4


def markdown_blocks(text: str) -> Iterator[Block]:
    """Headings of both kinds, paragraphs with their soft line breaks joined, items with their
    numbers, rows of tables, notes, and code as it is.

    Lines of a quote begin with ``> ``. Rules and comments are left out.
    """
    reader = _Reader(last_comment_end=text.rfind("-->"))
    at = 0
    for line in text.split("\n"):
        yield from reader.read(line, at)
        at += len(line) + 1
    yield from reader.end()


class _Reader:
    """Takes a line after the other."""

    def __init__(self, last_comment_end: int) -> None:
        self._last_comment_end = last_comment_end
        self._lists = Lists()
        self._held: list[str] = []  # of the paragraph so far
        self._mark = ""
        self._note = ""
        self._quotes = 0
        self._fence = ""
        self._code: list[str] | None = None
        self._code_indent = 0
        self._html: list[str] | None = None
        self._in_comment = False
        self._row: Callable[[str], list[str]] | None = None
        self._after_blank = True

    def read(self, line: str, at: int) -> Iterator[Block]:
        """The blocks that end with a line; ``at`` is where it begins in the text."""
        if self._in_comment:
            self._in_comment = "-->" not in line
        elif self._fence:
            yield from self._fenced(line)
        elif not line.strip():
            yield from self._blank()
        elif _COMMENT.match(line) and at < self._last_comment_end and self._code is None:
            yield from self.flush()
            self._in_comment = "-->" not in line
        else:
            yield from self._text(line)
            self._after_blank = False

    def end(self) -> Iterator[Block]:
        """What the last line left open."""
        self._fence = ""
        yield from self.flush()

    def flush(self) -> Iterator[Block]:
        """The paragraph, the code or the HTML so far."""
        held, self._held = self._held, []
        code, self._code = self._code, None
        html, self._html = self._html, None
        self._row = None
        if code is not None:
            text = "\n".join(code).strip("\n").rstrip()
            if text.strip():
                yield Block(BlockKind.CODE, text)
        if html is not None:
            yield from _html_blocks("\n".join(html))
        if held:
            yield from self._paragraph(held)

    def _blank(self) -> Iterator[Block]:
        self._after_blank = True
        if self._code is not None:
            self._code.append("")
            return
        yield from self.flush()
        self._quotes = 0

    def _text(self, line: str) -> Iterator[Block]:
        if self._html is not None:
            self._html.append(line)
            return
        if self._code is not None:
            if lines_of.indent_of(line) >= self._code_indent:
                self._code.append(lines_of.without_indent(line, self._code_indent))
                return
            yield from self.flush()
        quotes, rest = lines_of.unquoted(line)
        if quotes != self._quotes and (quotes or not self._goes_on(rest)):
            yield from self.flush()
            self._lists.close_all()
            self._quotes = quotes
        if quotes and not rest.strip():
            yield from self.flush()
            return
        yield from self._line(rest, column=0)

    def _goes_on(self, line: str) -> bool:
        """Whether a line without the sign of a quote still belongs to its paragraph."""
        starts = (lines_of.FENCE, lines_of.ITEM, lines_of.RULE, lines_of.HEADING, lines_of.HTML)
        return bool(self._held) and not any(each.match(line) for each in starts)

    def _line(self, line: str, column: int) -> Iterator[Block]:
        indent = lines_of.indent_of(line)
        if not self._held and self._row is None and self._is_code(line, indent, column):
            self._code_indent = self._lists.content + _CODE_INDENT
            self._code = [lines_of.without_indent(line, self._code_indent)]
        elif found := lines_of.FENCE.match(line):
            yield from self.flush()
            self._fence, self._code = found[1], []
            self._code_indent = column + indent
        elif (heading := lines_of.HEADING.match(line)) and not self._quotes:
            yield from self._heading(heading)
        elif self._held and self._underlines(line):
            text = join_lines(map(lines_of.readable, self._held))
            self._held = []
            yield Block(BlockKind.HEADING, text, 1 if "=" in line else 2)
        elif lines_of.RULE.match(line) and not lines_of.delimits_columns(line):
            yield from self.flush()
            self._lists.close(indent)
        elif self._row is not None or self._begins_table(line):
            yield from self._table(line)
        elif (item := lines_of.ITEM.match(line)) and self._may_begin(item, line):
            yield from self._item(item, line, column)
        else:
            yield from self._plain(line, indent, column)

    def _is_code(self, line: str, indent: int, column: int) -> bool:
        if column or self._quotes or not self._after_blank:
            return False
        while self._lists.depth and indent < self._lists.content:
            before = self._lists.depth
            self._lists.close(indent)
            if self._lists.depth == before:
                break
        deep = indent >= self._lists.content + _CODE_INDENT
        return deep and not (self._lists.depth and lines_of.ITEM.match(line))

    def _heading(self, found: re.Match[str]) -> Iterator[Block]:
        yield from self.flush()
        if not self._mark:
            self._lists.close_all()
        self._mark = self._note = ""
        text = (found[2] or "").rstrip()
        bare = text.rstrip("#")
        text = bare.rstrip() if bare != text and (not bare or bare[-1] in " \t") else text
        if text:
            yield Block(BlockKind.HEADING, lines_of.readable(text), len(found[1]))

    def _underlines(self, line: str) -> bool:
        if self._mark or self._quotes or self._note or lines_of.UNDERLINE.match(line) is None:
            return False
        return not any(lines_of.REFERENCE.match(held) for held in self._held[:1])

    def _begins_table(self, line: str) -> bool:
        if lines_of.delimits_columns(line):
            return True
        return bool(self._held) and lines_of.delimits_table(line, self._held[-1])

    def _table(self, line: str) -> Iterator[Block]:
        if self._row is not None:
            if not lines_of.delimits_columns(line) and not lines_of.UNDERLINE.match(line):
                yield from _row(self._row(line))
            return
        head = self._held.pop() if self._held else ""
        yield from self.flush()
        self._row = lines_of.columns_of if lines_of.delimits_columns(line) else lines_of.cells_of
        yield from _row(self._row(head))

    def _may_begin(self, item: re.Match[str], line: str) -> bool:
        """In the middle of a paragraph only a list does that begins with 1 and has words."""
        if not self._held or self._mark or self._lists.depth:
            return True
        return len(item[0]) < len(line) and item[3] in (None, "1")

    def _item(self, found: re.Match[str], line: str, column: int) -> Iterator[Block]:
        yield from self.flush()
        self._note = ""
        mark = self._lists.item(found, column, lines_of.indent_of(line))
        if mark is None:
            self._held = [line]
            return
        self._mark = mark
        rest = line[found.end() :]
        if rest.strip():
            yield from self._line(rest, column=self._lists.content)

    def _plain(self, line: str, indent: int, column: int) -> Iterator[Block]:
        if not self._held and not column:
            if self._after_blank:
                self._lists.close(indent)
            if not self._lists.depth:
                self._mark = ""
            if self._note and not indent:
                self._note = ""
        if found := lines_of.NOTE.match(line):
            yield from self.flush()
            self._note, line = f"[^{found[1]}]: ", line[found.end() :]
        elif lines_of.HTML.match(line) and not self._held and not self._quotes:
            self._html = [line]
            return
        self._held.append(line)

    def _fenced(self, line: str) -> Iterator[Block]:
        _, rest = lines_of.unquoted(line) if self._quotes else (0, line)
        text = rest.strip()
        if text.startswith(self._fence) and not text.strip(self._fence[0]):
            self._fence = ""
            yield from self.flush()
            self._mark = ""
        elif self._code is not None:
            indent = min(self._code_indent, lines_of.indent_of(rest))
            self._code.append(lines_of.without_indent(rest, indent) if indent else rest)

    def _paragraph(self, held: list[str]) -> Iterator[Block]:
        text = _soft_joined(held)
        if self._quotes:
            text = "\n".join("> " * self._quotes + line for line in text.split("\n"))
        if self._note:
            yield Block(BlockKind.NOTE, self._note + text)
            # Its further paragraphs are notes, too, but have no mark.
        elif self._mark:
            yield Block(BlockKind.ITEM, f"{self._mark} {text}", self._lists.depth)
        elif text.strip():
            yield Block(BlockKind.PARAGRAPH, text)
        self._mark = self._note = ""


def _soft_joined(held: list[str]) -> str:
    """Lines joined but where a break was asked for, or links are named."""
    groups: list[list[str]] = [[]]
    for line in held:
        groups[-1].append(lines_of.readable(line.removesuffix("\\")))
        if line.endswith(("  ", "\\")) or lines_of.REFERENCE.match(line):
            groups.append([])
    return "\n".join(join_lines(group) for group in groups if group)


def _row(cells: list[str]) -> Iterator[Block]:
    texts = [" ".join(cell.split()) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    if texts:
        yield Block(BlockKind.ROW, " | ".join(texts))


def _html_blocks(text: str) -> list[Block]:
    writer = Writer(ReadLimits())
    try:
        write_page(page_of_text(text).root, writer)
        return writer.done()
    except ReadFailureError:
        return []
