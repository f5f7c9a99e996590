"""Web pages: texts and those attributes that are read; scripts, styles and code stay."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path
from typing import Any

from gpt_desktop.core.languages import Language
from gpt_desktop.core.translation.marked_text import MarkedText, Tag, TagKind, pieces
from gpt_desktop.core.translation.rewriting import WrittenUnit
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.rewritten.builder import UnitBuilder
from gpt_desktop.documents.rewritten.encoded import Encoded, read_encoded
from gpt_desktop.documents.rewritten.language_tags import written_tag
from gpt_desktop.documents.rewritten.markup_tokens import (
    Attribute,
    Token,
    TokenKind,
    attributes,
    tokens,
)
from gpt_desktop.documents.rewritten.part import PlainFile
from gpt_desktop.documents.rewritten.spliced import Change, Render, Slot, SplicedPart, Written
from gpt_desktop.documents.text_file import read_bytes

_INLINE_NAMES = (
    "a abbr acronym b bdi bdo big cite data del dfn em font i ins label mark q rb rp rt ruby "
    "s small span strike strong sub sup time tt u"
)
_INLINE = frozenset(_INLINE_NAMES.split())
_THINGS_NAMES = "img wbr input embed canvas audio video iframe object picture svg math"
_THINGS = frozenset(_THINGS_NAMES.split())
_LEFT_NAMES = (
    "script style code kbd samp var pre textarea xmp noembed noframes svg math template "
    "object audio video iframe picture canvas"
)
_LEFT = frozenset(_LEFT_NAMES.split())
_LEFT_BLOCKS_NAMES = "script style pre textarea xmp noembed noframes template"
_LEFT_BLOCKS = frozenset(_LEFT_BLOCKS_NAMES.split())
_VOID_NAMES = "img wbr input embed br hr meta link area base col source track param"
_VOID = frozenset(_VOID_NAMES.split())
_READ = frozenset({"alt", "title", "placeholder", "aria-label"})
_DESCRIBED = frozenset({"description", "og:title", "og:description", "twitter:title"})
_BUTTONS = frozenset({"submit", "button", "reset"})
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_DECLARED_XML = re.compile(rb"""<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]{1,40})""")
_HEAD = 4096
_SPACES = re.compile(r"[ \t\r\n\f]+")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_WORD = re.compile(r"[^\W\d_]")
_NO_BREAK = "\xa0"


def open_html(path: Path, limits: ReadLimits, column: str) -> PlainFile:
    """A page; raises ReadFailureError where it is no text."""
    del column
    data = read_bytes(path, limits)
    return PlainFile(page_part(data, xml=path.suffix.lower() == ".xhtml"))


def page_part(data: bytes, *, xml: bool = False) -> SplicedPart:
    """A page's units; a book's pages are XML."""
    found = _DECLARED_XML.match(data[:_HEAD]) or _DECLARED.search(data[:_HEAD])
    source = read_encoded(data, found[1].decode("ascii", "replace") if found else "")
    return markup_part(source, xml=xml)


def markup_part(source: Encoded, *, xml: bool) -> SplicedPart:
    """The units of a page's source."""
    page = _Page(source.text, xml=xml)
    page.walk()
    return SplicedPart(source, sorted(page.slots, key=_place), page.changes, references=True)


def _place(slot: Slot) -> int:
    return slot.start


@dataclass(slots=True)
class _Piece:
    """A token of a run of inline content, and the end of what it stands for."""

    token: Token
    end: int


class _Page:
    """Walks a page once; a run of inline content becomes a unit where a block begins or ends."""

    def __init__(self, source: str, *, xml: bool) -> None:
        self.slots: list[Slot] = []
        self.changes: list[Change] = []
        self._source = source
        self._xml = xml
        self._run: list[_Piece] = []
        self._opened: list[str] = []  # of the run
        self._skipped = ""  # the element that is left as it is, with how many of its name in it
        self._depth = 0
        self._from: Token | None = None
        self._last: list[Token] = []

    def walk(self) -> None:
        """Find all units."""
        for token in tokens(self._source, xml=self._xml):
            if self._skipped:
                self._skip(token)
            else:
                self._take(token)
        self._flush()

    def _skip(self, token: Token) -> None:
        if token.name == self._skipped and token.kind is TokenKind.OPEN:
            self._depth += 1
        if token.name == self._skipped and token.kind is TokenKind.CLOSE:
            self._depth -= 1
            if not self._depth:
                self._skipped = ""
                if self._from is not None:
                    self._run.append(_Piece(self._from, token.end))
                    self._from = None

    def _take(self, token: Token) -> None:
        name = token.name
        if token.kind is TokenKind.TEXT:
            self._run.append(_Piece(token, token.end))
            return
        if token.kind is TokenKind.OTHER:
            if self._run:
                self._run.append(_Piece(token, token.end))
            return
        if token.kind in (TokenKind.OPEN, TokenKind.ALONE):
            self._read_attributes(token)
        leaves = token.kind is TokenKind.OPEN and name not in _VOID and self._is_left(token)
        if leaves:
            self._skipped, self._depth = name, 1
            self._from = token if name not in _LEFT_BLOCKS else None
            if name in _LEFT_BLOCKS:
                self._flush()
        elif name in _THINGS or (token.kind is TokenKind.ALONE and name in _INLINE):
            self._run.append(_Piece(token, token.end))
        elif name in _INLINE:
            self._inline(token)
        else:
            self._flush()

    def _inline(self, token: Token) -> None:
        if token.kind is TokenKind.OPEN:
            self._opened.append(token.name)
        elif self._opened and self._opened[-1] == token.name:
            self._opened.pop()
        else:  # it closes what was opened before the run
            self._flush()
            return
        self._run.append(_Piece(token, token.end))

    def _is_left(self, token: Token) -> bool:
        if token.name in _LEFT:
            return True
        values = {each.name: each.value for each in attributes(self._source, token)}
        return (
            values.get("translate", "").lower() == "no"
            or "notranslate" in values.get("class", "").split()
        )

    def _read_attributes(self, token: Token) -> None:
        values = {each.name: each for each in attributes(self._source, token)}
        if token.name == "html":
            self._name_language(token, values)
        for name in sorted(_attributes_read(token.name, values) & values.keys()):
            found = values[name]
            words = unescape(found.value)
            if found.quote and _WORD.search(words):
                write = _attribute_writer(found.quote)
                self.slots.append(Slot(found.start, found.end, MarkedText(words), write))

    def _name_language(self, token: Token, values: Mapping[str, Attribute]) -> None:
        for name in ("lang", "xml:lang"):
            if name in values:
                found = values[name]
                self.changes.append(Change(found.start, found.end, written_tag))
        if "lang" not in values and not self._xml:
            place = token.start + len("<html")
            self.changes.append(Change(place, place, _language_attribute))

    def _flush(self) -> None:
        """The run is over: what of it has words is a unit."""
        run, self._run, self._opened = self._run, [], []
        pairs = _pairs(run)
        bounds = self._bounds(run, pairs)
        if bounds is None:
            return
        first, last = bounds
        builder = UnitBuilder()
        closing = set(pairs.values())
        for number in range(first, last + 1):
            token = run[number].token
            if token.kind is TokenKind.TEXT:
                words = unescape(self._source[slice(*self._inner(run, number, bounds))])
                builder.add(_SPACES.sub(" ", words))
            elif number in pairs:
                builder.open((_span(run[number]), _span(run[pairs[number]])))
            elif number in closing:
                builder.close()
            else:
                raw = self._raw(run[number])
                shown = "" if token.name in _THINGS else unescape(_TAG.sub("", raw))
                builder.fixed(shown, (_span(run[number]), (0, 0)))
        unit = builder.unit()
        if unit is not None:
            start, _ = self._inner(run, first, bounds)
            _, end = self._inner(run, last, bounds)
            self.slots.append(Slot(start, end, unit, _writer(builder.things, xml=self._xml)))

    def _inner(self, run: list[_Piece], number: int, bounds: tuple[int, int]) -> tuple[int, int]:
        """Where a piece stands; at the ends of the run without the white space there."""
        start, end = _span(run[number])
        if run[number].token.kind is TokenKind.TEXT:
            raw = self._source[start:end]
            if number == bounds[0]:
                start += len(raw) - len(raw.lstrip())
            if number == bounds[1]:
                end -= len(raw) - len(raw.rstrip())
        return start, end

    def _raw(self, piece: _Piece) -> str:
        return self._source[piece.token.start : piece.end]

    def _bounds(self, run: list[_Piece], pairs: Mapping[int, int]) -> tuple[int, int] | None:
        """The first and the last piece with words, and what else begins or ends between them."""
        texts = [
            number
            for number, piece in enumerate(run)
            if (piece.token.kind is TokenKind.TEXT and self._raw(piece).strip())
            or (piece.end != piece.token.end and piece.token.name not in _THINGS)
        ]
        if not texts:
            return None
        first, last = texts[0], texts[-1]
        for opened, closed in sorted(pairs.items(), key=lambda pair: pair[1] - pair[0]):
            if opened < first <= closed <= last or first <= opened <= last < closed:
                first, last = min(first, opened), max(last, closed)
        return first, last


def _attributes_read(element: str, values: Mapping[str, Attribute]) -> set[str]:
    """Which attributes of an element a person reads."""
    names = set(_READ)
    kind = values.get("name") or values.get("property")
    if element == "meta" and kind is not None and kind.value.lower() in _DESCRIBED:
        names.add("content")
    button = values.get("type")
    if element == "input" and button is not None and button.value.lower() in _BUTTONS:
        names.add("value")
    return names


def _span(piece: _Piece) -> tuple[int, int]:
    return piece.token.start, piece.end


def _pairs(run: list[_Piece]) -> dict[int, int]:
    """Numbers of the pieces that open something, with those that close it."""
    opened: list[int] = []
    found: dict[int, int] = {}
    for number, piece in enumerate(run):
        token = piece.token
        if token.name not in _INLINE or piece.end != token.end:
            continue
        if token.kind is TokenKind.OPEN:
            opened.append(number)
        elif token.kind is TokenKind.CLOSE and opened:
            found[opened.pop()] = number
    return found


def _writer(things: Mapping[int, Any], *, xml: bool) -> Written:
    def write(unit: WrittenUnit, render: Render) -> str:
        parts: list[str] = []
        for piece in pieces(unit.text):
            if isinstance(piece, Tag):
                parts.append(render(*things[piece.number][piece.kind is TagKind.CLOSE]))
            else:
                words = escape(piece, quote=False)
                parts.append(words.replace(_NO_BREAK, "&#160;" if xml else "&nbsp;"))
        return "".join(parts)

    return write


def _attribute_writer(quote: str) -> Written:
    def write(unit: WrittenUnit, render: Render) -> str:
        del render  # nothing lies in it
        words = escape(unit.text.text, quote=False)
        return words.replace(quote, "&quot;" if quote == '"' else "&#39;")

    return write


def _language_attribute(language: Language) -> str:
    direction = ' dir="rtl"' if language.right_to_left else ""
    return f' lang="{written_tag(language)}"{direction}'
