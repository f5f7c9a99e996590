"""Reads mathematical writing as a formula: 2(x + 3)², \\frac{x}{2}, sin 30°, |x|.

What people read in two ways is read in none: 6 ÷ 2(1 + 2), 1/2x.
"""

from __future__ import annotations

from fractions import Fraction

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.nodes import (
    Binary,
    Function,
    Negative,
    Node,
    Number,
    Percent,
    Unknown,
)
from gpt_desktop.core.exercises.marks import Mark, MarkKind, marks_of

_DEEPEST = 40
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_ROOTS = ("sqrt", "cbrt")


def formula(text: str) -> Node:
    """The formula that a text writes.

    Raises:
        NotComputedError: it writes none, or can be read in two ways.
    """
    reader = _Reader(marks_of(text))
    node = reader.sum()
    if not reader.at_end:
        raise NotComputedError
    return node


def _called(name: str, of: Node) -> Node:
    """A function's value; a logarithm to a base is a quotient of two."""
    name, _, base = name.partition("_")
    if not base:
        return Function(name, of)
    return Binary("/", Function("ln", of), Function("ln", Number(Fraction(base))))


class _Reader:
    """Goes through marks once, from left to right."""

    def __init__(self, marks: list[Mark]) -> None:
        self._marks = marks
        self._place = 0
        self._depth = 0
        self._bars = 0

    @property
    def at_end(self) -> bool:
        return self._place == len(self._marks)

    def sum(self) -> Node:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise NotComputedError
        node = self._product()
        while self._sign_is("+", "-"):
            sign = self._take().word
            node = Binary(sign, node, self._product())
        self._depth -= 1
        return node

    def _product(self) -> Node:
        node, divided = self._signed(), False
        while True:
            if self._sign_is("*", "/"):
                sign = self._take().word
                node = Binary(sign, node, self._signed())
                divided = divided or sign == "/"
            elif self._starts_factor():
                self._refuse_after_division(divided)
                node = Binary("*", node, self._power())
            else:
                return node

    def _refuse_after_division(self, divided: bool) -> None:
        """Of 1/2x and 6/2(1 + 2) people disagree; “1/2 x” parts them."""
        if divided and not (self._peek().spaced and self._peek().kind is MarkKind.LETTER):
            before = self._marks[self._place - 1]
            if before.word not in (")", "]", "}"):
                raise NotComputedError

    def _signed(self) -> Node:
        if self._sign_is("-"):
            self._take()
            node = self._signed()
            return Number(-node.value) if isinstance(node, Number) else Negative(node)
        if self._sign_is("+"):
            self._take()
            return self._signed()
        return self._power()

    def _power(self) -> Node:
        base = self._postfix()
        if not self._sign_is("^"):
            return base
        self._take()
        bracketed = self._sign_is(*_CLOSING)
        exponent = self._signed() if self._sign_is("-", "+") else self._power()
        number = isinstance(base, Number) or base == Unknown("e")
        if number and not bracketed and self._starts_factor() and not self._peek().spaced:
            raise NotComputedError  # e^2x
        return Binary("^", base, exponent)

    def _postfix(self) -> Node:
        node = self._primary()
        while self._sign_is("!", "%", "°"):
            sign = self._take().word
            if sign == "%":
                if not isinstance(node, Number):
                    raise NotComputedError
                node = Percent(node.value)
            elif sign == "°":
                node = Binary("/", Binary("*", node, Unknown("π")), Number(Fraction(180)))
            else:
                node = Function("!", node)
        return node

    def _primary(self) -> Node:
        mark = self._take()
        if mark.kind is MarkKind.NUMBER:
            return Number(mark.value)
        if mark.kind is MarkKind.LETTER:
            return Unknown(mark.word)
        if mark.kind is MarkKind.FUNCTION or mark.word in _ROOTS:
            return self._function(mark.word)
        if mark.word in _CLOSING:
            bars, self._bars = self._bars, 0
            node = self.sum()
            self._bars = bars
            self._taken(_CLOSING[mark.word])
            return node
        if mark.word == "|" and not self._bars:
            self._bars += 1
            node = self.sum()
            self._bars -= 1
            self._taken("|")
            return Function("abs", node)
        raise NotComputedError

    def _function(self, name: str) -> Node:
        if name in _ROOTS:
            return Function(name, self._postfix())
        if self._sign_is("_"):
            raise NotComputedError
        exponent: Node | None = None
        if self._sign_is("^"):
            self._take()
            exponent = self._primary()
            # sin⁻¹ is said of two functions.
            if not isinstance(exponent, Number) or exponent.value < 1:
                raise NotComputedError
        made: Node = _called(name, self._argument())
        return made if exponent is None else Binary("^", made, exponent)

    def _argument(self) -> Node:
        """Brackets, or what is written together: sin 2x."""
        if self._sign_is("(", "[", "{", "|"):
            return self._primary()
        node = self._power()
        while self._starts_factor() and self._peek().kind is not MarkKind.FUNCTION:
            if self._sign_is("(", "["):
                raise NotComputedError
            node = Binary("*", node, self._power())
        if self._sign_is("/"):
            raise NotComputedError
        return node

    def _starts_factor(self) -> bool:
        """Whether a factor follows without a sign; two numbers side by side are no product."""
        if self.at_end:
            return False
        mark = self._peek()
        if mark.kind is MarkKind.NUMBER:
            return False
        return (
            mark.kind is not MarkKind.SIGN
            or mark.word in (*_CLOSING, *_ROOTS)
            or (mark.word == "|" and not self._bars)
        )

    def _peek(self) -> Mark:
        return self._marks[self._place]

    def _sign_is(self, *words: str) -> bool:
        if self.at_end:
            return False
        mark = self._peek()
        return mark.kind is MarkKind.SIGN and mark.word in words

    def _take(self) -> Mark:
        if self.at_end:
            raise NotComputedError
        mark = self._peek()
        self._place += 1
        return mark

    def _taken(self, word: str) -> None:
        if self._take().word != word:
            raise NotComputedError
