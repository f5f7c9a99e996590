"""The words of a calculation as tokens; a word that says nothing known makes it none."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.lexicon import Kind, meanings, pattern
from gpt_desktop.core.calculation.written_numbers import NumberReader
from gpt_desktop.core.lazy_pattern import LazyPattern

TWICE = "twice"
"""Of an “of” that says how many times."""
LONGEST = 300  # characters of a calculation
_TENTHS = LazyPattern(r"打([一二两三四五六七八九\d])(?:\.?([一二三四五六七八九\d]))?折(?:后|之后)?")
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
_BLANK = LazyPattern(r"[\s\u200b]+|\\[,;! ]|\$(?=\\)")
_X_BETWEEN = LazyPattern(r"(?<=[\d)])\s*[xX]\s*(?=[\d(])")
_WIDE = str.maketrans("０１２３４５６７８９．％", "0123456789.%")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a formula.

    Attributes:
        word: what its spelling stands for, as ``lexicon`` has it.
        value: of a number.
        spelled: it was written in words, where order of operations may be meant otherwise.
    """

    kind: Kind
    word: str = ""
    value: Fraction = Fraction(0)
    spelled: bool = False


def tokens_of(text: str) -> list[Token]:
    """All of a text as tokens.

    Raises:
        NotComputedError: something in it is no part of a formula.
    """
    if len(text) > LONGEST:
        raise NotComputedError
    plain = _X_BETWEEN.sub(lambda match: "×".center(len(match.group())), text.translate(_WIDE))
    reader = NumberReader(plain)
    found: list[Token] = []
    place = 0
    while place < len(plain):
        blank = _BLANK.match(plain, place)
        if blank:
            place = blank.end()
            continue
        tokens, place = _next(plain, place, reader)
        found += tokens
    return _without_money(found)


def _next(text: str, place: int, reader: NumberReader) -> tuple[list[Token], int]:
    tenths = _TENTHS.match(text, place)
    if tenths:
        return [Token(Kind.OPERATOR, "*"), Token(Kind.NUMBER, value=_tenths(tenths))], tenths.end()
    number = reader.at(place)
    if number is not None:
        percent = [Token(Kind.PERCENT)] if number.percent else []
        return [Token(Kind.NUMBER, value=number.value), *percent], number.end
    match = pattern().match(text, place)
    if match is None:
        raise NotComputedError
    spelling = re.sub(r"\s+", " ", match.group().casefold())
    kind, word = meanings()[spelling]
    if kind is Kind.TIMES:
        return [Token(Kind.NUMBER, value=Fraction(word)), Token(Kind.OF, TWICE)], match.end()
    return [Token(kind, word, spelled=spelling[-1].isalpha())], match.end()


def _tenths(match: re.Match[str]) -> Fraction:
    """What is left to pay: 八折 is 0.8, 七五折 is 0.75."""
    first, second = (_digit(one) for one in match.groups(default="0"))
    return Fraction(first, 10) + Fraction(second, 100)


def _digit(written: str) -> int:
    return int(written) if written.isdigit() and written.isascii() else _DIGITS.get(written, 2)


def _without_money(tokens: list[Token]) -> list[Token]:
    """Signs of one currency say nothing of the sum; those of two would need a rate."""
    if len({token.word for token in tokens if token.kind is Kind.MONEY}) > 1:
        raise NotComputedError
    return [replace(token) for token in tokens if token.kind is not Kind.MONEY]
