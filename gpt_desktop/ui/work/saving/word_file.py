"""Markdown as a Word file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from markdown_it.token import Token

from gpt_desktop.core.printable import printable
from gpt_desktop.ui.widgets.markdown_rules import markdown_parser

_CODE_FONT = "Courier New"
_MOST_LEVELS = 3  # of lists, as many as Word's own styles have
_MARKS = {"strong": "bold", "em": "italic", "s": "strike"}


def word_file(markdown: str, title: str) -> bytes:
    """A .docx whose headings, lists and tables are Word's own."""
    document = Document()
    properties = document.core_properties
    properties.title = printable(title)[:255]
    properties.author = properties.comments = ""
    _Writer(document).write(markdown_parser().parse(printable(markdown)))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


@dataclass(slots=True)
class _List:
    style: str
    number: int | None  # of the numbering it counts by; None for bullets


class _Writer:
    """Goes through the tokens once, from top to bottom."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._lists: list[_List] = []
        self._quotes = 0
        self._heading = 0
        self._item_begins = False

    def write(self, tokens: Sequence[Token]) -> None:
        walk = iter(tokens)
        for token in walk:
            if token.type.endswith("_list_open"):
                self._open_list(token)
            elif token.type.endswith("_list_close"):
                self._lists.pop()
            elif token.type in {"heading_open", "heading_close"}:
                self._heading = int(token.tag[1:]) if token.nesting > 0 else 0
            elif token.type == "list_item_open":
                self._item_begins = True
            elif token.type.startswith("blockquote"):
                self._quotes += token.nesting
            else:
                self._write_content(token, walk)

    def _write_content(self, token: Token, walk: Iterator[Token]) -> None:
        if token.type in {"fence", "code_block"}:
            run = self._document.add_paragraph().add_run(token.content.rstrip("\n"))
            run.font.name = _CODE_FONT
        elif token.type == "table_open":
            self._write_table(walk)
        elif token.type == "inline":
            _write_runs(self._paragraph(), token.children or ())

    def _paragraph(self) -> Any:
        if self._heading:
            return self._document.add_heading("", min(self._heading, 9))
        if self._lists:
            return self._item()
        return self._document.add_paragraph(style="Quote" if self._quotes else None)

    def _item(self) -> Any:
        current, level = self._lists[-1], min(len(self._lists), _MOST_LEVELS)
        suffix = f" {level}" if level > 1 else ""
        if not self._item_begins:  # goes on in its second paragraph
            return self._document.add_paragraph(style=f"List Continue{suffix}")
        self._item_begins = False
        paragraph = self._document.add_paragraph(style=f"{current.style}{suffix}")
        if current.number is not None:
            numbering = paragraph.paragraph_format.element.get_or_add_pPr().get_or_add_numPr()
            numbering.get_or_add_numId().val = current.number
            numbering.get_or_add_ilvl().val = 0
        return paragraph

    def _open_list(self, token: Token) -> None:
        if token.type == "bullet_list_open":
            self._lists.append(_List("List Bullet", None))
            return
        level = min(len(self._lists) + 1, _MOST_LEVELS)
        style = self._document.styles[f"List Number{f' {level}' if level > 1 else ''}"]
        start = int(token.attrs.get("start", 1))
        self._lists.append(_List("List Number", self._numbering(style, start)))

    def _numbering(self, style: Any, start: int) -> int:
        """A count of its own; the lists of a style would go on counting from each other."""
        numbering = self._document.part.numbering_part.element
        of_style = numbering.num_having_numId(style.element.pPr.numPr.numId.val)
        own = numbering.add_num(of_style.abstractNumId.val)
        own.add_lvlOverride(ilvl=0).add_startOverride(start)
        return int(own.numId)

    def _write_table(self, walk: Iterator[Token]) -> None:
        rows: list[list[Sequence[Token]]] = []
        for token in walk:
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(token.children or ())
        table = self._document.add_table(len(rows), max(map(len, rows)), style="Table Grid")
        for row, cells in zip(table.rows, rows, strict=True):
            for place, cell in zip(row.cells, cells, strict=False):
                _write_runs(place.paragraphs[0], cell)
        for place in table.rows[0].cells:
            for run in place.paragraphs[0].runs:
                run.bold = True
        self._document.add_paragraph().paragraph_format.space_after = Cm(0)


def _write_runs(paragraph: Any, tokens: Sequence[Token]) -> None:
    marks: list[str] = []
    parent = paragraph
    for token in tokens:
        kind, _, side = token.type.partition("_")
        if kind == "link":
            address = str(token.attrs.get("href", ""))
            parent = _Link(paragraph, address) if side == "open" else paragraph
        elif kind in _MARKS:
            (marks.append if side == "open" else marks.remove)(_MARKS[kind])
        else:
            _write_run(parent, token, marks)


def _write_run(parent: Any, token: Token, marks: Sequence[str]) -> None:
    if token.type == "hardbreak":
        parent.add_run().add_break()
        return
    run = parent.add_run(" " if token.type == "softbreak" else token.content)
    for name in marks:
        setattr(run.font, name, True)
    if token.type == "code_inline":
        run.font.name = _CODE_FONT


class _Link:
    """Takes runs as a paragraph does, and puts them under a link."""

    def __init__(self, paragraph: Any, address: str) -> None:
        self._paragraph = paragraph
        self._element = OxmlElement("w:hyperlink")
        kind = RELATIONSHIP_TYPE.HYPERLINK
        self._element.set(qn("r:id"), paragraph.part.relate_to(address, kind, is_external=True))
        paragraph.paragraph_format.element.append(self._element)

    def add_run(self, text: str = "") -> Any:
        run = self._paragraph.add_run(text)
        run.font.underline = True
        self._element.append(run.font.element)
        return run
