"""The font of formulas, and what Chinese, Japanese and Korean words in them are drawn with."""

from __future__ import annotations

import unicodedata
from types import SimpleNamespace
from xml.etree import ElementTree

from ziafont.fonttypes import BBox
from ziafont.glyph import SimpleGlyph
from ziafont.svgpath import fmt
from ziamath.mathfont import MathFont

_UP, _DOWN = 0.86, 0.12  # of an em: about what these scripts take


class MissingLetterError(Exception):
    """A letter that the font does not have."""


class WideLetter(SimpleGlyph):
    """A letter as wide as high, left to the fonts of who shows the picture."""

    def __init__(self, letter: str, font: MathFont) -> None:
        em = font.info.layout.unitsperem
        box = BBox(0, em, round(-_DOWN * em), round(_UP * em))
        super().__init__(0, [], box, font)
        self.path = SimpleNamespace(bbox=box)
        self._letter = letter
        self._em = em

    def advance(self, nextchr: SimpleGlyph | None = None) -> int:
        del nextchr  # no pairs
        return int(self._em)

    def place(self, x: float, y: float, point_size: float) -> ElementTree.Element:
        element = ElementTree.Element(
            "text", {"x": fmt(x), "y": fmt(y), "font-size": fmt(point_size)}
        )
        element.text = self._letter
        return element


class FormulaFont(MathFont):
    """Says so where it has no letter, in place of an empty box."""

    def glyph(self, char: str) -> SimpleGlyph:
        if self.glyphindex(char):
            return super().glyph(char)
        if len(char) == 1 and unicodedata.east_asian_width(char) in "WF":
            return WideLetter(char, self)
        raise MissingLetterError
