"""Reads web pages."""

from __future__ import annotations

from pathlib import Path

from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.office.blocks import Writer
from gpt_desktop.documents.parsed import Parsed, Report
from gpt_desktop.documents.web.tree import page_of, title_of
from gpt_desktop.documents.web.walk import write_page


def parse_html(path: Path, limits: ReadLimits, report: Report) -> Parsed:
    """Headings, paragraphs, lists, tables and code of an .html file.

    Raises:
        ReadFailureError: it is empty, not text, or too long.
    """
    report(0, 1)
    if path.stat().st_size > limits.text_characters * 4:
        raise ReadFailureError(FailureKind.TOO_MUCH_TEXT)
    page = page_of(path.read_bytes())
    writer = Writer(limits)
    write_page(page.root, writer)
    report(1, 1)
    blocks = writer.done(damaged=bool(page.warnings))
    return Parsed(blocks, title_of(page.root), warnings=page.warnings)
