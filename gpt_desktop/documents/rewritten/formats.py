"""Which format opens which file. Only the one that is needed is imported."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from gpt_desktop.core.translation.rewriting import rewritten_format
from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.rewritten.part import RewrittenFile

Open = Callable[[Path, ReadLimits, str], RewrittenFile]

OPENERS = {
    "text": "plain:open_text",
    "markdown": "markdown:open_markdown",
    "word": "word:open_word",
    "slides": "slides:open_slides",
    "opendocument": "opendocument:open_opendocument",
    "html": "web:open_html",
    "epub": "book:open_book",
    "subtitles": "subtitles:open_subtitles",
    "gettext": "gettext:open_gettext",
    "xliff": "xliff:open_xliff",
    "table": "table:open_table",
}
"""By the format's id: a module of this package and a function in it."""


def opener_of(path: Path) -> Open:
    """What opens a file of this name; raises ReadFailureError where nothing does."""
    known = rewritten_format(path)
    if known is None:
        raise ReadFailureError(FailureKind.NOT_REWRITTEN)
    module, name = OPENERS[known.id].split(":")
    found: Open = getattr(import_module(f"gpt_desktop.documents.rewritten.{module}"), name)
    return found
