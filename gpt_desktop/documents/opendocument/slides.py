"""Presentations: a heading for each slide's title, its words, then its speaker's notes."""

from __future__ import annotations

from typing import Any

from gpt_desktop.documents.office.blocks import Writer
from gpt_desktop.documents.opendocument.inline import InlineReader
from gpt_desktop.documents.opendocument.names import DRAW, PRESENTATION
from gpt_desktop.documents.opendocument.styles import Styles
from gpt_desktop.documents.opendocument.text import TextReader
from gpt_desktop.documents.parsed import Report

_FURNITURE = ("date-time", "footer", "header", "page-number")


def read_slides(
    body: Any, styles: Styles, inline: InlineReader, writer: Writer, report: Report
) -> tuple[int, bool]:
    """Write the blocks of all slides that are shown.

    Returns:
        How many slides there are, and whether some of them are hidden.
    """
    slides = list(body.iterchildren(DRAW + "page"))
    hidden = False
    for number, slide in enumerate(slides, 1):
        report(number, len(slides))
        writer.page = number
        if styles.is_hidden("drawing-page", slide.get(DRAW + "style-name") or ""):
            hidden = True
            continue
        reader = TextReader(styles, inline, writer, lambda: None)
        notes = slide.find(PRESENTATION + "notes")
        for frame in slide:
            kind = frame.get(PRESENTATION + "class") or ""
            if kind == "title":
                writer.heading(inline.plain(frame), 1)
            elif kind not in _FURNITURE and frame is not notes:
                reader.read([frame])
        if notes is not None:
            writer.note(_spoken(notes, inline))
    return len(slides), hidden


def _spoken(notes: Any, inline: InlineReader) -> str:
    frames = (f for f in notes if f.get(PRESENTATION + "class") not in ("page", *_FURNITURE))
    return " ".join(filter(None, map(inline.plain, frames)))
