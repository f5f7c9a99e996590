"""Reads tokens as a formula."""

from __future__ import annotations

from fractions import Fraction

from gpt_desktop.core.calculation.evaluate import evaluate
from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.lexer import TWICE, Token, tokens_of
from gpt_desktop.core.calculation.lexicon import Kind
from gpt_desktop.core.calculation.nodes import (
    BINDS,
    Binary,
    Function,
    Negative,
    Node,
    Number,
    Percent,
    Unknown,
)
from gpt_desktop.core.calculation.phrases import rearranged

_DEEPEST = 30
_EXPONENTS = {"squared": Fraction(2), "cubed": Fraction(3)}
_ROOT_MARKS = ("sqrt", "cbrt", "!")


def formula_of(text: str) -> Node:
    """The formula that words and marks say.

    Raises:
        NotComputedError: they say none, or more than one.
    """
    return parsed(tokens_of(text))


def parsed(tokens: list[Token]) -> Node:
    """The same of tokens."""
    return _Parser(rearranged(tokens)).whole()


class _Parser:
    """Goes through tokens once, from left to right."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._place = 0
        self._depth = 0

    def whole(self) -> Node:
        node = self._sequence()
        if self._place != len(self._tokens):
            raise NotComputedError
        return node

    def _sequence(self) -> Node:
        """“7 times 8, then plus 6”: what comes after works on all before it."""
        node = self._sum()
        while self._next_is(Kind.THEN, Kind.SPLIT):
            split = self._take().kind is Kind.SPLIT
            operator = None if split else self._taken(Kind.OPERATOR)
            sign = "/" if operator is None else operator.word
            node = Binary(sign, node, self._term())
        return node

    def _sum(self) -> Node:
        node = self._term()
        while self._next_is(Kind.OPERATOR) and BINDS[self._peek().word] == 1:
            node = Binary(self._take().word, node, self._term())
        return node

    def _term(self) -> Node:
        node = self._signed()
        while self._next_is(Kind.OF) or (
            self._next_is(Kind.OPERATOR) and BINDS[self._peek().word] == 2
        ):
            token = self._take()
            other = self._signed()
            if token.kind is Kind.OF and token.word != TWICE:
                _refuse_count(node, other)
            node = Binary("*" if token.kind is Kind.OF else token.word, node, other)
        return node

    def _signed(self) -> Node:
        if not (self._next_is(Kind.OPERATOR) and self._peek().word in "+-"):
            return self._power()
        if self._take().word == "+":
            return self._power()
        node = self._power()
        # Of -3 squared people disagree.
        if isinstance(node, Binary):
            raise NotComputedError
        return Number(-node.value) if isinstance(node, Number) else Negative(node)

    def _power(self) -> Node:
        node = self._postfix()
        if self._next_is(Kind.OPERATOR) and self._peek().word == "^":
            self._take()
            return Binary("^", node, self._signed())
        return node

    def _postfix(self) -> Node:
        node = self._primary()
        while self._next_is(Kind.POSTFIX, Kind.PERCENT):
            token = self._take()
            if token.kind is Kind.PERCENT:
                if not isinstance(node, Number):
                    raise NotComputedError
                node = Percent(node.value)
            elif token.word in _ROOT_MARKS:
                node = Function(token.word, node)
            else:
                node = Binary("^", node, Number(_EXPONENTS[token.word]))
        return node

    def _primary(self) -> Node:
        self._depth += 1
        if self._depth > _DEEPEST or not self._tokens[self._place :]:
            raise NotComputedError
        node = self._opened(self._take())
        self._depth -= 1
        return node

    def _opened(self, token: Token) -> Node:
        if token.kind is Kind.NUMBER:
            if self._next_is(Kind.UNKNOWN):
                return Binary("*", Number(token.value), Unknown(self._take().word))
            return Number(token.value)
        if token.kind is Kind.UNKNOWN:
            return Unknown(token.word)
        if token.kind is Kind.OPEN:
            node = self._sequence()
            self._taken(Kind.CLOSE)
            return node
        if token.kind is Kind.PREFIX:
            return Function(token.word, self._postfix())
        if token.kind is Kind.LIST:
            return _of_list(token.word, self._list())
        raise NotComputedError

    def _list(self) -> list[Node]:
        items = [self._signed()]
        while self._next_is(Kind.COMMA, Kind.AND):
            self._take()
            if self._next_is(Kind.AND):
                self._take()
            items.append(self._signed())
        return items

    def _peek(self) -> Token:
        return self._tokens[self._place]

    def _next_is(self, *kinds: Kind) -> bool:
        return self._place < len(self._tokens) and self._peek().kind in kinds

    def _take(self) -> Token:
        token = self._peek()
        self._place += 1
        return token

    def _taken(self, kind: Kind) -> Token:
        if not self._next_is(kind):
            raise NotComputedError
        return self._take()


def _refuse_count(part: Node, whole: Node) -> None:
    """“Three of ten” says no product; a half of ten does, or 10的20%."""
    for node in (part, whole):
        shares = isinstance(node, Percent) or (isinstance(node, Binary) and node.sign in "*/")
        if shares or (isinstance(node, Number) and node.value.denominator != 1):
            return
    raise NotComputedError


def _of_list(name: str, items: list[Node]) -> Node:
    if len(items) < 2 or (name == "difference" and len(items) > 2):
        raise NotComputedError
    if name == "difference":
        one, other = sorted(items, key=lambda item: evaluate(item).value, reverse=True)
        return Binary("-", one, other)
    node = items[0]
    for item in items[1:]:
        node = Binary("*" if name == "product" else "+", node, item)
    return Binary("/", node, Number(Fraction(len(items)))) if name == "mean" else node
