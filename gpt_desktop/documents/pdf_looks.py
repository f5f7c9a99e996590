"""How the text objects of a PDF page look: size, weight, direction, and whether one sees them."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from math import atan2, hypot, pi
from typing import Any

import pypdfium2.raw as pdfium_c

_BOLD = 600  # of a weight from 100 to 900
_FIXED_PITCH, _FORCE_BOLD = 1, 1 << 18  # flags of a font's descriptor
_BOLD_NAMES = ("bold", "black", "heavy", "cmbx")
_FIXED_NAMES = ("mono", "courier", "cmtt", "typewriter")
_INVISIBLE = (
    pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE,
    pdfium_c.FPDF_TEXTRENDERMODE_CLIP,
)
_WHITE = 250  # of 255


@dataclass(frozen=True, slots=True)
class Look:
    """What holds for all characters of one text object.

    Attributes:
        baseline: where its letters stand, in points, along the axis that its lines go down.
        size: of its letters as drawn, in points.
        turn: quarter turns to the left its lines are drawn with, 0 to 3.
        invisible: drawn without ink, as the layer of text under a scan is.
        white: drawn in white or transparent.
        unmapped: the file does not say which letters these are.
    """

    baseline: float
    size: float
    turn: int
    bold: bool
    fixed: bool
    invisible: bool
    white: bool
    unmapped: bool


class Looks:
    """The looks on one page, each asked for once."""

    def __init__(self, text_page: Any) -> None:
        self._text_page = text_page
        self._fonts: dict[int, tuple[bool, bool]] = {}
        self._last: tuple[int, Look] | None = None
        self._matrix = pdfium_c.FS_MATRIX()
        self._colour = tuple(ctypes.c_uint() for _ in range(4))

    def of(self, index: int) -> Look | None:
        """Of the character with this index; None where it belongs to no object."""
        found = pdfium_c.FPDFText_GetTextObject(self._text_page, index)
        if not found:
            return None
        address = ctypes.addressof(found.contents)
        if self._last is None or self._last[0] != address:
            self._last = (address, self._read(found, index))
        return self._last[1]

    def _read(self, text_object: Any, index: int) -> Look:
        matrix = self._matrix
        pdfium_c.FPDFText_GetMatrix(self._text_page, index, matrix)
        turn = round(atan2(matrix.b, matrix.a) / (pi / 2)) % 4
        size = pdfium_c.FPDFText_GetFontSize(self._text_page, index)
        bold, fixed = self._font(text_object)
        mode = pdfium_c.FPDFTextObj_GetTextRenderMode(text_object)
        unmapped = pdfium_c.FPDFText_HasUnicodeMapError(self._text_page, index) == 1
        return Look(
            baseline=turned(turn, matrix.e, matrix.f)[1],
            size=round(size * hypot(matrix.c, matrix.d), 1),
            turn=turn,
            bold=bold,
            fixed=fixed,
            invisible=mode in _INVISIBLE,
            white=self._is_white(text_object),
            unmapped=unmapped,
        )

    def _is_white(self, text_object: Any) -> bool:
        red, green, blue, alpha = self._colour
        if not pdfium_c.FPDFPageObj_GetFillColor(text_object, red, green, blue, alpha):
            return False
        return alpha.value == 0 or min(red.value, green.value, blue.value) >= _WHITE

    def _font(self, text_object: Any) -> tuple[bool, bool]:
        """Whether the object's font is bold, and whether all its letters are equally wide."""
        font = pdfium_c.FPDFTextObj_GetFont(text_object)
        if not font:
            return False, False
        address = ctypes.addressof(font.contents)
        if address not in self._fonts:
            flags = max(pdfium_c.FPDFFont_GetFlags(font), 0)
            name = _name(font)
            bold = bool(flags & _FORCE_BOLD) or any(part in name for part in _BOLD_NAMES)
            bold = bold or pdfium_c.FPDFFont_GetWeight(font) >= _BOLD
            self._fonts[address] = (
                bold,
                bool(flags & _FIXED_PITCH) or any(part in name for part in _FIXED_NAMES),
            )
        return self._fonts[address]


def turned(turn: int, x: float, y: float) -> tuple[float, float]:
    """A place seen by one whose lines are turned by so many quarters to the left."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn]


def _name(font: Any) -> str:
    buffer = ctypes.create_string_buffer(128)
    pdfium_c.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    return buffer.value.decode("ascii", errors="ignore").casefold()
