"""Spreadsheets, row after row: a large one does not fit into memory as a tree."""

from __future__ import annotations

from typing import Any

from gpt_desktop.documents.office.blocks import Writer
from gpt_desktop.documents.office.xml_part import steps
from gpt_desktop.documents.opendocument.inline import InlineReader
from gpt_desktop.documents.opendocument.names import DC, OFFICE, TABLE, TEXT, count_of
from gpt_desktop.documents.opendocument.styles import Styles
from gpt_desktop.documents.parsed import Report

_HIDDEN = ("collapse", "filter")
_MOST_COLUMNS = 16_384
_MOST_REPEATS = 1000
_REPORT_EVERY = 1000
_CELLS = (TABLE + "table-cell", TABLE + "covered-table-cell")


class SheetReader:
    """Writes the rows of a spreadsheet's content.

    Attributes:
        hidden: whether something was left out because it is not shown.
    """

    def __init__(self, styles: Styles, inline: InlineReader, writer: Writer) -> None:
        self._styles = styles
        self._inline = inline
        self._writer = writer
        self.hidden = False
        self._name = ""
        self._shown = True
        self._columns: list[bool] = []
        self._notes: list[tuple[str, str]] = []

    def read(self, content: bytes, report: Report) -> None:
        rows = 0
        names = [TABLE + name for name in ("table", "table-column", "table-row")]
        for event, element in steps(content, *names):
            if element.tag == TABLE + "table":
                if event == "start":
                    self._begin(element)
                else:
                    self._end()
            elif event == "end":
                if element.tag == TABLE + "table-row":
                    rows += 1
                    if rows % _REPORT_EVERY == 0:
                        report(0, 1)
                    self._row(element)
                else:
                    self._column(element)
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]

    def _begin(self, table: Any) -> None:
        self._name = table.get(TABLE + "name") or ""
        self._shown = not self._styles.is_hidden("table", table.get(TABLE + "style-name") or "")
        self.hidden |= not self._shown
        self._columns, self._notes = [], []

    def _end(self) -> None:
        for text, author in self._notes:
            self._writer.note(text, author)
        self._notes = []

    def _column(self, column: Any) -> None:
        repeated = min(count_of(column, TABLE + "number-columns-repeated"), _MOST_COLUMNS)
        hidden = column.get(TABLE + "visibility") in _HIDDEN
        self._columns += [hidden] * min(repeated, _MOST_COLUMNS - len(self._columns))

    def _row(self, row: Any) -> None:
        if not self._shown:
            return
        cells = self._cells(row)
        if not any(cells):
            return
        if row.get(TABLE + "visibility") in _HIDDEN:
            self.hidden = True
            return
        if self._name:
            self._writer.heading(self._name, 1)
            self._name = ""
        for _ in range(min(count_of(row, TABLE + "number-rows-repeated"), _MOST_REPEATS)):
            self._writer.row(cells)

    def _cells(self, row: Any) -> list[str]:
        found: list[str] = []
        place = 0
        for cell in row:
            if cell.tag not in _CELLS:
                continue
            repeated = min(count_of(cell, TABLE + "number-columns-repeated"), _MOST_COLUMNS - place)
            text = self._text(cell)
            for column in range(place, place + repeated if text else place):
                if column < len(self._columns) and self._columns[column]:
                    self.hidden = True
                else:
                    found.append(text)
            if not text:
                shown = self._columns[place : place + repeated]
                found += [""] * (repeated - sum(shown))
            place += repeated
        while found and not found[-1]:
            found.pop()
        return found

    def _text(self, cell: Any) -> str:
        note = cell.find(OFFICE + "annotation")
        if note is not None:
            said = self._inline.plain(note), note.findtext(DC + "creator") or ""
            self._notes.append(said)
        paragraphs = cell.iterchildren(TEXT + "p", TEXT + "h")
        return " ".join(" ".join(self._inline.read(each).text.split()) for each in paragraphs)
