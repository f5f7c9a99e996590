"""Bookmarks of a PDF: what the file itself names as its headings, and their levels."""

from __future__ import annotations

from itertools import islice
from typing import Any

import pypdfium2 as pdfium

from gpt_desktop.documents.pdf_blocks import Outline, title_key

_BOOKMARKS = 20_000  # more than any book has
_LEAST = 3  # fewer are no outline, but a few places to go to
_DEEPEST = 6


def outline_of(document: Any) -> Outline:
    """Levels from 1 by page (1-based) and ``title_key``; empty where there are no bookmarks."""
    levels: dict[tuple[int, str], int] = {}
    try:
        for bookmark in islice(document.get_toc(max_depth=_DEEPEST), _BOOKMARKS):
            target = bookmark.get_dest()
            page = target.get_index() if target is not None else None
            key = title_key(bookmark.get_title())
            if page is not None and key:
                levels[page + 1, key] = bookmark.level + 1
    except (pdfium.PdfiumError, UnicodeDecodeError):
        # What was found up to a damaged bookmark is right.
        pass
    return levels if len(levels) >= _LEAST else {}
