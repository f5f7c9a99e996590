"""Pieces of the lines on a PDF page: words that follow each other without a wide gap."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium_c

from gpt_desktop.documents.contents_entries import without_leaders
from gpt_desktop.documents.pdf_lines import Line
from gpt_desktop.documents.pdf_looks import Look, Looks, turned

HYPHEN = "\ufffe"
"""What PDFium writes for the hyphen at a line's end, and for a letter that it cannot name."""

_WORD = re.compile(rf"[^\s{HYPHEN}]+{HYPHEN}?|{HYPHEN}|[\r\n]+")
_GAP = 1.0  # of the font's size: no space between two words of a line is wider
_BLANK = 0.2  # of the font's size, where no text tells whether there is one
_SYMBOLS = str.maketrans("\uf0b7\uf0a7\uf0d8\uf0fc\uf06f\uf0a8\uf0fe", "•▪➢✓□□☑")
"""What office programs write in symbol fonts, and call letters for private use."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_OTHER_LINE = 0.6  # of the font's size, up or down
_HYPHEN_CODE = 2

_Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Pieces:
    """What is written on a page.

    Attributes:
        seen: by the number of quarter turns to the left that they are written with.
        layer: what is drawn without ink.
        white: what is drawn in white.
        unmapped, mapped: how many letters the file names, and how many it does not.
        nameless: how many letters have no name at all.
    """

    seen: dict[int, list[Line]] = field(default_factory=dict)
    layer: list[Line] = field(default_factory=list)
    white: list[Line] = field(default_factory=list)
    unmapped: int = 0
    mapped: int = 0
    nameless: int = 0


class _Word(NamedTuple):
    """A word, its place in the page's text and on the page, as its lines are turned.

    Attributes:
        height: bottom and top of its first letter's box.
        shown: whether part of it is within the part of the page that is shown.
    """

    start: int
    end: int
    left: float
    right: float
    height: tuple[float, float]
    shown: bool
    look: Look


def pieces_of(text_page: Any, page: int, visible: _Box) -> Pieces:
    """The pieces on a page, in the order the file draws them.

    Args:
        page: 1-based.
        visible: left, bottom, right, top of the part of the page that is shown.
    """
    return _PieceReader(text_page, page, visible).read()


class _PieceReader:
    def __init__(self, text_page: Any, page: int, visible: _Box) -> None:
        self._raw = text_page.raw
        self._page = page
        self._visible = visible
        self._looks = Looks(self._raw)
        self._rectangle = pdfium_c.FS_RECTF()
        self._text, self._same_indices = _text_of(self._raw)
        self._found = Pieces()

    def read(self) -> Pieces:
        line: list[_Word] = []
        for match in _WORD.finditer(self._text):
            start, end = match.span()
            ends = self._text[start] in "\r\n"
            if not ends:
                word = self._word(start, end, line[-1] if line else None)
                if word is not None:
                    line.append(word)
                ends = self._text[end - 1] == HYPHEN and self._is_hyphen(end - 1)
            if ends and line:
                self._add_line(line)
                line = []
        if line:
            self._add_line(line)
        return self._found

    def _word(self, start: int, end: int, before: _Word | None) -> _Word | None:
        """A word; None where its letters belong to nothing that is drawn.

        What stands at the height of the word before it is taken to look as that does, since
        asking takes as long as all the rest; ``_checked`` asks for the last one of a line.
        """
        raw, box = self._raw, self._rectangle
        first = start if self._same_indices else self._index(start)
        pdfium_c.FPDFText_GetLooseCharBox(raw, first, box)
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        height = bottom, top
        look = before.look if before and before.height == height else self._looks.of(first)
        if look is None:
            return None
        if end - start > 1:
            last = end - 1 if self._same_indices else self._index(end - 1)
            pdfium_c.FPDFText_GetLooseCharBox(raw, last, box)
            left, right = min(left, box.left), max(right, box.right)
            bottom, top = min(bottom, box.bottom), max(top, box.top)
        edges = self._visible
        shown = left < edges[2] and right > edges[0] and bottom < edges[3] and top > edges[1]
        if look.turn:
            ends = [turned(look.turn, x, y)[0] for x, y in ((left, bottom), (right, top))]
            left, right = min(ends), max(ends)
        return _Word(start, end, left, right, height, shown, look)

    def _checked(self, line: list[_Word]) -> list[_Word]:
        """The words of a line, each asked for its look where the last has another."""
        if self._looks.of(self._index(line[-1].start)) in (line[-1].look, None):
            return line
        looks = (self._looks.of(self._index(word.start)) or word.look for word in line)
        return [word._replace(look=look) for word, look in zip(line, looks, strict=True)]

    def _add_line(self, line: list[_Word]) -> None:
        """The pieces of what PDFium takes for a line."""
        line = self._checked(line)
        if any(word.left < before.left for before, word in pairwise(line)) and not any(
            unicodedata.bidirectional(self._text[word.start]) in ("R", "AL") for word in line
        ):
            # Letters of a second font may be drawn after all others of their line.
            line = sorted(line, key=lambda word: word.left)
        group: list[_Word] = []
        for word in line:
            if word.look.unmapped:
                self._found.unmapped += word.end - word.start
            else:
                self._found.mapped += word.end - word.start
            if group and not _follows(group[-1], word):
                self._add(group)
                group = []
            group.append(word)
        self._add(group)

    def _add(self, group: list[_Word]) -> None:
        # What begins on the page and runs over its edge is read to its end.
        if not any(word.shown for word in group):
            return
        look = group[0].look
        line = Line(
            text=without_leaders(" ".join(self._written(group).split())),
            page=self._page,
            left=min(group[0].left, group[-1].left),
            right=max(word.right for word in group),
            bottom=look.baseline,
            size=look.size,
            bold=all(word.look.bold for word in group),
            fixed=all(word.look.fixed for word in group),
        )
        if not line.text:
            return
        if look.invisible:
            self._found.layer.append(line)
        elif look.white:
            self._found.white.append(line)
        else:
            self._found.seen.setdefault(look.turn, []).append(line)

    def _written(self, group: list[_Word]) -> str:
        """The words as they stand in the page's text, blanks between them included."""
        if all(before.end <= word.start for before, word in pairwise(group)):
            return self._named(self._text[group[0].start : group[-1].end], group[0].start)
        parts = [self._named(self._text[group[0].start : group[0].end], group[0].start)]
        for before, word in pairwise(group):
            blank = word.left - before.right > _BLANK * word.look.size
            parts.append(" " if blank else "")
            parts.append(self._named(self._text[word.start : word.end], word.start))
        return "".join(parts)

    def _named(self, text: str, start: int) -> str:
        """The text with a mark for each letter that has no name; a hyphen at its end stays."""
        if text.isascii() and text.isprintable():
            return text
        text, count = _CONTROL.subn("\ufffd", text.translate(_SYMBOLS))
        self._found.nameless += count
        if HYPHEN not in text:
            return text
        hyphen = text[-1] == HYPHEN and self._is_hyphen(start + len(text) - 1)
        inner = text[:-1] if hyphen else text
        self._found.nameless += inner.count(HYPHEN)
        return inner.replace(HYPHEN, "\ufffd") + (HYPHEN if hyphen else "")

    def _is_hyphen(self, place: int) -> bool:
        return bool(pdfium_c.FPDFText_GetUnicode(self._raw, self._index(place)) == _HYPHEN_CODE)

    def _index(self, place: int) -> int:
        """PDFium's number of the character at a place of the text."""
        if self._same_indices:
            return place
        return max(0, int(pdfium_c.FPDFText_GetCharIndexFromTextIndex(self._raw, place)))


def _text_of(raw: Any) -> tuple[str, bool]:
    """A page's text, and whether its places are PDFium's numbers of characters."""
    count = max(pdfium_c.FPDFText_CountChars(raw), 0)
    # Characters beyond the first plane take two units of two bytes.
    buffer = (ctypes.c_ushort * (2 * count + 1))()
    written = pdfium_c.FPDFText_GetText(raw, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", errors="replace")
    return text, len(text) == count


def _follows(before: _Word, word: _Word) -> bool:
    """Whether a word goes on with the piece that ends in another one."""
    if before.look is not word.look:
        one, other = before.look, word.look
        if (one.turn, one.invisible, one.white) != (other.turn, other.invisible, other.white):
            return False
        if abs(one.baseline - other.baseline) > _OTHER_LINE * min(one.size, other.size):
            return False
    limit = _GAP * before.look.size
    # Where writing runs to the left, the next word stands before this one.
    gap = max(word.left - before.right, before.left - word.right)
    return gap < limit
