"""Which parser reads which kind of file. Only the one that is needed is imported."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.parsed import Parsed, Report

Parse = Callable[[Path, ReadLimits, Report], Parsed]

PARSERS = {
    "text": "plain:parse_text",
    "markdown": "plain:parse_markdown",
    "pdf": "scans:parse_scanned_pdf",
    "picture": "pictures:parse_picture",
    "word": "office.word:parse_word",
    "slides": "office.slides:parse_slides",
    "sheets": "office.sheets:parse_sheets",
    "table": "table_text:parse_table",
    "subtitles": "subtitles:parse_subtitles",
    "rtf": "rich_text:parse_rtf",
    "mail": "mail.message:parse_eml",
    "outlook": "mail.outlook:parse_msg",
    "html": "web.page:parse_html",
    "epub": "web.book:parse_epub",
    "opendocument": "opendocument.reader:parse_opendocument",
}
"""By the format's id: a module of this package and a function in it."""

OPENED_BY_PASSWORD = frozenset({"pdf"})
"""Formats whose parser takes ``password``, "" for none."""


def parser_of(format_id: str, password: str) -> Parse:
    """The parser of a format's id, which ``tests/documents/test_imports.py`` holds each to have."""
    module, name = PARSERS[format_id].split(":")
    found: Any = getattr(import_module(f"gpt_desktop.documents.{module}"), name)
    return partial(found, password=password) if format_id in OPENED_BY_PASSWORD else found
