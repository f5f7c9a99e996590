"""What office-oxide does not tell of an .xls: hidden rows and columns, and times ([MS-XLS] 2.4)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import olefile

from gpt_desktop.documents.office.cell_dates import shown_date

_BROKEN = (OSError, ValueError, IndexError, TypeError, KeyError, struct.error)
_BEGIN, _ROW, _COLUMNS = 0x0809, 0x0208, 0x007D
_FORMAT, _CELL_FORMAT = 0x041E, 0x00E0
_NUMBER, _FORMULA, _SMALL, _SMALLS = 0x0203, 0x0006, 0x027E, 0x00BD
_WORKSHEET = 0x10
_ROW_HIDDEN, _COLUMNS_HIDDEN = 0x20, 0x01
_LAST_COLUMN = 255


@dataclass(slots=True)
class XlsSheet:
    """Of one sheet; rows and columns count from 0.

    Attributes:
        dates: of cells with a format of their own: the number and that format.
    """

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    dates: dict[tuple[int, int], tuple[float, str]] = field(default_factory=dict)

    def shown(self, rows: list[list[str]]) -> tuple[list[list[str]], bool]:
        """The rows as they are shown, and whether something with words was left out."""
        for (place, column), (number, form) in self.dates.items():
            if place < len(rows) and column < len(rows[place]):
                rows[place][column] = shown_date(rows[place][column], number, form)
        hidden = False
        found: list[list[str]] = []
        for place, row in enumerate(rows):
            cells = [cell for at, cell in enumerate(row) if at not in self.hidden_columns]
            if place in self.hidden_rows:
                hidden |= any(row)
            else:
                hidden |= len(list(filter(None, cells))) < len(list(filter(None, row)))
                found.append(cells)
        return found, hidden


def xls_sheets(path: Path) -> list[XlsSheet]:
    """What the file says of its worksheets, in order; as far as it can be read."""
    sheets: list[XlsSheet] = []
    formats: dict[int, str] = {}
    cell_formats: list[int] = []
    try:
        for kind, content in _records(path):
            if kind == _BEGIN:
                if struct.unpack_from("<H", content, 2)[0] == _WORKSHEET:
                    sheets.append(XlsSheet())
            elif kind == _FORMAT:
                number, form = _format(content)
                formats[number] = form
            elif kind == _CELL_FORMAT:
                cell_formats.append(struct.unpack_from("<H", content, 2)[0])
            elif sheets:
                _take(kind, content, sheets[-1])
                for row, column, style, value in _numbers(kind, content):
                    form = formats.get(cell_formats[style], "")
                    if form:
                        sheets[-1].dates[row, column] = value, form
    except _BROKEN:
        return sheets
    return sheets


def _records(path: Path) -> Iterator[tuple[int, bytes]]:
    with olefile.OleFileIO(path) as container:
        name = "Workbook" if container.exists("Workbook") else "Book"
        content = container.openstream(name).read()
    place = 0
    while place + 4 <= len(content):
        kind, length = struct.unpack_from("<HH", content, place)
        yield kind, content[place + 4 : place + 4 + length]
        place += 4 + length


def _format(content: bytes) -> tuple[int, str]:
    number, count, wide = struct.unpack_from("<HHB", content)
    if wide & 1:
        return number, content[5 : 5 + 2 * count].decode("utf-16-le", "replace")
    return number, content[5 : 5 + count].decode("latin-1")


def _take(kind: int, content: bytes, sheet: XlsSheet) -> None:
    if kind == _ROW:
        number, flags = struct.unpack_from("<H10xH", content)
        if flags & _ROW_HIDDEN:
            sheet.hidden_rows.add(number)
    elif kind == _COLUMNS:
        first, last, flags = struct.unpack_from("<HH4xH", content)
        if flags & _COLUMNS_HIDDEN:
            sheet.hidden_columns.update(range(first, min(last, _LAST_COLUMN) + 1))


def _numbers(kind: int, content: bytes) -> Iterator[tuple[int, int, int, float]]:
    """Row, column, number of the cell's format, and value."""
    if kind in (_NUMBER, _FORMULA):
        yield struct.unpack_from("<HHHd", content)
    elif kind == _SMALL:
        row, column, style, packed = struct.unpack_from("<HHHI", content)
        yield row, column, style, _small(packed)
    elif kind == _SMALLS:
        row, column = struct.unpack_from("<HH", content)
        for place in range((len(content) - 6) // 6):
            style, packed = struct.unpack_from("<HI", content, 4 + 6 * place)
            yield row, column + place, style, _small(packed)


def _small(packed: int) -> float:
    """A number in four bytes: a whole one, or the upper half of a float ([MS-XLS] 2.5.217)."""
    if packed & 2:
        value = float(packed >> 2 if packed < 1 << 31 else (packed >> 2) - (1 << 30))
    else:
        value = struct.unpack("<d", bytes(4) + struct.pack("<I", packed & 0xFFFFFFFC))[0]
    return value / 100 if packed & 1 else value
