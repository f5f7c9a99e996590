"""Tables of text: whatever spreadsheets and other programs write."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr

_SAMPLE = 200  # lines that the delimiter is told from
_DELIMITERS = "\t;,|"


def delimiter_of(text: str) -> str:
    """The one that parts most lines into equally many cells."""
    sample = "\n".join(text.splitlines()[:_SAMPLE])
    best, found = 0, ","
    for delimiter in _DELIMITERS:
        widths = [len(row) for _, row in table_rows(sample, delimiter)]
        usual = max(set(widths), key=widths.count, default=0)
        if usual > 1 and widths.count(usual) > best:
            best, found = widths.count(usual), delimiter
    return found


def table_rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, each with the number of its last line.

    Raises:
        UserFacingError: a line cannot be read.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells):
                yield reader.line_num, cells
    except csv.Error as error:
        raise UserFacingError(
            tr("Line {number} of the file cannot be read.", number=reader.line_num),
            str(error),
            tr("Put the line right, or save the table anew as CSV."),
        ) from error
