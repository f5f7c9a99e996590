"""Subtitles (SubRip, WebVTT): what is said in each cue; times and all else stay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

from gpt_desktop.core.translation.marked_text import Tag, TagKind, pieces
from gpt_desktop.core.translation.rewriting import WrittenUnit
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.rewritten.builder import UnitBuilder
from gpt_desktop.documents.rewritten.encoded import read_encoded
from gpt_desktop.documents.rewritten.part import PlainFile
from gpt_desktop.documents.rewritten.spliced import Render, Slot, SplicedPart, Written
from gpt_desktop.documents.text_file import read_bytes

_TIMES = re.compile(r"\s*(?:\d{1,3}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}\s*-->\s*(?:\d{1,3}:)?\d{1,2}:\d")
_LINE = re.compile(r"[^\r\n]*")
_NEXT = re.compile(r"\r\n|\r|\n")
_MARKUP = re.compile(r"<(/?)([a-zA-Z]\w{0,10})[^<>]{0,200}>|<\d[\d:.]{0,20}>|\{\\[^{}]{0,80}\}")
_TURN = re.compile(r"[-–—]\s*\S")
_SPLIT = re.compile(r"\s+")
_WIDTH = 42  # letters of a line, at most, where that can be had


@dataclass(frozen=True, slots=True)
class _Said:
    """Lines of a cue that are one turn.

    Attributes:
        lines: where each begins and ends, without the line's end.
    """

    lines: tuple[tuple[int, int], ...]


def open_subtitles(path: Path, limits: ReadLimits, column: str) -> PlainFile:
    """A file of subtitles; raises ReadFailureError where it is no text."""
    del column
    source = read_encoded(read_bytes(path, limits))
    web = source.text.lstrip("\ufeff").startswith("WEBVTT")
    slots = [
        slot
        for said in _turns(source.text)
        if (slot := _slot(source.text, said, web=web)) is not None
    ]
    return PlainFile(SplicedPart(source, slots))


def _turns(text: str) -> Iterator[_Said]:
    """What is said, cue by cue; a line that begins with a dash is somebody else's."""
    timed = False
    lines: list[tuple[int, int]] = []
    for start, end in [*_lines(text), (len(text), len(text))]:
        line = text[start:end]
        if line.strip() and not _TIMES.match(line):
            if timed and _TURN.match(line) and lines:
                yield _Said(tuple(lines))
                lines = []
            if timed:
                lines.append((start, end))
            continue
        if lines:
            yield _Said(tuple(lines))
        lines, timed = [], bool(_TIMES.match(line))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    place = 0
    while place < len(text):
        found = _LINE.match(text, place)
        end = place if found is None else found.end()
        yield place, end
        after = _NEXT.match(text, end)
        place = end if after is None else after.end()


def _slot(text: str, said: _Said, *, web: bool) -> Slot | None:
    builder = UnitBuilder()
    start, end = said.lines[0][0], said.lines[-1][1]
    raw = " ".join(text[first:last].strip() for first, last in said.lines)
    closing = _closing(raw)
    place = 0
    for number, found in enumerate(_MARKUP.finditer(raw)):
        builder.add(_plain(raw[place : found.start()], web=web))
        place = found.end()
        if number in closing:
            builder.open((found[0], closing[number]))
        elif number in closing.ends:
            builder.close()
        else:
            builder.alone((found[0], ""))
    builder.add(_plain(raw[place:], web=web))
    unit = builder.unit()
    if unit is None:
        return None
    newline = "\r\n" if "\r\n" in text else "\n"
    return Slot(start, end, unit, _writer(builder.things, len(said.lines), newline, web=web))


class _Closing(dict[int, str]):
    """By the number of a tag that opens: the one that closes it.

    Attributes:
        ends: the numbers of those that close.
    """

    def __init__(self) -> None:
        super().__init__()
        self.ends: set[int] = set()


def _closing(raw: str) -> _Closing:
    found = _Closing()
    opened: list[tuple[int, str]] = []
    for number, tag in enumerate(_MARKUP.finditer(raw)):
        name = tag[2]
        if name and not tag[1]:
            opened.append((number, name))
        elif name and opened and opened[-1][1] == name:
            found[opened.pop()[0]] = tag[0]
            found.ends.add(number)
    return found


def _plain(raw: str, *, web: bool) -> str:
    return unescape(raw) if web else raw


def _writer(things: Mapping[int, Any], lines: int, newline: str, *, web: bool) -> Written:
    def write(unit: WrittenUnit, render: Render) -> str:
        del render  # nothing lies in it
        shown = _balanced(unit.text.text, lines)
        parts: list[str] = []
        place = 0
        for piece in pieces(unit.text):
            if isinstance(piece, Tag):
                parts.append(things[piece.number][piece.kind is TagKind.CLOSE])
                continue
            words = shown[place : place + len(piece)]
            place += len(piece)
            parts.append(escape(words, quote=False) if web else words)
        return "".join(parts).replace("\n", newline)

    return write


def _balanced(text: str, lines: int) -> str:
    """The same letters with blanks turned into line ends, so that lines are about as long.

    As many lines as there were, or more where they would be too long; three at most.
    """
    flat = text.replace("\n", " ")
    wanted = max(lines, min(3, -(-_width(flat) // _WIDTH)))
    breaks = [found.start() for found in _SPLIT.finditer(flat)]
    letters = list(flat)
    total = _width(flat)
    widths = [0]
    for letter in flat:
        widths.append(widths[-1] + _width(letter))
    for number in range(1, wanted):
        aim = total * number / wanted
        free = [each for each in breaks if letters[each] == " "]
        if not free or total <= _WIDTH / 2:
            break
        letters[min(free, key=lambda each: abs(widths[each] - aim))] = "\n"
    return "".join(letters)


def _width(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
