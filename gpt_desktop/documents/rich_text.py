"""Reads rich text (RTF) by striprtf."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from striprtf.striprtf import rtf_to_text

from gpt_desktop.documents.failure import FailureKind, ReadFailureError, WarningKind
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.list_items import is_item
from gpt_desktop.documents.office.blocks import Writer, real_title
from gpt_desktop.documents.parsed import Parsed, Report
from gpt_desktop.documents.rtf_source import CELL_END, HEADING, NOTE, ROW_END, ROW_START, prepared
from gpt_desktop.documents.text_file import read_bytes, warnings_of

_TITLE = re.compile(rb"\{\\title ([ -\[\]-z|~]{1,300})\}")
_BROKEN = (ValueError, LookupError, OverflowError, IndexError, TypeError)
_ITEM = re.compile(r"(\S{1,8})[\t ]\s*(.*)", re.DOTALL)
_MARKS = str.maketrans("", "", HEADING + NOTE + CELL_END + ROW_END + ROW_START)
_BULLETS = {"\xb7": "•", "\uf0b7": "•", "o": "•", "-": "•", "\uf0a7": "•"}


def parse_rtf(path: Path, limits: ReadLimits, report: Report) -> Parsed:
    """Headings, paragraphs, items, rows and notes; heads and feet of pages are left out.

    Raises:
        ReadFailureError: it is empty, damaged or too long.
    """
    report(0, 1)
    data = read_bytes(path, limits)
    writer = Writer(limits)
    broken = write_rtf(data, writer)
    warnings: list[tuple[WarningKind, list[int]]] = warnings_of(broken)
    title = _TITLE.search(data[: 1 << 16])
    report(1, 1)
    return Parsed(
        writer.done(), real_title(title[1].decode("ascii")) if title else "", warnings=warnings
    )


def write_rtf(data: bytes, writer: Writer) -> bool:
    """The text of a rich text; returns whether some bytes of it made no sense.

    Raises:
        ReadFailureError: it is damaged.
    """
    try:
        text = rtf_to_text(prepared(data), errors="replace")
    except _BROKEN as error:
        raise ReadFailureError(FailureKind.DAMAGED) from error
    for kind, level, lines in _pieces(_whole_letters(text)):
        _write(writer, kind, level, lines)
    return "\ufffd" in text


def _whole_letters(text: str) -> str:
    """Letters that were written as two halves (UTF-16 surrogates) as one."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _pieces(text: str) -> Iterator[tuple[str, int, str]]:
    for chunk in text.split(ROW_END):
        before, *cells = chunk.split(CELL_END)
        if cells:
            # The first cell begins where its row does, or on the line before its end.
            if ROW_START in before:
                before, _, first = before.partition(ROW_START)
            else:
                before, _, first = before.rpartition("\n")
            cells.insert(0, first)
        for line in before.split("\n"):
            yield _piece(line)
        if cells:
            yield "row", 0, CELL_END.join(cells)


def _piece(line: str) -> tuple[str, int, str]:
    if HEADING in line:
        level = line[line.index(HEADING) + 1 :][:1]
        clean = re.sub(f"{HEADING}\\d?", "", line)
        return "heading", int(level) if level.isdigit() else 1, clean
    return ("note" if NOTE in line else ""), 0, line


def _write(writer: Writer, kind: str, level: int, text: str) -> None:
    if kind == "row":
        writer.row([cell.translate(_MARKS) for cell in text.split(CELL_END)])
        return
    text = text.translate(_MARKS).strip()
    if kind == "heading":
        writer.heading(text, level)
    elif kind == "note":
        writer.note(text)
    elif "\t" in text[:10] and (found := _ITEM.match(text)) and found[1] in _BULLETS:
        writer.item(found[2], _BULLETS[found[1]], 1)
    elif is_item(text) and (found := _ITEM.match(text)):
        writer.item(found[2], found[1], 1)
    else:
        writer.paragraph(text.replace("\t", " "))
