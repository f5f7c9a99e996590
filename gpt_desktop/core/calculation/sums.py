"""Plain sums: those that look like one but are names, telephone numbers, years or days."""

from __future__ import annotations

import re

from gpt_desktop.core.calculation.evaluate import evaluate
from gpt_desktop.core.calculation.exact import Amount, NotComputedError
from gpt_desktop.core.calculation.formula import formula_of, parsed
from gpt_desktop.core.calculation.lexer import Token, tokens_of
from gpt_desktop.core.calculation.lexicon import Kind
from gpt_desktop.core.calculation.nodes import Binary, Node, rendered
from gpt_desktop.core.lazy_pattern import LazyPattern

_NAMES = LazyPattern(r"(?:9/11|24/7|7-11|50[/-]50|4/20|16:9|20/20|1984|360|911|411|404|101)")
_DATE = LazyPattern(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
# Telephone numbers, spans of years, days and months, fractions of nothing.
_NUMBERED = LazyPattern(
    r"[+(]?\d[\d)]*(?:[-–]\d+)+|\d{4} ?[-–] ?\d{4}|\d{1,2}/\d{1,2}|\d+[xX×]\d+"
    r"|\d+(?: \d+)+(?:-\d+)*"
)
_LEADING_ZERO = LazyPattern(r"(?<![\d.,])0\d")
_TOLD = (
    (LazyPattern(r"divide (?P<a>.+) by (?P<b>.+)", re.I), "/"),
    (
        LazyPattern(
            r"(?:the )?remainder (?:when|of|if) (?P<a>.+?) (?:is )?(?:divided by|/|÷) (?P<b>.+)",
            re.I,
        ),
        "mod",
    ),
    (LazyPattern(r"multiply (?P<a>.+) (?:by|with|and) (?P<b>.+)", re.I), "*"),
    (LazyPattern(r"add (?P<b>.+) to (?P<a>.+)", re.I), "+"),
    (LazyPattern(r"add (?P<a>.+) and (?P<b>.+)", re.I), "+"),
    (LazyPattern(r"(?:subtract|take) (?P<b>.+) from (?P<a>.+)", re.I), "-"),
)
_OPERATIONS = (
    Kind.OPERATOR, Kind.OF, Kind.POSTFIX, Kind.PREFIX, Kind.LIST, Kind.LIST_AFTER, Kind.OFF,
    Kind.RAISED, Kind.SPLIT, Kind.WITH, Kind.ON,
)  # fmt: skip


def summed(words: str, *, asked: bool) -> tuple[str, Amount]:
    """A formula as it is written and what it comes to.

    Args:
        asked: the words around it ask for it.

    Raises:
        NotComputedError: the words are no formula, or stand for something else as well.
    """
    if _NAMES.fullmatch(words) or _DATE.fullmatch(words):
        raise NotComputedError
    if not asked and (_NUMBERED.fullmatch(words) or _LEADING_ZERO.search(words)):
        raise NotComputedError
    told = _told(words)
    if told is not None:
        return rendered(told), evaluate(told)
    tokens = tokens_of(words)
    if not any(_operates(token) for token in tokens):
        raise NotComputedError
    node = parsed(tokens)
    return rendered(node), evaluate(node)


def _told(words: str) -> Node | None:
    """“Divide 96 by 8”, “subtract 5 from 12”; None where it is said in another way."""
    for pattern, sign in _TOLD:
        match = pattern.fullmatch(words)
        if match:
            return Binary(sign, formula_of(match["a"]), formula_of(match["b"]))
    return None


def _operates(token: Token) -> bool:
    return token.kind in _OPERATIONS
