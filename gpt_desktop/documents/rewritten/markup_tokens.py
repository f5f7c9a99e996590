"""A page's source as tags and what stands between them; one pass, whatever the page is like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_NAME = re.compile(r"</?([a-zA-Z][^\s/>]{0,100})")
_UNTIL = re.compile(r"[^\"'>]*")
_ATTRIBUTE = re.compile(
    r"([^\s\"'<>/=]{1,100})(?:\s{0,20}=\s{0,20}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?"
)
_WITHOUT_TAGS = frozenset({"script", "style", "textarea", "title", "xmp", "noembed", "noframes"})


class TokenKind(StrEnum):
    """What a piece of the source is."""

    TEXT = "text"
    OPEN = "open"
    CLOSE = "close"
    ALONE = "alone"  # <br/>
    OTHER = "other"  # comments, declarations


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the source; ``name`` of a tag is in lower case and without its prefix."""

    kind: TokenKind
    start: int
    end: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Attribute:
    """A value and where it stands, without its quotation marks."""

    name: str
    value: str
    start: int
    end: int
    quote: str


def tokens(source: str, *, xml: bool = False) -> Iterator[Token]:
    """All of the source, piece by piece.

    Args:
        xml: no element's content is without tags by its name.
    """
    ends = _Ends(source)
    place, size = 0, len(source)
    while place < size:
        opening = source.find("<", place)
        opening = size if opening < 0 else opening
        if opening > place:
            yield Token(TokenKind.TEXT, place, opening)
        if opening == size:
            return
        token = _token(source, opening, ends)
        yield token
        place = token.end
        if not xml and token.kind is TokenKind.OPEN and token.name in _WITHOUT_TAGS:
            closing = ends.closing(token.name, place)
            if closing > place:
                yield Token(TokenKind.TEXT, place, closing)
            place = closing


def attributes(source: str, token: Token) -> Iterator[Attribute]:
    """The attributes of a tag that have a value."""
    name = _NAME.match(source, token.start, token.end)
    place = token.end if name is None else name.end()
    for found in _ATTRIBUTE.finditer(source, place, token.end - 1):
        group = next((number for number in (2, 3, 4) if found[number] is not None), 0)
        if group:
            quote = {2: '"', 3: "'"}.get(group, "")
            yield Attribute(found[1].lower(), found[group], *found.span(group), quote)


def _token(source: str, start: int, ends: _Ends) -> Token:
    for begin, closing in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!", ">"), ("<?", ">")):
        if source.startswith(begin, start):
            return Token(TokenKind.OTHER, start, ends.after(closing, start + len(begin)))
    name = _NAME.match(source, start)
    if name is None:  # a sign "less than"
        return Token(TokenKind.TEXT, start, start + 1)
    end = _tag_end(source, name.end(), ends)
    local = name[1].rpartition(":")[2].lower()
    if source.startswith("</", start):
        return Token(TokenKind.CLOSE, start, end, local)
    alone = source.endswith("/>", start, end)
    return Token(TokenKind.ALONE if alone else TokenKind.OPEN, start, end, local)


def _tag_end(source: str, place: int, ends: _Ends) -> int:
    while place < len(source):
        until = _UNTIL.match(source, place)
        place = len(source) if until is None else until.end()
        if place >= len(source) or source[place] == ">":
            break
        closing = ends.place_of(source[place], place + 1)
        # A quotation mark without an end is a letter like others.
        place = place + 1 if closing < 0 else closing + 1
    return min(place + 1, len(source))


class _Ends:
    """Finds the ends of things; what is not there is not looked for again."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._lower = ""
        self._missing: set[str] = set()

    def place_of(self, words: str, start: int) -> int:
        if words in self._missing:
            return -1
        found = self._source.find(words, start)
        if found < 0:
            self._missing.add(words)
        return found

    def after(self, words: str, start: int) -> int:
        found = self.place_of(words, start)
        return len(self._source) if found < 0 else found + len(words)

    def closing(self, name: str, start: int) -> int:
        self._lower = self._lower or self._source.lower()
        words = f"</{name}"
        if words in self._missing or len(self._lower) != len(self._source):
            return len(self._source) if words in self._missing else self._place(words, start)
        found = self._lower.find(words, start)
        if found < 0:
            self._missing.add(words)
            return len(self._source)
        return found

    def _place(self, words: str, start: int) -> int:
        """Where lower case is of another length."""
        found = self.place_of(words, start)
        return len(self._source) if found < 0 else found
