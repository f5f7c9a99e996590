"""LaTeX drawn as SVG, with where its baseline is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree

from ziamath.config import config
from ziamath.zmath import Latex, fontname, loadedfonts

from gpt_desktop.formulas.font import FormulaFont
from gpt_desktop.formulas.limits import HIGHEST, LARGEST_PICTURE, WIDEST, may_be_drawn

_SIZE = 100.0  # of the drawing, pixels an em
_MARGIN = 0.02  # em; strokes go over the edges of their letters
_FONT = "formulas"
_COLOUR = "currentColor"
_TAG = re.compile(r"\\tag\*?\{([^{}]*)\}")
_NO_PICTURE = re.compile(r"\\(?:label\{[^{}]*\}|nonumber|notag)")
_KNOWN_TAGS = {"svg", "g", "path", "rect", "line", "polyline", "text", "defs", "marker", "ellipse"}


class NoDrawingError(Exception):
    """The formula cannot be drawn as it is meant."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A formula's picture; lengths in em.

    Attributes:
        svg: in ``currentColor``.
        ascent: from the baseline up.
        descent: from the baseline down.
    """

    svg: str
    width: float
    ascent: float
    descent: float


def prepare() -> None:
    """Load the font: once, before the first formula."""
    config.svg2 = False  # what Qt's SVG draws
    config.precision = 2
    loadedfonts[_FONT] = FormulaFont(fontname, _SIZE)


def drawn(latex: str, *, display: bool) -> Drawing:
    """Draw a formula.

    Args:
        latex: without the signs around it.
        display: as it looks on a line of its own.

    Raises:
        NoDrawingError: it is too large, no formula, or has what cannot be drawn.
    """
    if not may_be_drawn(latex):
        raise NoDrawingError
    numbered = _TAG.sub(lambda found: rf"\qquad\text{{({found[1]})}}", latex)
    try:
        made = Latex(
            _NO_PICTURE.sub("", numbered),
            size=_SIZE,
            font=_FONT,
            color=_COLOUR,
            inline=not display,
            margin=_MARGIN * _SIZE,
        )
        # What latex2mathml does not know it takes for letters.
        if "\\" in "".join(made.element.itertext()):
            raise NoDrawingError
        box = made.node.bbox
        width, ascent, descent = box.xmax - box.xmin, box.ymax, -box.ymin
        if width > WIDEST * _SIZE or ascent + descent > HIGHEST * _SIZE:
            raise NoDrawingError
        picture = made.svgxml()
    except (MemoryError, NoDrawingError):
        raise
    except Exception as error:
        # Half a formula, or one that the library was not made for, fails in any way there is.
        raise NoDrawingError from error
    return _checked(picture, width, ascent, descent)


def _checked(picture: ElementTree.Element, width: float, up: float, down: float) -> Drawing:
    if any(element.tag not in _KNOWN_TAGS for element in picture.iter()):
        raise NoDrawingError
    svg = ElementTree.tostring(picture, encoding="unicode")
    if len(svg) > LARGEST_PICTURE or "nan" in svg:
        raise NoDrawingError
    return Drawing(svg, width / _SIZE + 2 * _MARGIN, up / _SIZE + _MARGIN, down / _SIZE + _MARGIN)
