"""Text files: each paragraph is a unit; its own lines are told apart where it is translated."""

from __future__ import annotations

import re
from pathlib import Path

from gpt_desktop.core.translation.marked_text import MarkedText
from gpt_desktop.core.translation.rewriting import WrittenUnit
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.rewritten.encoded import read_encoded
from gpt_desktop.documents.rewritten.part import PlainFile
from gpt_desktop.documents.rewritten.spliced import Render, Slot, SplicedPart
from gpt_desktop.documents.text_file import read_bytes

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_WORD = re.compile(r"[^\W\d_]")


def open_text(path: Path, limits: ReadLimits, column: str) -> PlainFile:
    """A text file; raises ReadFailureError where it is none."""
    del column
    source = read_encoded(read_bytes(path, limits))
    return PlainFile(SplicedPart(source, paragraph_slots(source.text)))


def paragraph_slots(text: str) -> list[Slot]:
    """Lines with words, up to a line without any letter."""
    newline = "\r\n" if "\r\n" in text else "\r" if "\r" in text and "\n" not in text else "\n"
    slots: list[Slot] = []
    start = end = -1
    place = 0
    while place < len(text):
        line = _LINE.match(text, place)
        after = len(text) if line is None or line.end() == place else line.end()
        words = text[place:after].strip()
        if words and _WORD.search(words):
            begins = place + len(text[place:after]) - len(text[place:after].lstrip())
            start = begins if start < 0 else start
            end = begins + len(words)
        if (not words or after == len(text)) and start >= 0:
            slots.append(_slot(text, start, end, newline))
            start = -1
        place = after
    return slots


def _slot(text: str, start: int, end: int, newline: str) -> Slot:
    words = text[start:end].replace("\r\n", "\n").replace("\r", "\n")

    def write(unit: WrittenUnit, render: Render) -> str:
        del render  # nothing lies in it
        return unit.text.text.replace("\n", newline)

    return Slot(start, end, MarkedText(words), write)
