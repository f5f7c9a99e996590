"""A translation beside its source as a table of Word's."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from gpt_desktop.core.printable import printable
from gpt_desktop.core.translation.bilingual import BilingualRow, table_heads

_MARKED = "FFF3CD"  # the colour of rows to look at
_WIDTHS = (7.0, 7.0, 3.5)  # centimetres


def word_table(rows: Sequence[BilingualRow], title: str) -> bytes:
    """The whole file."""
    document = Document()
    document.core_properties.title = printable(title)[:255]
    document.core_properties.author = document.core_properties.comments = ""
    document.add_heading(printable(title), 1)
    table: Any = document.add_table(rows=len(rows) + 1, cols=3)
    table.style = "Table Grid"
    table.autofit = False
    lines = [
        tuple(table_heads()),
        *((row.source, row.target, "\n".join(row.marks)) for row in rows),
    ]
    # Asked once: each look at a row goes through all of them.
    for number, (made, line) in enumerate(zip(list(table.rows), lines, strict=True)):
        for cell, words, width in zip(made.cells, line, _WIDTHS, strict=True):
            cell.width = Cm(width)
            run = cell.paragraphs[0].add_run(printable(words))
            run.bold = number == 0
    for made, row in zip(list(document.element.body.iter(qn("w:tr")))[1:], rows, strict=True):
        if row.marks:
            _shade(made)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _shade(row: Any) -> None:
    for properties in row.iter(qn("w:tcPr")):
        shade = OxmlElement("w:shd")
        for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", _MARKED)):
            shade.set(qn(name), value)
        properties.append(shade)
