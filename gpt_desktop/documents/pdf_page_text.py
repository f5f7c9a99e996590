"""The text one sees on a PDF page, line by line in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import Any

from gpt_desktop.documents.pdf_columns import regions
from gpt_desktop.documents.pdf_forms import entries_of
from gpt_desktop.documents.pdf_ground import Ground, visible_part
from gpt_desktop.documents.pdf_lines import Line
from gpt_desktop.documents.pdf_pieces import Pieces, pieces_of
from gpt_desktop.documents.pdf_tables import lines_of

_PIECES = 1_500  # of a page; one with more, such as a map, is read in the order it is drawn


@dataclass(slots=True)
class PageText:
    """What is to be read on a page.

    Attributes:
        nameless: how many letters are shown as U+FFFD.
        unreadable: whether the file does not say which letters most of them are.
    """

    lines: list[Line] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    nameless: int = 0
    unreadable: bool = False


def page_text(page: Any, number: int) -> PageText:
    """What is written on a page and seen, with what people wrote into its fields.

    Left out is what lies outside of the part that is shown, what is white on white, and what is
    drawn without ink, but for the layer of text under a scan.

    Args:
        page: a ``pypdfium2.PdfPage``.
        number: 1-based.
    """
    with closing(page.get_textpage()) as text_page:
        pieces = pieces_of(text_page, number, visible_part(page))
    if pieces.unmapped > pieces.mapped:
        return PageText(unreadable=True)
    ground = Ground(page)
    upright = pieces.seen.setdefault(0, [])
    if pieces.layer and ground.is_scan():
        upright += pieces.layer
    if pieces.white:
        upright += ground.shown(pieces.white)
    entries = entries_of(page, number, upright)
    upright += entries.pieces
    return PageText(list(_lines(pieces, ground)), entries.comments, pieces.nameless)


def _lines(pieces: Pieces, ground: Ground) -> Iterator[Line]:
    """Lines of the direction most text has, then the others, which stand apart."""
    turns = sorted(pieces.seen, key=lambda turn: -sum(len(line.text) for line in pieces.seen[turn]))
    region = 0
    for turn in turns:
        apart = turn != turns[0]
        if len(pieces.seen[turn]) > _PIECES:
            yield from (replace(line, apart=apart) for line in pieces.seen[turn])
            continue
        for found in regions(pieces.seen[turn]):
            rules = ground.rules if turn == 0 else tuple
            yield from lines_of(found, region, apart=apart, rules=rules)
            region += 1
