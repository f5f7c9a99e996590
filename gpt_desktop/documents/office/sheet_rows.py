"""The rows of a sheet that are shown, as XML, in pieces that office-oxide shows whole."""

from __future__ import annotations

import collections
import re
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from gpt_desktop.documents.office.xml_part import steps
from gpt_desktop.documents.parsed import Report

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ROWS = 10_000
_REPORT_EVERY = 1000
_HIDDEN = re.compile(rb"\shidden\s*=\s*[\"'](?:1|true)[\"']")
_ROOT = re.compile(rb"<worksheet\b[^>]*>")
_ROOT_WITHIN = 1 << 16
_PLACE = re.compile(rb' r="([A-Z]{1,3})')
_START, _END = b"<sheetData>", b"</sheetData>"
_COLUMN = re.compile(r"[A-Z]{1,3}")
_MOST_COLUMNS = 16_384
_YES = ("1", "true")


class SheetRows:
    """The parts a sheet becomes.

    Attributes:
        hidden: whether something was left out because it is not shown.
        whole: whether the part has an end.
        cells: how many there are up to the last one of each row, as the library counts them.
    """

    def __init__(self, content: bytes, report: Report) -> None:
        self._content = content
        self._report = report
        self.hidden = False
        self.cells = 0
        self.whole = content.rstrip().endswith(b"worksheet>")

    def parts(self) -> Iterator[bytes]:
        """One part at least; together they have all rows that are shown."""
        content = self._content
        start, end = content.find(_START), content.rfind(_END)
        root = _ROOT.search(content[:_ROOT_WITHIN])
        hides = _HIDDEN.search(content) is not None
        if root is None or start < 0 or end < start or _HIDDEN.search(content[:start]):
            rows = self._counted(self._parsed_rows())
            yield from _sheets(f'<worksheet xmlns="{S[1:-1]}">'.encode(), rows)
            return
        rows = self._counted(self._cut_rows(content[start + len(_START) : end]))
        if hides or content.count(b"<row") > _ROWS:
            yield from _sheets(root[0], rows)
        else:
            collections.deque(rows, maxlen=0)
            yield content

    def _counted(self, rows: Iterator[bytes]) -> Iterator[bytes]:
        for row in rows:
            last = _PLACE.match(row, row.rfind(b' r="'))
            self.cells += _column(last[1].decode()) if last else row.count(b"<c")
            yield row

    def _cut_rows(self, rows: bytes) -> Iterator[bytes]:
        """Rows as they are; what they hold need not be looked at."""
        for count, piece in enumerate(rows.split(b"</row>")):
            if count % _REPORT_EVERY == 0:
                self._report(0, 1)
            start = piece.rfind(b"<row")
            if start < 0:
                continue
            head = piece[start : piece.find(b">", start) + 1]
            if head.endswith(b"/>"):
                continue
            if _HIDDEN.search(head):
                self.hidden = True
            else:
                yield piece[start:] + b"</row>"

    def _parsed_rows(self) -> Iterator[bytes]:
        """Rows made anew, without the cells of hidden columns."""
        hidden: set[int] = set()
        for count, (event, element) in enumerate(steps(self._content, S + "col", S + "row")):
            if event == "start":
                continue
            if count % _REPORT_EVERY == 0:
                self._report(0, 1)
            if element.tag == S + "col":
                hidden |= _hidden_columns(element)
            elif element.get("hidden") in _YES:
                self.hidden |= len(element) > 0
            else:
                yield self._row(element, hidden)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]

    def _row(self, element: Any, hidden: set[int]) -> bytes:
        cells: list[str] = []
        for cell in element.iterchildren(S + "c"):
            if hidden and _column(cell.get("r") or "") in hidden:
                self.hidden |= len(cell) > 0
                continue
            value, inline = cell.find(S + "v"), cell.find(S + "is")
            if inline is not None:
                words = escape("".join(text.text or "" for text in inline.iter(S + "t")))
                said = f'<is><t xml:space="preserve">{words}</t></is>'
            else:
                said = "" if value is None else f"<v>{escape(value.text or '')}</v>"
            cells.append(f"<c{_attributes(cell, 'r', 's', 't')}>{said}</c>")
        return f"<row{_attributes(element, 'r')}>{''.join(cells)}</row>".encode()


def _sheets(root: bytes, rows: Iterator[bytes]) -> Iterator[bytes]:
    taken: list[bytes] = []
    parts = 0
    for row in rows:
        taken.append(row)
        if len(taken) == _ROWS:
            yield _sheet(root, taken)
            taken, parts = [], parts + 1
    if taken or not parts:
        yield _sheet(root, taken)


def _sheet(root: bytes, rows: list[bytes]) -> bytes:
    return b"".join((root, _START, *rows, _END, b"</worksheet>"))


def _attributes(element: Any, *names: str) -> str:
    found = ((name, element.get(name)) for name in names)
    return "".join(f' {name}="{value}"' for name, value in found if value and value.isalnum())


def _hidden_columns(element: Any) -> set[int]:
    if element.get("hidden") not in _YES:
        return set()
    try:
        first, last = int(element.get("min") or 0), int(element.get("max") or 0)
    except ValueError:
        return set()
    return set(range(max(first, 1), min(last, _MOST_COLUMNS) + 1))


def _column(place: str) -> int:
    """1 for A; 0 where a cell does not say where it is."""
    letters = _COLUMN.match(place)
    number = 0
    for letter in letters[0] if letters else "":
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
