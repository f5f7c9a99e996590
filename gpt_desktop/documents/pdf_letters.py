"""Letters that a PDF's own tables of letters leave out, by the names of their glyphs."""

from __future__ import annotations

import io
import re
from itertools import islice
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

_LARGEST = 50_000_000  # bytes: a copy is made in memory
_FONTS = 5_000  # no file has more
_AROUND = 5_000  # bytes of an object before and behind its table
_FONT = re.compile(rb"/Type\s{0,9}/Font\b(?!Descriptor)")
_TABLE = re.compile(rb"/ToUnicode\s{1,9}\d{1,10}\s{1,9}\d{1,5}\s{1,9}R")


class GlyphNames:
    """A document once more, made when it is needed, whose fonts go by the names of their glyphs.

    A font may have a table of letters (/ToUnicode) in which some are missing, ligatures most
    often, while its encoding names each glyph. PDFium believes the table. Without it, it takes
    the names. Fonts of numbers only (Type0) keep theirs: they have nothing else.

    Args:
        document: a ``pypdfium2.PdfDocument``; stays open and as it is.
        size: of its file, in bytes; a large one is not copied.
    """

    def __init__(self, document: Any, size: int) -> None:
        self._document = document
        self._tried = size > _LARGEST
        self._copy: Any = None

    def page(self, index: int) -> Any:
        """The page with this index, from 0, to be closed; None where no names are known."""
        if not self._tried:
            self._tried = True
            self._copy = _without_tables(self._document)
        try:
            return self._copy[index] if self._copy is not None else None
        except pdfium.PdfiumError:
            return None

    def close(self) -> None:
        """Give its memory back."""
        if self._copy is not None:
            self._copy.close()


def _without_tables(document: Any) -> Any:
    buffer = io.BytesIO()
    # What was packed into streams of objects is written as plain objects.
    document.save(buffer, flags=pdfium_c.FPDF_REMOVE_SECURITY)
    written = bytearray(buffer.getbuffer())
    found = [table.span() for table in islice(_TABLE.finditer(written), _FONTS)]
    named = [(start, end) for start, end in found if _has_names(_object(written, start, end))]
    for start, end in named:
        written[start:end] = b" " * (end - start)
    try:
        copy = pdfium.PdfDocument(bytes(written)) if named else None
    except pdfium.PdfiumError:
        return None
    if copy is not None:
        copy.init_forms()
    return copy


def _object(written: bytearray, start: int, end: int) -> bytes:
    """The object around a place, or as much of it as fonts take."""
    first = written.rfind(b" obj", max(start - _AROUND, 0), start)
    last = written.find(b"endobj", end, end + _AROUND)
    return bytes(written[first:last]) if first >= 0 and last >= 0 else b""


def _has_names(font: bytes) -> bool:
    return _FONT.search(font) is not None and b"/Encoding" in font and b"/Type0" not in font
