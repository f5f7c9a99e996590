"""Formulas of Word (ECMA-376 part 1, 22.1) written in a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from gpt_desktop.documents.office.word_names import MATH, W

_DEEPEST = 60


def linear(formula: Any, depth: int = 0) -> str:
    """A formula as a line of text, such as ``x=(−b±√(b^2−4ac))/(2a)``."""
    if depth > _DEEPEST:
        return "".join(text.text or "" for text in formula.iter(MATH + "t"))
    return "".join(_element(child, depth + 1) for child in formula)


def group(text: str) -> str:
    """What is more than a name, a number or a sign, in brackets."""
    return text if text.isalnum() or len(text) == 1 else f"({text})"


class _Parts:
    """What an element is made of."""

    def __init__(self, element: Any, depth: int) -> None:
        self._element, self._depth = element, depth

    def __call__(self, name: str) -> str:
        return next(self.each(name), "")

    def group(self, name: str) -> str:
        return group(self(name))

    def each(self, name: str) -> Iterator[str]:
        for child in self._element.iterchildren(MATH + name):
            yield linear(child, self._depth)

    def rows(self) -> Iterator[str]:
        for row in self._element.iterchildren(MATH + "mr"):
            yield ", ".join(_Parts(row, self._depth).each("e"))

    def sign(self, name: str, otherwise: str) -> str:
        """A sign the properties name; those that say nothing have the usual one."""
        kind = self._element.tag.removeprefix(MATH)
        found = self._element.find(f"{MATH}{kind}Pr/{MATH}{name}")
        return otherwise if found is None else found.get(MATH + "val") or ""


def _element(element: Any, depth: int) -> str:
    if element.tag in (MATH + "t", W + "t"):
        return element.text or ""
    name = str(element.tag).removeprefix(MATH)
    if name.endswith("Pr"):
        return ""
    write = _FORMS.get(name)
    return linear(element, depth) if write is None else write(_Parts(element, depth))


def _sum(part: _Parts) -> str:
    below, above = part("sub"), part("sup")
    limits = (f"_{group(below)}" if below else "") + (f"^{group(above)}" if above else "")
    return f"{part.sign('chr', '∫')}{limits} {part('e')}"


def _bracketed(part: _Parts) -> str:
    inner = part.sign("sepChr", "|").join(part.each("e"))
    return f"{part.sign('begChr', '(')}{inner}{part.sign('endChr', ')')}"


_FORMS: dict[str, Callable[[_Parts], str]] = {
    "sSup": lambda part: f"{part('e')}^{part.group('sup')}",
    "sSub": lambda part: f"{part('e')}_{part.group('sub')}",
    "sSubSup": lambda part: f"{part('e')}_{part.group('sub')}^{part.group('sup')}",
    "sPre": lambda part: f"_{part.group('sub')}^{part.group('sup')}{part('e')}",
    "f": lambda part: f"{part.group('num')}/{part.group('den')}",
    "rad": lambda part: f"{part('deg')}√{part.group('e')}",
    "nary": _sum,
    "limLow": lambda part: f"{part('e')}_{part.group('lim')}",
    "limUpp": lambda part: f"{part('e')}^{part.group('lim')}",
    "func": lambda part: f"{part('fName')} {part('e')}",
    "d": _bracketed,
    "m": lambda part: f"[{'; '.join(part.rows())}]",
    "eqArr": lambda part: "; ".join(part.each("e")),
}
