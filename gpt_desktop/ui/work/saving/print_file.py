"""Markdown on paper, or as PDF, laid out by Qt."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QLocale, QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from gpt_desktop.ui.work.saving.web_page import html_of

_POINTS = 11
_DOTS_AN_INCH = 300
_STYLE = (
    "table{border-collapse:collapse;margin-top:8px;margin-bottom:8px}"
    "th,td{border:1px solid #808080;padding:4px}"
)
_LETTER_COUNTRIES = ("en_US", "en_CA", "es_MX", "fil_PH")


def print_file(markdown: str, title: str) -> bytes:
    """A PDF with page numbers; on any thread."""
    # The layout's timers want a dispatcher of events, which a thread has from its first loop on.
    loop = QEventLoop()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("GPT Desktop")
    writer.setResolution(_DOTS_AN_INCH)
    writer.setPageSize(QPageSize(_paper()))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    _document(markdown).print_(writer)
    del writer, loop  # the file ends with its writer
    return bytes(buffer.data().data())


def print_on(printer: QPagedPaintDevice, markdown: str) -> None:
    """Print, with page numbers; on any thread."""
    loop = QEventLoop()
    _document(markdown).print_(printer)
    del loop


def _document(markdown: str) -> QTextDocument:
    """Without a page size of its own Qt gives it margins of 2 cm and numbers the pages."""
    document = QTextDocument()
    font = document.defaultFont()
    font.setPointSize(_POINTS)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(_STYLE)
    document.setHtml(html_of(markdown))
    return document


def _paper() -> QPageSize.PageSizeId:
    letter = QLocale.system().name() in _LETTER_COUNTRIES
    return QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4
