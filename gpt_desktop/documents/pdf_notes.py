"""Footnotes: small lines below the text of a page that begin with a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from gpt_desktop.core.documents import Block, BlockKind
from gpt_desktop.documents.hyphens import Hyphens
from gpt_desktop.documents.pdf_lines import Line, body_size

_SMALL = 0.93  # of the body's font size
_MARK = re.compile(r"(?:\[?\d{1,3}\]?[.)]?|[¹²³⁴-⁹]{1,3}|[*†‡§¶]{1,3})\s*\S")


def without_notes(lines: Sequence[Line]) -> tuple[list[Line], list[Block]]:
    """The lines of the text, and the footnotes under it.

    A note begins with a number or a star, in letters smaller than the text's; what follows
    in such letters to the end of its column belongs to it or is the next one.
    """
    size = body_size(lines)
    hyphens = Hyphens([line.text for line in lines])
    kept: list[Line] = []
    notes: list[Block] = []
    for (page, _), column in groupby(lines, key=lambda line: (line.page, line.region)):
        region = list(column)
        start = _start(region, size)
        kept += region[:start]
        for note in _notes(region[start:]):
            text = hyphens.join([line.text for line in note])
            notes.append(Block(BlockKind.NOTE, text, page=page))
    return kept, notes


def _start(region: Sequence[Line], size: float) -> int:
    """Where the notes at the end of a column begin; its length where there are none."""
    start = len(region)
    while start and region[start - 1].size < _SMALL * size and not region[start - 1].row:
        start -= 1
    # A column of nothing but small letters is a caption, a table or a box.
    if start == 0:
        return len(region)
    while start < len(region) and not _MARK.match(region[start].text):
        start += 1
    return start


def _notes(lines: Sequence[Line]) -> Iterator[list[Line]]:
    note: list[Line] = []
    for line in lines:
        if note and _MARK.match(line.text) and line.left <= note[0].left + 0.5 * line.size:
            yield note
            note = []
        note.append(line)
    if note:
        yield note
