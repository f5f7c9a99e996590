"""Which kinds of files are read, and by which names they go."""

from __future__ import annotations

from dataclasses import dataclass

from gpt_desktop.core.i18n import mark
from gpt_desktop.core.progress import Unit


@dataclass(frozen=True, slots=True)
class DocumentFormat:
    """A kind of file.

    Attributes:
        id: names its parser in ``documents/parsers.py``.
        name: what people call it; a source string, translated when shown.
        suffixes: in lower case, the usual one first. What a file is, its content says; a suffix
            decides between kinds of text only.
        unit: of the progress of reading it.
    """

    id: str
    name: str
    suffixes: tuple[str, ...]
    unit: Unit = Unit.PARTS


FORMATS = (
    DocumentFormat("text", mark("Text"), (".txt", ".log", ".json")),
    DocumentFormat("markdown", mark("Markdown"), (".md",)),
    DocumentFormat("pdf", mark("PDF"), (".pdf",), Unit.PAGES),
    DocumentFormat("word", mark("Word"), (".docx", ".doc")),
    DocumentFormat("opendocument", mark("OpenDocument"), (".odt", ".odp", ".ods")),
    DocumentFormat("slides", mark("PowerPoint"), (".pptx", ".ppt"), Unit.PAGES),
    DocumentFormat("sheets", mark("Excel"), (".xlsx", ".xls")),
    DocumentFormat("table", mark("Table as text"), (".csv", ".tsv")),
    DocumentFormat("epub", mark("E-book"), (".epub",)),
    DocumentFormat("html", mark("Web page"), (".html", ".htm")),
    DocumentFormat("rtf", mark("Rich text"), (".rtf",)),
    DocumentFormat("subtitles", mark("Subtitles"), (".srt", ".vtt")),
    DocumentFormat("mail", mark("E-mail"), (".eml",)),
    DocumentFormat("outlook", mark("Outlook message"), (".msg",)),
    DocumentFormat(
        "picture",
        mark("Picture of a page"),
        (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp"),
        Unit.PAGES,
    ),
)

SUPPORTED_SUFFIXES = tuple(suffix for each in FORMATS for suffix in each.suffixes)
"""Files of other names are read too where they hold text."""


def format_by_id(format_id: str) -> DocumentFormat:
    """The format of an id; raises KeyError where there is none."""
    return _BY_ID[format_id]


_BY_ID = {each.id: each for each in FORMATS}
