"""Formulas as they are written, plainly and in LaTeX."""

from __future__ import annotations

import re
from fractions import Fraction

from gpt_desktop.core.calculation.exact import spelled
from gpt_desktop.core.calculation.nodes import (
    Binary,
    Function,
    Negative,
    Node,
    Number,
    Percent,
    Unknown,
)

_BINDS = {"+": 1, "-": 1, "*": 2, "/": 2, "mod": 2, "^": 4}
_LONGEST_DECIMAL = 6
_PLAIN_SIGNS = {"+": " + ", "-": " − ", "*": " × ", "/": " ÷ ", "^": "^", "mod": " mod "}
_LATEX_SIGNS = {**_PLAIN_SIGNS, "-": " - ", "*": r" \cdot ", "/": r" \div ", "mod": r" \bmod "}


def plain(node: Node) -> str:
    """As it is typed: ``2x^2 − 3``."""
    return _Writer(latex=False).written(node)


def latex(node: Node) -> str:
    """In LaTeX: ``2x^{2} - 3``."""
    return _Writer(latex=True).written(node)


def number(value: Fraction, *, tex: bool = False) -> str:
    """A decimal where it is a short one, else a fraction."""
    text = spelled(value)
    short = "×" not in text and len(text.partition(".")[2]) <= _LONGEST_DECIMAL
    if short and Fraction(text) == value:
        return text if tex else text.replace("-", "−")
    if value.denominator == 1:
        return f"{value.numerator}" if tex else f"{value.numerator}".replace("-", "−")
    if not tex:
        return f"{value.numerator}/{value.denominator}".replace("-", "−")
    sign = "-" if value < 0 else ""
    return rf"{sign}\frac{{{abs(value.numerator)}}}{{{value.denominator}}}"


class _Writer:
    """Writes in one of the two ways."""

    def __init__(self, *, latex: bool) -> None:
        self._latex = latex
        self._signs = _LATEX_SIGNS if latex else _PLAIN_SIGNS

    def written(self, node: Node) -> str:
        match node:
            case Number(value):
                return number(value, tex=self._latex)
            case Percent(value):
                return number(value, tex=self._latex) + (r"\%" if self._latex else "%")
            case Unknown(name):
                return r"\pi" if self._latex and name == "π" else name
            case Negative(of):
                return ("-" if self._latex else "−") + self._bracketed(of, 2)
            case Binary(sign, left, right):
                return self._binary(sign, left, right)
            case Function(name, of):
                return self._function(name, of)

    def _binary(self, sign: str, left: Node, right: Node) -> str:
        if self._latex and sign == "/":
            return rf"\frac{{{self.written(left)}}}{{{self.written(right)}}}"
        binds = _BINDS[sign]
        if self._latex and sign == "^":
            return f"{self._bracketed(left, 5)}^{{{self.written(right)}}}"
        after = self._bracketed(right, binds + (sign in "-/mod"))
        before = self._bracketed(left, binds + (sign == "^"), leads=sign != "^")
        if sign == "*" and _is_joined(left, right):
            letters = re.search(r"\\[a-z]+$", before) and after[:1].isalpha()
            return f"{before} {after}" if letters else before + after
        letters = sign == "/" and not (isinstance(left, Number) and isinstance(right, Number))
        return f"{before}{'/' if letters else self._signs[sign]}{after}"

    def _bracketed(self, node: Node, least: int, *, leads: bool = False) -> str:
        text = self.written(node)
        if leads and isinstance(node, Number) and node.value < 0 and "/" not in text:
            return text
        loose = (isinstance(node, Negative) and least > 1) or (
            isinstance(node, Binary) and _BINDS[node.sign] < least
        )
        number_like = isinstance(node, Number) and (
            node.value < 0 or ("/" in text and least > 1) or (r"\frac" in text and least > 2)
        )
        if isinstance(node, Percent) and node.value < 0:
            loose = True
        if not (loose or number_like):
            return text
        return rf"\left({text}\right)" if self._latex else f"({text})"

    def _function(self, name: str, of: Node) -> str:
        if name == "!":
            return f"{self._bracketed(of, 9)}!"
        inner = self.written(of)
        if name == "abs":
            return rf"\left|{inner}\right|" if self._latex else f"|{inner}|"
        if name in ("sqrt", "cbrt"):
            degree = "" if name == "sqrt" else "[3]"
            sign = "√" if name == "sqrt" else "∛"
            return rf"\sqrt{degree}{{{inner}}}" if self._latex else sign + self._bracketed(of, 9)
        return rf"\{name}\left({inner}\right)" if self._latex else f"{name}({inner})"


def _is_joined(left: Node, right: Node) -> bool:
    """Whether a product is written without a sign: 2x, 3√5, 2(x + 1), not 2 × 3."""
    first = right
    while isinstance(first, Binary) and first.sign in ("^", "*", "/"):
        first = first.left
    if isinstance(first, Binary):  # a sum, in brackets
        return not isinstance(right, Binary) or right.sign != "/"
    return (
        isinstance(first, (Unknown, Function))
        and not (isinstance(first, Function) and first.name == "!")
        and not isinstance(left, Percent)
    )
