"""Mathematical writing as marks: numbers, letters, functions and signs, also of LaTeX."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.lazy_pattern import LazyPattern

FUNCTIONS = (
    "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "sqrt", "cbrt", "sin", "cos", "tan",
    "cot", "sec", "csc", "exp", "log", "lg", "ln", "abs",
)  # fmt: skip
LONGEST = 400  # characters of one formula
_SUPERSCRIPTS = {"⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7",
                 "⁸": "8", "⁹": "9", "⁻": "-", "ⁿ": "n", "ˣ": "x"}  # fmt: skip
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_WIDE = str.maketrans(
    "０１２３４５６７８９．％（）＋－＝＜＞［］｛｝，", "0123456789.%()+-=<>[]{},"
)
_GLYPHS = {"½": "(1/2)", "¼": "(1/4)", "¾": "(3/4)", "⅓": "(1/3)", "⅔": "(2/3)"}
_PRODUCTS = (
    "xy",
    "yz",
    "xz",
    "xyz",
    "ab",
    "bc",
    "ac",
    "abc",
    "pq",
    "mn",
    "uv",
    "rs",
    "yx",
    "ba",
    "ax",
    "bx",
    "cx",
    "kx",
    "mx",
    "px",
    "qx",
)
_MARK = LazyPattern(
    r"(?P<blank>\s+)"
    r"|(?P<mixed>\d+ \d+/\d+(?![\d.]))"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d+\.\d+|\d+|\.\d+)"
    r"|(?P<log>log_\{?\d+\}?\s*)"
    rf"|(?P<function>(?:{'|'.join(FUNCTIONS)})(?![a-z]))"
    r"|(?P<pi>pi(?![A-Za-z])|π)"
    rf"|(?P<product>(?:{'|'.join(sorted(_PRODUCTS, key=len, reverse=True))})(?![A-Za-z]))"
    r"|(?P<letter>[A-Za-zα-ωΔ](?![A-Za-z])(?:_?\{?\d\}?(?<=[_\d}])(?<!\d\d))?)"
    r"|(?P<sign>\*\*|[-+*/^!%()\[\]{}|°√∛,])"
)
_LATEX = (
    (r"\\left|\\right|\\displaystyle|\\,|\\;|\\!|\\quad|\\qquad|\$", " "),
    (r"\\[dt]?frac\s*(\d)\s*(\d)(?!\d)", r"((\1)/(\2))"),
    (r"\\(?:cdot|times|ast)(?![a-z])|[×·⋅∙✕✖＊]", "*"),
    (r"\\div(?![a-z])|÷|／|∕", "/"),
    (r"\\pi(?![a-z])", "π"),
    (r"\\theta(?![a-z])", "θ"),
    (r"\\alpha(?![a-z])", "α"),
    (r"\^\\circ|\\degree|\^\{\\circ\}|º|\bdegrees?\b", "°"),
    (rf"\\({'|'.join(FUNCTIONS)})(?![a-z])", r"\1"),
    (r"\\%", "%"),
    (r"[−–﹣—]", "-"),
)
_FRACTION = LazyPattern(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_ROOT = LazyPattern(r"\\sqrt\s*(?:\[(\d)\])?\s*\{([^{}]*)\}")
# Where ÷ is written too, “6/5” is one number: 12/5 ÷ 6/5.
_DIVIDED = LazyPattern(r"\s÷\s|\\div(?![a-z])")
_SLASHED = LazyPattern(r"(?<![\d.)\]/^])(?<!\d )(\d+)/(\d+)(?![\d.(\[/^!])")
_TIMES = LazyPattern(r"(?<=[\d)])\s+[xX]\s+(?=[\d(])|(?<=\d)[xX](?=\d)")


class MarkKind(StrEnum):
    NUMBER = "number"
    LETTER = "letter"
    FUNCTION = "function"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of a formula; ``spaced``: a blank stands before it."""

    kind: MarkKind
    word: str
    value: Fraction = Fraction(0)
    spaced: bool = False


def plain_marks(text: str) -> str:
    """A formula with one spelling of each sign; LaTeX in brackets."""
    for glyph, instead in _GLYPHS.items():
        text = text.replace(glyph, instead)
    if _DIVIDED.search(text):
        text = _SLASHED.sub(r"(\1/\2)", text)
    for pattern, instead in _LATEX:
        text = re.sub(pattern, instead, text)
    while (made := _FRACTION.sub(r"((\1)/(\2))", text)) != text:
        text = made
    while (made := _ROOT.sub(_written_root, text)) != text:
        text = made
    text = re.sub(
        f"[{''.join(_SUPERSCRIPTS)}]+",
        lambda run: "^{" + "".join(_SUPERSCRIPTS[one] for one in run.group()) + "}",
        text,
    )
    text = re.sub(
        r"([A-Za-z])([₀-₉])", lambda one: one[1] + "_" + one[2].translate(_SUBSCRIPTS), text
    )
    text = re.sub(r"log([₀-₉]+)", lambda one: f"log_{{{one[1].translate(_SUBSCRIPTS)}}} ", text)
    return _TIMES.sub("*", text.translate(_WIDE))


def marks_of(text: str) -> list[Mark]:
    """All of a formula as marks.

    Raises:
        NotComputedError: something in it is no part of a formula.
    """
    plain = plain_marks(text)
    if len(plain) > LONGEST:
        raise NotComputedError
    found: list[Mark] = []
    place, spaced = 0, False
    while place < len(plain):
        match = _MARK.match(plain, place)
        if match is None:
            raise NotComputedError
        kind, written = str(match.lastgroup), match.group()
        place = match.end()
        if kind == "blank":
            spaced = True
            continue
        found += _marks(kind, written, spaced)
        spaced = False
    return found


def _written_root(match: re.Match[str]) -> str:
    degree = match[1] or "2"
    if degree == "2":
        return f"sqrt({match[2]})"
    return f"cbrt({match[2]})" if degree == "3" else f"(({match[2]})^(1/{degree}))"


def _number(written: str) -> Fraction:
    whole, blank, part = written.partition(" ")
    if blank:
        over, under = part.split("/")
        if int(over) >= int(under):
            raise NotComputedError
        return Fraction(int(whole)) + Fraction(int(over), int(under))
    if len(written) > 60:
        raise NotComputedError
    digits = written.replace(",", "")
    return Fraction(f"0{digits}" if digits[0] == "." else digits)


def _marks(kind: str, written: str, spaced: bool) -> list[Mark]:
    if kind in ("mixed", "number"):
        return [Mark(MarkKind.NUMBER, written, _number(written), spaced)]
    if kind in ("log", "function"):
        name = re.sub(r"[{}\s]", "", written)
        return [Mark(MarkKind.FUNCTION, {"lg": "log"}.get(name, name), spaced=spaced)]
    if kind == "pi":
        return [Mark(MarkKind.LETTER, "π", spaced=spaced)]
    if kind == "product":
        others = [Mark(MarkKind.LETTER, one) for one in written[1:]]
        return [Mark(MarkKind.LETTER, written[0], spaced=spaced), *others]
    if kind == "letter":
        name = re.sub(r"[{}]", "", written)
        # x2 is no name: it may be x times 2, or x squared.
        if len(name) == 2:
            raise NotComputedError
        return [Mark(MarkKind.LETTER, name, spaced=spaced)]
    return [
        Mark(
            MarkKind.SIGN,
            {"**": "^", "√": "sqrt", "∛": "cbrt"}.get(written, written),
            spaced=spaced,
        )
    ]
