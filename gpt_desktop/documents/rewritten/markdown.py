"""Markdown: words of paragraphs, headings, items and cells; code, links and rules stay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from gpt_desktop.core.translation.marked_text import Tag, TagKind, pieces
from gpt_desktop.core.translation.rewriting import WrittenUnit
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.markdown_lines import (
    FENCE,
    HTML,
    NOTE,
    REFERENCE,
    RULE,
    UNDERLINE,
)
from gpt_desktop.documents.rewritten.builder import UnitBuilder
from gpt_desktop.documents.rewritten.encoded import read_encoded
from gpt_desktop.documents.rewritten.part import PlainFile
from gpt_desktop.documents.rewritten.spliced import Render, Slot, SplicedPart, Written
from gpt_desktop.documents.text_file import read_bytes

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|$)")
_LEAD = re.compile(
    r"(?:[ \t]{0,40}(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|#{1,6}(?=[ \t])|\[[ xX]\](?=[ \t])))*"
    r"[ \t]*"
)
_NEW = re.compile(r"[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t])")
_TRAIL = re.compile(r"[ \t]+#+[ \t]*$|[ \t\\]*$")
_INDENTED = re.compile(r"(?: {4}|\t)")
_FRONT = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")
_DELIMITERS = re.compile(r"[ \t]*\|?[ \t:|-]*-[ \t:|-]*$")
_SEPARATOR = re.compile(r"(?<!\\)\|")
_TOKEN = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`{1,8})(?!`)[^`\r\n]{1,2000}(?<!`)(?P=ticks)(?!`))"
    r"|(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<math>\$[^$\s](?:[^$\r\n]{0,400}[^$\s])?\$(?!\d))"
    r"|(?P<auto><(?:https?|mailto|ftp):[^<>\s]{1,2000}>)"
    r"|(?P<image>!\[[^\[\]]{0,500}\]"
    r"(?:\([^()\s]{0,2000}(?:[ \t]\"[^\"]{0,300}\")?\)|\[[^\[\]]{0,200}\]))"
    r"|(?P<note>\[\^[^\[\]\s]{1,80}\])"
    r"|(?P<link>\[)"
    r"|(?P<end>\](?:\([^()\s]{0,2000}(?:\([^()\s]{0,400}\)[^()\s]{0,400})?"
    r"(?:[ \t]\"[^\"]{0,300}\")?\)|\[[^\[\]]{0,200}\]))"
    r"|(?P<tag></?[a-zA-Z][^<>]{0,400}>)"
    r"|(?P<strong>\*\*\*|\*\*|__|~~|\*|_)"
)
_PICTURE = re.compile(r"!\[([^\[\]]{0,500})\](?:\([^()]{0,2000}\)|\[[^\[\]]{0,200}\])")
_WORD = re.compile(r"[^\W\d_]")
_SPACES = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t>]*")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words of one paragraph, item, heading or cell."""

    start: int
    end: int


def open_markdown(path: Path, limits: ReadLimits, column: str) -> PlainFile:
    """A Markdown file; raises ReadFailureError where it is no text."""
    del column
    source = read_encoded(read_bytes(path, limits))
    slots = [
        slot
        for part in _Stretches().of(source.text)
        if (slot := _slot(source.text, part)) is not None
    ]
    return PlainFile(SplicedPart(source, slots))


class _Stretches:
    """Goes through the lines once and gathers those that belong together."""

    def __init__(self) -> None:
        self._start = self._end = -1
        self._fence = ""
        self._blank = True

    def of(self, text: str) -> Iterator[_Stretch]:
        """The stretches of a text, in order."""
        place = _behind_front_matter(text)
        while place < len(text):
            found = _LINE.match(text, place)
            if found is None:
                return
            yield from self._line(found[1], place)
            place = max(found.end(), place + 1)
        yield from self._over()

    def _line(self, line: str, start: int) -> Iterator[_Stretch]:
        fence = FENCE.match(line)
        if self._fence or fence:
            yield from self._over()
            self._in_code(line, fence[1] if fence else "")
            return
        kept = _is_kept(line, inside=self._start >= 0, blank=self._blank)
        self._blank = not line.strip()
        row = _is_row(line)
        if kept or row or _NEW.match(line):
            yield from self._over()
        if row and not kept:
            yield from _cells(line, start)
        elif not kept:
            yield from self._words(line, start)

    def _words(self, line: str, start: int) -> Iterator[_Stretch]:
        lead = _LEAD.match(line)
        begins = 0 if lead is None else lead.end()
        trail = _TRAIL.search(line, begins)
        if self._start < 0:
            self._start = start + begins
        self._end = start + (len(line) if trail is None else trail.start())
        # Two blanks or a backslash at its end break a line for good.
        if "#" in line[:begins] or line.endswith(("  ", "\\")):
            yield from self._over()

    def _over(self) -> Iterator[_Stretch]:
        if self._start >= 0:
            yield _Stretch(self._start, self._end)
            self._start = -1

    def _in_code(self, line: str, fence: str) -> None:
        words = line.strip()
        if not self._fence:
            self._fence = fence
        elif words.startswith(self._fence) and not words.strip(self._fence[0]):
            self._fence = ""


def _is_kept(line: str, *, inside: bool, blank: bool) -> bool:
    """Whether a line has nothing to translate, or ends what is before it."""
    if not line.strip() or RULE.match(line) or UNDERLINE.match(line) or _DELIMITERS.match(line):
        return True
    if HTML.match(line) or (REFERENCE.match(line) and not NOTE.match(line)):
        return True
    return blank and not inside and _INDENTED.match(line) is not None and not _NEW.match(line)


def _is_row(line: str) -> bool:
    return line.lstrip().startswith("|") and len(_SEPARATOR.findall(line)) > 1


def _cells(line: str, start: int) -> Iterator[_Stretch]:
    edges = [found.start() for found in _SEPARATOR.finditer(line)] + [len(line)]
    for left, right in pairwise(edges):
        words = line[left + 1 : right]
        if words.strip():
            begins = left + 1 + len(words) - len(words.lstrip())
            yield _Stretch(start + begins, start + begins + len(words.strip()))


def _behind_front_matter(text: str) -> int:
    found = _FRONT.match(text)
    if found is None:
        return 0
    close = re.compile(rf"^(?:{re.escape(found[1])}|\.\.\.)[ \t]*$", re.MULTILINE)
    end = close.search(text, found.end())
    return 0 if end is None else end.end()


def _slot(text: str, part: _Stretch) -> Slot | None:
    raw = text[part.start : part.end]
    picture = _PICTURE.fullmatch(raw)
    if picture is not None:  # its description alone
        part = _Stretch(part.start + picture.start(1), part.start + picture.end(1))
        raw = picture[1]
    note = NOTE.match(raw)
    start = part.start + (0 if note is None else note.end())
    raw = text[start : part.end]
    found = list(_TOKEN.finditer(raw))
    closing = _closing(raw, found)
    builder = UnitBuilder()
    place = 0
    for number, token in enumerate(found):
        builder.add(_words(raw[place : token.start()]))
        place = token.end()
        if number in closing:
            builder.open((token[0], found[closing[number]][0]))
        elif number in closing.values():
            builder.close()
        elif token["escape"]:
            builder.add(token[0][1:])
        elif token["strong"] or token["link"]:
            builder.add(token[0])
        elif token["code"] or token["math"] or token["auto"]:
            builder.fixed(token[0], (token[0], ""))
        else:
            builder.alone((token[0], ""))
    builder.add(_words(raw[place:]))
    unit = builder.unit()
    if unit is None:
        return None
    return Slot(start, part.end, unit, _writer(builder.things, raw))


def _words(raw: str) -> str:
    return _SPACES.sub(" ", raw)


def _closing(raw: str, found: list[re.Match[str]]) -> dict[int, int]:
    """Which tokens open something, and which ones close it; properly inside of each other."""
    pairs: dict[int, int] = {}
    opened: list[tuple[int, str]] = []
    for number, token in enumerate(found):
        kind, name = token.lastgroup or "", token[0]
        if kind == "link":
            opened.append((number, "["))
        elif kind == "end":
            _pair(opened, pairs, number, "[")
        elif kind == "strong":
            closes = token.start() > 0 and not raw[token.start() - 1].isspace()
            opens = token.end() < len(raw) and not raw[token.end()].isspace()
            if name[0] == "_":  # not within a word
                closes = closes and not raw[token.end() : token.end() + 1].isalnum()
                opens = opens and not raw[max(0, token.start() - 1) : token.start()].isalnum()
            if not (closes and _pair(opened, pairs, number, name)) and opens:
                opened.append((number, name))
        elif kind == "tag" and not name.endswith("/>"):
            element = name.strip("</>").split()[0].lower()
            if name.startswith("</"):
                _pair(opened, pairs, number, element)
            elif element not in ("br", "img", "wbr", "input", "hr"):
                opened.append((number, element))
    return pairs


def _pair(opened: list[tuple[int, str]], pairs: dict[int, int], number: int, name: str) -> bool:
    for place in range(len(opened) - 1, max(-1, len(opened) - 30), -1):
        if opened[place][1] == name:
            pairs[opened[place][0]] = number
            # What was opened in between and did not close is a letter like others.
            del opened[place:]
            return True
    return False


def _writer(things: Mapping[int, Any], raw: str) -> Written:
    literal = set(re.findall(r"\\([!-/:-@\[-`{-~])", raw))

    def write(unit: WrittenUnit, render: Render) -> str:
        del render  # nothing lies in it
        parts: list[str] = []
        for piece in pieces(unit.text):
            if isinstance(piece, Tag):
                parts.append(things[piece.number][piece.kind is TagKind.CLOSE])
            else:
                # A sign that had a backslash keeps it.
                parts += ["\\" + each if each in literal else each for each in piece]
        return "".join(parts)

    return write
