"""What people wrote on a PDF page: fields of a form, ticked boxes, and comments."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median
from typing import Any

import pypdfium2.raw as pdfium_c

from gpt_desktop.documents.pdf_lines import Line

_ANNOTATIONS = 2_000  # of one page; a form has some hundreds
_PRINTED = 3_000  # pieces of text looked at for labels
_CHARACTERS = 1_000_000  # of one of them
_HIDDEN = pdfium_c.FPDF_ANNOT_FLAG_HIDDEN | pdfium_c.FPDF_ANNOT_FLAG_NOVIEW
_SECRET = 1 << 13  # flag of a field that shows stars
_TICKS = {True: "☑", False: "☐"}
_TICKED = (pdfium_c.FPDF_FORMFIELD_CHECKBOX, pdfium_c.FPDF_FORMFIELD_RADIOBUTTON)
_WRITTEN = (
    pdfium_c.FPDF_FORMFIELD_TEXTFIELD,
    pdfium_c.FPDF_FORMFIELD_COMBOBOX,
    pdfium_c.FPDF_FORMFIELD_LISTBOX,
)
_SILENT = (pdfium_c.FPDF_ANNOT_LINK, pdfium_c.FPDF_ANNOT_POPUP, pdfium_c.FPDF_ANNOT_WIDGET)
_USUAL_SIZE = 11.0  # points, where a page has no text to compare with


@dataclass(slots=True)
class Entries:
    """What was written on a page.

    Attributes:
        pieces: what fields and text boxes show, where they show it.
        comments: what pops up or stands in the margin.
    """

    pieces: list[Line] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)


def entries_of(page: Any, number: int, printed: Sequence[Line]) -> Entries:
    """What fields, boxes and comments of a page say.

    Args:
        page: a ``pypdfium2.PdfPage``; its fields are read where it has a ``formenv``.
        number: of the page, 1-based.
        printed: the text of the page itself, which labels the fields.
    """
    found = Entries()
    form = page.formenv
    size = median(piece.size for piece in printed) if printed else _USUAL_SIZE
    count = min(pdfium_c.FPDFPage_GetAnnotCount(page), _ANNOTATIONS)
    for index in range(count):
        with _opened(page, index) as annotation:
            if annotation is None or pdfium_c.FPDFAnnot_GetFlags(annotation) & _HIDDEN:
                continue
            kind = pdfium_c.FPDFAnnot_GetSubtype(annotation)
            box = _box(annotation)
            if kind == pdfium_c.FPDF_ANNOT_WIDGET and form is not None:
                text = _field_text(form, annotation, labelled=_has_label(box, printed))
                found.pieces += _lines(text, box, number, size)
            elif kind == pdfium_c.FPDF_ANNOT_FREETEXT:
                found.pieces += _lines(_entry(annotation, b"Contents"), box, number, size)
            elif kind not in _SILENT:
                found.comments += _comment(annotation)
    return found


@contextmanager
def _opened(page: Any, index: int) -> Iterator[Any]:
    annotation = pdfium_c.FPDFPage_GetAnnot(page, index)
    try:
        yield annotation or None
    finally:
        if annotation:
            pdfium_c.FPDFPage_CloseAnnot(annotation)


def _field_text(form: Any, annotation: Any, *, labelled: bool) -> str:
    """What a field shows, after its name where nothing is printed beside it."""
    kind = pdfium_c.FPDFAnnot_GetFormFieldType(form, annotation)
    if kind in _TICKED:
        text = _TICKS[bool(pdfium_c.FPDFAnnot_IsChecked(form, annotation))]
    elif kind in _WRITTEN and not pdfium_c.FPDFAnnot_GetFormFieldFlags(form, annotation) & _SECRET:
        text = _string(pdfium_c.FPDFAnnot_GetFormFieldValue, form, annotation)
    else:
        return ""
    if labelled or not text:
        return text
    name = _string(pdfium_c.FPDFAnnot_GetFormFieldAlternateName, form, annotation)
    name = name or _string(pdfium_c.FPDFAnnot_GetFormFieldName, form, annotation)
    between = " " if kind in _TICKED else ": "
    return between.join((text, name) if kind in _TICKED else (name, text)) if name else text


def _has_label(box: pdfium_c.FS_RECTF, printed: Sequence[Line]) -> bool:
    """Whether there is text in front of a field, behind it, or a line above it."""
    return len(printed) > _PRINTED or any(
        piece.bottom < box.top + 1.5 * piece.size and piece.top > box.bottom for piece in printed
    )


def _lines(text: str, box: pdfium_c.FS_RECTF, page: int, size: float) -> Iterator[Line]:
    """A field's lines, each a piece of the page; a single one stands in the middle."""
    lines = [line for line in (" ".join(part.split()) for part in text.splitlines()) if line]
    middle = (box.top + box.bottom) / 2 - 0.35 * size
    bottom = middle + (len(lines) - 1) * 0.6 * size
    for number, line in enumerate(lines):
        right = min(box.right, box.left + 0.5 * size * len(line))
        yield Line(line, page, box.left, max(right, box.left), bottom - 1.2 * size * number, size)


def _comment(annotation: Any) -> list[str]:
    text = " ".join(_entry(annotation, b"Contents").split())
    author = _entry(annotation, b"T").strip()
    return [f"{author}: {text}" if author else text] if text else []


def _entry(annotation: Any, key: bytes) -> str:
    return _string(pdfium_c.FPDFAnnot_GetStringValue, annotation, key)


def _string(read: Callable[..., int], *arguments: Any) -> str:
    """What a function of PDFium writes into a buffer, once its length is known."""
    length = min(int(read(*arguments, None, 0)), 2 * _CHARACTERS)
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    read(*arguments, buffer, length)
    return bytes(buffer)[: max(length - 2, 0)].decode("utf-16-le", errors="replace")


def _box(annotation: Any) -> pdfium_c.FS_RECTF:
    box = pdfium_c.FS_RECTF()
    pdfium_c.FPDFAnnot_GetRect(annotation, box)
    return box
