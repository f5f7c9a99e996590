"""Lines of a text: what a person reads of them, and what is only their form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from gpt_desktop.core.annotations import Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_FENCE = re.compile(r"\s*(?:```|~~~)")
# Indents, quotes, headings, list marks, boxes to tick: they stand before the words.
_LEAD = re.compile(
    r"\s*(?:>\s*)*(?:#{1,6}\s+|\d{1,2}、\s*"
    r"|(?:[-*•–+·]|\(?\d{1,3}[.)]|\(?[a-zA-Z]\))\s+(?:\[[ xX]\]\s+)?)?"
)
_CELL = re.compile(r"[^|\t]+")
_ENDS = re.compile(r"[.!?…。！？｡:：;；][\"'”’)\]»」』）】》]*$")
_WIDE = re.compile(r"[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]")
_WIDTH = 40  # shorter lines were not broken for want of room
_SHARE = 0.6  # of the longest line, which the lines of a broken paragraph reach


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span  # without the line's end
    text: str
    lead: int  # where the words begin
    tail: int  # where they end

    @property
    def blank(self) -> bool:
        return self.lead >= self.tail


def text_runs(text: str) -> Iterator[Span]:
    """The stretches of a text in which sentences stand, in order.

    A stretch is a line without its list mark or indent, a cell of a table's row, or several
    lines where a paragraph was broken to a width. Code between fences is none.
    """
    lines = [line for line in _lines(text) if not line.blank]
    width = {id(line): longest for group in _groups(lines) for line, longest in group}
    start: int | None = None
    for line, after in zip_longest(lines, lines[1:]):
        if "|" in line.text or "\t" in line.text[line.lead - line.span.start :].strip():
            yield from _cells(line)
            continue
        start = line.lead if start is None else start
        if after is not None and _goes_on(line, after, width[id(line)]):
            continue
        yield Span(start, line.tail)
        start = None


def _lines(text: str) -> Iterator[_Line]:
    start, fenced = 0, False
    for found in _LINE.finditer(text):
        words = found.group().rstrip("\r\n")
        fence = bool(_FENCE.match(words))
        lead = _LEAD.match(words)
        begins = start + (lead.end() if lead else 0)
        ends = start + len(words.rstrip())
        if fence or fenced:
            begins = ends
        fenced = fenced != fence
        yield _Line(Span(start, start + len(words)), words, begins, max(begins, ends))
        start = found.end()


def _groups(lines: list[_Line]) -> Iterator[list[tuple[_Line, int]]]:
    """Lines that follow each other, each with the length of the longest of them; 0 for two."""
    group: list[_Line] = []
    for line in [*lines, None]:
        if group and (line is None or line.span.start > group[-1].span.end + 2):
            longest = max(_columns(each.text) for each in group) if len(group) > 2 else 0
            yield [(each, longest) for each in group]
            group = []
        if line is not None:
            group.append(line)


def _goes_on(line: _Line, after: _Line, longest: int) -> bool:
    """Whether a sentence goes on in the next line, because the line was full."""
    follows = after.span.start <= line.span.end + 2
    plain = after.lead == after.span.start and "|" not in after.text and "\t" not in after.text
    if not follows or not plain or _columns(line.text) < _WIDTH or _ENDS.search(line.text.rstrip()):
        return False
    first = after.text[0]
    if first.islower():
        return True
    word = _columns(after.text.split(maxsplit=1)[0])
    full = _columns(line.text.rstrip()) + 1 + word > longest
    return longest > 0 and full and _columns(line.text) >= _SHARE * longest


def _columns(text: str) -> int:
    """How wide it is; Chinese and its like take two columns each."""
    return len(text) + len(_WIDE.findall(text))


def _cells(line: _Line) -> Iterator[Span]:
    base = line.span.start
    for cell in _CELL.finditer(line.text, line.lead - base, line.tail - base):
        words = cell.group().strip()
        if words:
            begins = base + cell.start() + len(cell.group()) - len(cell.group().lstrip())
            yield Span(begins, begins + len(words))
