"""Formulas as trees, and how they are written."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gpt_desktop.core.calculation.exact import spelled

SIGNS = {"+": " + ", "-": " − ", "*": " × ", "/": " ÷ ", "^": "^", "mod": " mod "}
BINDS = {"+": 1, "-": 1, "*": 2, "/": 2, "mod": 2, "^": 4}


@dataclass(frozen=True, slots=True)
class Number:
    value: Fraction


@dataclass(frozen=True, slots=True)
class Percent:
    """So many hundredths; after + or − of what stands before it."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Unknown:
    name: str


@dataclass(frozen=True, slots=True)
class Negative:
    of: Node


@dataclass(frozen=True, slots=True)
class Binary:
    sign: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Function:
    """sqrt, cbrt or !"""

    name: str
    of: Node


Node = Number | Percent | Unknown | Negative | Binary | Function


def rendered(node: Node) -> str:
    """A formula as people write it, with no more brackets than it needs."""
    match node:
        case Number(value):
            text = number_words(value)
        case Percent(value):
            text = f"{spelled(value)}%"
        case Unknown(name):
            text = name
        case Negative(of):
            text = f"−{_bracketed(of, 3)}"
        case Binary(sign, left, right):
            text = _binary(sign, left, right)
        case Function(name, of):
            text = _function(name, of)
    return text


def _binary(sign: str, left: Node, right: Node) -> str:
    binds = BINDS[sign]
    # What is subtracted or divided by keeps its brackets; a power's base too.
    after = _bracketed(right, binds + (sign in "-/mod"))
    before = _bracketed(left, binds + (sign == "^"))
    if sign == "*" and isinstance(right, Unknown):
        return f"{before}{after}"
    return f"{before}{SIGNS[sign]}{after}"


def number_words(value: Fraction) -> str:
    """Its digits; a fraction whose digits never end as a fraction."""
    text = spelled(value)
    if "×" in text or Fraction(text) == value:
        return text.replace("-", "−")
    return f"{value.numerator}/{value.denominator}".replace("-", "−")


def _bracketed(node: Node, least: int) -> str:
    text = rendered(node)
    endless = isinstance(node, Number) and ("/" in text or text.startswith("−"))
    loose = isinstance(node, Negative) or (isinstance(node, Binary) and BINDS[node.sign] < least)
    return f"({text})" if loose or endless else text


def _function(name: str, of: Node) -> str:
    if name == "!":
        return f"{_bracketed(of, 9)}!"
    return ("√" if name == "sqrt" else "∛") + _bracketed(of, 9)
