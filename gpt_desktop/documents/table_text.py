"""Reads tables that are text: values with commas, semicolons or tabs between them."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.office.blocks import Writer
from gpt_desktop.documents.parsed import Parsed, Report
from gpt_desktop.documents.text_file import read_text

_BETWEEN = (",", ";", "\t", "|")
_LOOKED_AT = 50  # lines
_NAMED = re.compile(r"sep=(.)\n", re.IGNORECASE)  # as Excel writes it
_LONGEST_CELL = 20_000
_EVERY = 1000  # rows between two reports


def parse_table(path: Path, limits: ReadLimits, report: Report) -> Parsed:
    """Each line a row; the first one is the head of the columns, where there is one.

    Raises:
        ReadFailureError: it is empty, not text, or too long.
    """
    report(0, 1)
    text, warnings = read_text(path, limits)
    named = _NAMED.match(text)
    between = named[1] if named else between_of(text, path.suffix.lower() == ".tsv")
    writer = Writer(limits)
    for number, cells in enumerate(_rows(text[named.end() if named else 0 :], between)):
        writer.row(cells)
        if number % _EVERY == 0:
            report(0, 1)
    report(1, 1)
    return Parsed(writer.done(), warnings=warnings)


def between_of(text: str, tabs: bool = False) -> str:
    """What stands between the values: what cuts most lines into the same number of cells.

    Args:
        tabs: whether the file's name says that it is tabs.
    """
    lines = text[: _LOOKED_AT * 2000].split("\n")[:_LOOKED_AT]
    best, found = 0.0, "\t" if tabs else ","
    for between in _BETWEEN:
        widths = Counter(len(cells) for cells in _rows("\n".join(lines), between) if cells)
        width, times = max(widths.items(), key=lambda each: (each[1], each[0]), default=(0, 0))
        share = times / max(1, sum(widths.values()))
        score = share * min(width, 20) + (between == "\t" and tabs) if width > 1 else 0.0
        if score > best:
            best, found = score, between
    return found


def _rows(text: str, between: str) -> Iterator[list[str]]:
    """The cells of each row; a quotation mark without an end is one like others."""
    csv.field_size_limit(max(len(text), _LONGEST_CELL))
    quoted = _read(text, between, csv.QUOTE_MINIMAL)
    for number, cells in enumerate(quoted):
        if any("\n" in cell and len(cell) > _LONGEST_CELL for cell in cells):
            plain = _read(text, between, csv.QUOTE_NONE)
            yield from (cells for at, cells in enumerate(plain) if at >= number)
            return
        yield cells


def _read(text: str, between: str, quoting: Literal[0, 3]) -> Iterator[list[str]]:
    try:
        yield from csv.reader(
            io.StringIO(text, newline=""), delimiter=between, quoting=quoting, skipinitialspace=True
        )
    except csv.Error as error:
        raise ReadFailureError(FailureKind.DAMAGED) from error
