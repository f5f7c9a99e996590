"""Equations that a text writes out itself, “17 × 3 = 54”, held against what they come to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from gpt_desktop.core.annotations import Span
from gpt_desktop.core.calculation.evaluate import evaluate
from gpt_desktop.core.calculation.exact import (
    Amount,
    NotComputedError,
    rounded_to,
    spelled,
    written,
)
from gpt_desktop.core.calculation.formula import parsed
from gpt_desktop.core.calculation.lexer import Token, tokens_of
from gpt_desktop.core.calculation.lexicon import Kind
from gpt_desktop.core.calculation.written_numbers import NumberReader
from gpt_desktop.core.lazy_pattern import LazyPattern

_SIGN = LazyPattern(
    r"(?P<sign>[=＝≈]|\\approx\b|\bequals?(?: to)?\b|\bis equal to\b|\bgives\b|\bmakes\b|等于|得到)"
    r"|(?P<word>\bis\b|是|为)",
    re.I,
)
_BLOCKS = LazyPattern(r"```.*?(?:```|\Z)|~~~.*?(?:~~~|\Z)", re.S)
_CODE = LazyPattern(r"`[^`\n]*`")
_FRACTION = LazyPattern(r"\\[dt]?frac\{([^{}]*)\}\{(\d[\d.,]*)\}")
_BEFORE_NUMBER = LazyPattern(
    r"(?:[\s$€£¥*_(\[{]|\\boxed\{|\\\(|\\text\{|about\b|approximately\b|roughly\b|约|大约|是|为)*",
    re.I,
)
_START = LazyPattern(r"(?<![^\s(（:：,，。*$])(?=\S)|(?<=[\u4e00-\u9fff，：])")
_GOES_ON = LazyPattern(
    r"[\s*_)\]]*(?:[-+−×x*/÷^%]|\\times|\\div|times|plus|minus|of\b|乘|加|减|除)\s*[\d(]", re.I
)
_PERCENT = LazyPattern(r"\s*(?:\\?%|％|percent\b|per cent\b)", re.I)
_LEADS_ON = LazyPattern(
    r"(?:[-+−×*/÷^%·\d)\]]|\\times|\\cdot|\\div|\b(?:times|plus|minus|by|of|over))\s*$", re.I
)
# Division with a rest, and numbers that are written in another base.
_OTHERWISE = LazyPattern(
    r"[\s,*_]*(?:(?:with )?(?:a )?(?:remainder|rest)\b|R ?\d|余)"
    r"|[^.\n]{0,30}\b(?:binary|base|hexadecimal|octal|modulo|mod)\b|[^。\n]{0,12}进制",
    re.I,
)
_EITHER_MARK = LazyPattern(r"\d[.,]\d{3}(?!\d)")
_OTHER_MARKS = str.maketrans(".,", ",.")
_LONGEST_NUMBER = 60
_LONGEST = 120  # characters of one side
_MOST_STARTS = 30
_MOST_SIGNS = 300
_SIGNS_OF_WORDS = (Kind.OF, Kind.PREFIX, Kind.POSTFIX, Kind.LIST)


@dataclass(frozen=True, slots=True)
class OwnSum:
    """An equation of a text.

    Attributes:
        left: where the formula stands.
        result: where its result stands.
        value: what the formula comes to.
        right: whether the result is that, or that rounded.
    """

    left: Span
    result: Span
    value: Fraction
    right: bool


def own_sums(text: str) -> tuple[OwnSum, ...]:
    """The equations of a text that can be computed, in order; code is none."""
    plain = _plain(text)
    found: list[OwnSum] = []
    for count, match in enumerate(_SIGN.finditer(plain)):
        if count == _MOST_SIGNS:
            break
        one = _own_sum(plain, match)
        if one is not None:
            found.append(one)
    return tuple(found)


def _plain(text: str) -> str:
    """The text without code, bold and fractions of TeX; each character keeps its place."""
    plain = _CODE.sub(_blank, without_blocks(text))
    plain = _FRACTION.sub(lambda match: f"({match[1]})/{match[2]}".rjust(len(match.group())), plain)
    # 2**10 is a power; elsewhere the stars are bold letters.
    return re.sub(r"(?<!\d)\*\*|\*\*(?!\d)", "  ", plain)


def without_blocks(text: str) -> str:
    """The text with blanks for blocks of code; each character keeps its place."""
    return _BLOCKS.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())


def _own_sum(text: str, sign: re.Match[str]) -> OwnSum | None:
    left = _left(text, sign)
    if left is None:
        return None
    span, value = left
    result = _result(text, sign.end())
    if result is None or _OTHERWISE.match(text, result.end):
        return None
    right = _says(result.of(text), value) or _right_with_other_marks(text, span, result)
    return OwnSum(span, result, value.value, right)


def _right_with_other_marks(text: str, left: Span, result: Span) -> bool:
    """Whether it is right where 1.500 is fifteen hundred, or 1,500 one and a half."""
    if not _EITHER_MARK.search(text, left.start, result.end):
        return False
    try:
        value = evaluate(parsed(tokens_of(_formula(left.of(text)).translate(_OTHER_MARKS))))
        return _says(result.of(text).translate(_OTHER_MARKS), value)
    except NotComputedError:
        return False


def _formula(written: str) -> str:
    return written.strip().rstrip("\\")


def _left(text: str, sign: re.Match[str]) -> tuple[Span, Amount] | None:
    """The longest formula that ends before a sign, and what it comes to."""
    least = max(0, sign.start() - _LONGEST)
    line = text.rfind("\n", least, sign.start())
    least = max(least, line + 1)
    starts = [match.start() for match in _START.finditer(text, least, sign.start())]
    for start in starts[-_MOST_STARTS:]:
        # What stands before it would belong to it.
        if _LEADS_ON.search(text, max(least, start - 16), start) or text[start] in "+*/×÷^=":
            continue
        try:
            tokens = tokens_of(_formula(text[start : sign.start()]))
            if not _is_formula(tokens, word=sign["word"] is not None):
                continue
            return Span(start, sign.start()), evaluate(parsed(tokens))
        except NotComputedError:
            continue
    return None


def _is_formula(tokens: list[Token], *, word: bool) -> bool:
    """Whether it computes something; before “is” more than a dash or a slash must say so."""
    kinds = [token.kind for token in tokens]
    signs = [token.word for token in tokens if token.kind is Kind.OPERATOR]
    if any(kind in _SIGNS_OF_WORDS for kind in kinds):
        return True
    return any(sign in "+*^" for sign in signs) if word else bool(signs)


def _result(text: str, start: int) -> Span | None:
    """Where the number after a sign stands, with its sign and percent; None before a formula."""
    skipped = _BEFORE_NUMBER.match(text, start)
    place = skipped.end() if skipped else start
    minus = text[place : place + 1] in ("-", "−")
    end = _number_end(text, place + minus)
    if end is None or _GOES_ON.match(text, end):
        return None
    percent = _PERCENT.match(text, end)
    return Span(place, percent.end() if percent else end)


def _number_end(text: str, place: int) -> int | None:
    try:
        number = NumberReader(text[place : place + _LONGEST_NUMBER]).at(0)
    except NotComputedError:
        return None
    return None if number is None else place + number.end


def _says(said: str, value: Amount) -> bool:
    """Whether a written number is a value, or the value rounded to as many digits."""
    percent = _PERCENT.search(said)
    bare = said[: percent.start()] if percent else said
    number = NumberReader(bare.lstrip("-−")).at(0)
    if number is None:
        return True
    amount = -number.value if bare[0] in "-−" else number.value
    wanted = value.value * 100 if percent or number.percent else value.value
    return is_rounded(amount, bare, wanted)


def is_rounded(amount: Fraction, said: str, wanted: Fraction) -> bool:
    """Whether a number, as it was written, is a value to within the digits it gives.

    Few digits of a number that has more are no rounding unless little is lost: 42 for 42.16
    is one, 3 for 2.5 is none.
    """
    if amount == wanted:
        return True
    places = places_of(said)
    if rounded_to(wanted, places) != amount:
        return False
    return abs(amount - wanted) * 200 <= abs(wanted)


def places_of(said: str) -> int:
    """How many digits a number is written with behind its point."""
    match = re.search(r"[.,](\d+)\D*$", said)
    if match is None or (len(match[1]) == 3 and "," in match.group()):
        return 0
    return len(match[1])


def shown_value(value: Fraction) -> str:
    """A value in words, rounded where it must be."""
    kept = written(Amount(value))
    return spelled(kept.value) if kept.exact else f"≈ {spelled(kept.value)}"
