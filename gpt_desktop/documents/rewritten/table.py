"""Tables as text: the cells of one column; all other letters stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gpt_desktop.core.translation.marked_text import MarkedText
from gpt_desktop.core.translation.rewriting import WrittenUnit
from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.rewritten.encoded import read_encoded
from gpt_desktop.documents.rewritten.part import PlainFile
from gpt_desktop.documents.rewritten.spliced import Render, Slot, SplicedPart, Written
from gpt_desktop.documents.table_text import between_of
from gpt_desktop.documents.text_file import read_bytes

_WORD = re.compile(r"[^\W\d_]")
_SEPARATOR = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_END = re.compile(r"\r\n|\r|\n")
_LOOKED_AT = 200  # rows, to find the column with most words


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell with its place, its quotation marks included."""

    column: int
    start: int
    end: int
    text: str
    quoted: bool


def open_table(path: Path, limits: ReadLimits, column: str) -> PlainFile:
    """A table whose column of that name, or number, is translated.

    Raises:
        ReadFailureError: it is no text, or has no such column.
    """
    source = read_encoded(read_bytes(path, limits))
    named = _SEPARATOR.match(source.text)
    unified = source.text.replace("\r\n", "\n").replace("\r", "\n")
    between = named[1] if named else between_of(unified, path.suffix.lower() == ".tsv")
    rows = list(_rows(source.text, between, named.end() if named else 0))
    if not rows:
        raise ReadFailureError(FailureKind.EMPTY)
    head = [cell.text.strip() for cell in rows[0]]
    number = _column(column, head, rows)
    slots = [
        Slot(cell.start, cell.end, MarkedText(cell.text), _writer(cell, between))
        for row in rows[1:]
        for cell in row
        if cell.column == number and _WORD.search(cell.text)
    ]
    name = head[number] if number < len(head) else str(number + 1)
    return PlainFile(SplicedPart(source, slots), head, name)


def _column(asked: str, head: Sequence[str], rows: Sequence[Sequence[_Cell]]) -> int:
    wanted = asked.strip().casefold()
    if not wanted:
        words = [0] * max(len(row) for row in rows[:_LOOKED_AT])
        for row in rows[1:_LOOKED_AT]:
            for cell in row:
                words[cell.column] += len(_WORD.findall(cell.text))
        return words.index(max(words))
    names = [name.casefold() for name in head]
    if wanted in names:
        return names.index(wanted)
    if wanted.isascii() and wanted.isdigit() and 1 <= int(wanted) <= len(head):
        return int(wanted) - 1
    raise ReadFailureError(FailureKind.NO_COLUMN)


def _rows(text: str, between: str, place: int) -> Iterator[list[_Cell]]:
    """The cells of each row; a quotation mark without an end is a letter like others."""
    plain = re.compile(rf"[^{re.escape(between)}\r\n]*")
    row: list[_Cell] = []
    closes = True
    while place < len(text) or row:
        end = _quoted_end(text, place) if closes and text.startswith('"', place) else -1
        quoted = end >= 0
        closes = closes and (quoted or not text.startswith('"', place))
        end = end if quoted else _end_of(plain, text, place)
        words = text[place + 1 : end - 1].replace('""', '"') if quoted else text[place:end]
        row.append(_Cell(len(row), place, end, words, quoted))
        # What stands behind a closing quotation mark belongs to no cell.
        end = _end_of(plain, text, end)
        if text.startswith(between, end):
            place = end + 1
            continue
        if len(row) > 1 or row[0].end > row[0].start:
            yield row
        row = []
        line = _END.match(text, end)
        place = end if line is None else line.end()


def _end_of(pattern: re.Pattern[str], text: str, place: int) -> int:
    found = pattern.match(text, place)
    return place if found is None else found.end()


def _quoted_end(text: str, place: int) -> int:
    """Behind the mark that closes what opens at a place; -1 where there is none."""
    end = text.find('"', place + 1)
    while end >= 0 and text.startswith('"', end + 1):
        end = text.find('"', end + 2)
    return -1 if end < 0 else end + 1


def _writer(cell: _Cell, between: str) -> Written:
    def write(unit: WrittenUnit, render: Render) -> str:
        del render  # nothing lies in it
        words = unit.text.text
        needed = any(letter in words for letter in (between, '"', "\n", "\r"))
        return '"' + words.replace('"', '""') + '"' if cell.quoted or needed else words

    return write
