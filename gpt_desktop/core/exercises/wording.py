"""The words of an exercise in two kinds: what is to be done, and the mathematics."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from gpt_desktop.core.calculation.exact import Amount, rounded_to
from gpt_desktop.core.exercises.lexicon import meanings, pattern
from gpt_desktop.core.lazy_pattern import LazyPattern

_LINE_ENDS = LazyPattern(
    r"(?<![\d])\.(?=\s|$)|(?<=\d)\.(?=\s|$)|[?？。；;：:\n]|(?<=[\w)]),(?=\s+[a-z]{2,}\b)", re.I
)
_BOUNDS = LazyPattern(
    r"∫\s*_\s*\{?(?P<low>[-−]?[\w./]+?)\}?\s*\^\s*\{?(?P<high>[-−]?[\d.]+"
    r"|[πe])\}?\s*(?P<body>.+?d[a-z])\b"
)
_PLACES = (
    LazyPattern(
        r"[,，;(]?\s*(?:\(?\s*)(?:giving|give|leave|write|round|rounding|correct|state|express)?"
        r"\s*(?:your|the)?\s*"
        r"(?:final )?(?:answers?|results?|it)?\s*(?:off|rounded|correct|accurate)?\s*to "
        r"(?P<count>\d|one|two|three|four|five|six|seven|eight"
        r"|the nearest (?P<near>tenth|hundredth|thousandth|whole number|integer|ten thousand"
        r"|hundred thousand|hundred|thousand|ten|million))"
        r" ?(?P<kind>decimal places?|d\.?p\.?|significant (?:figures?|digits?)|s\.?f\.?"
        r"|sig\.? figs?\.?)?\)?\.?",
        re.I,
    ),
    LazyPattern(
        r"[,，;；(（]?\s*(?:结果|答案|得数)?(?:请)?(?:精确|保留|四舍五入)(?:到|至)?"
        r"(?P<count>\d|一|两|二|三|四)位?(?P<kind>小数|有效数字|位小数|个有效数字)[)）]?"
    ),
    LazyPattern(
        r"[,，;；(（]?\s*(?:结果|答案|得数)?(?:请)?(?:精确到|保留到)"
        r"(?P<count>整数|十分位|百分位|千分位|0\.0*1)[)）]?"
    ),
)
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
           "eight": 8, "一": 1, "两": 2, "二": 2, "三": 3, "四": 4,
           "整数": 0, "十分位": 1, "百分位": 2, "千分位": 3}  # fmt: skip
_NEAREST = {"tenth": 1, "hundredth": 2, "thousandth": 3, "whole number": 0, "integer": 0,
            "ten": -1, "hundred": -2, "thousand": -3, "ten thousand": -4, "hundred thousand": -5,
            "million": -6}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rounding:
    """How a result is asked for: so many digits, behind the point or that count."""

    digits: int
    significant: bool = False

    def rounded(self, amount: Amount) -> str:
        """Its digits, with zeros where they are asked for."""
        places = self.digits
        if self.significant:
            size, first = abs(amount.value), 0
            while size >= 10:
                size, first = size / 10, first + 1
            while 0 < size < 1:
                size, first = size * 10, first - 1
            places = self.digits - 1 - first
        value = rounded_to(amount.value, places) if places >= 0 else _tens(amount.value, -places)
        shown = max(places, 0)
        whole = abs(value.numerator) * 10**shown // value.denominator
        digits = str(whole).rjust(shown + 1, "0")
        sign = "−" if value < 0 else ""
        return sign + (f"{digits[:-shown]}.{digits[-shown:]}" if shown else digits)


@dataclass(frozen=True, slots=True)
class Worded:
    """An exercise in pieces.

    Attributes:
        key: its words in order, # for each formula: ``SOLVE # FOR #``.
        formulas: their writing.
    """

    key: str
    formulas: tuple[str, ...]


def without_rounding(text: str) -> tuple[str, Rounding | None]:
    """An exercise without how its result is to be rounded, and that."""
    for places in _PLACES:
        for match in places.finditer(text):
            rounding = _rounding(match)
            if rounding is not None:
                return (text[: match.start()] + " " + text[match.end() :]).strip(), rounding
    return text, None


_SIGNS = (
    (LazyPattern(r"\bto the power (?:of )?\(?([-−]?\d+(?:/\d+)?)\)?", re.I), r"^(\1)"),
    (LazyPattern(r"(?<=[\d)a-z])\s+(?:is )?divided by\s+(?=[-−\d(a-z])", re.I), " ÷ "),
    (LazyPattern(r"(?<=[\d)a-z])\s+(?:times|multiplied by)\s+(?=[-−\d(a-z])", re.I), " × "),
    (LazyPattern(r"(?<=[\d)])\s+plus\s+(?=[-−\d(])", re.I), " + "),
    (LazyPattern(r"(?<=[\d)])\s+minus\s+(?=[-−\d(])", re.I), " - "),
    (LazyPattern(r"\bdivide ([-−]?[\d.]+) by ([-−]?[\d.]+)", re.I), r"\1 ÷ \2"),
    (LazyPattern(r"\b(?:the )?square of (\d[\d.]*)", re.I), r"(\1)^2"),
    (LazyPattern(r"\b(?:the )?cube of (\d[\d.]*)", re.I), r"(\1)^3"),
    (
        LazyPattern(
            r"([\da-z.]+)\s*[:：∶]\s*([\da-z.]+)\s*=\s*([\da-z.]+)\s*[:：∶]\s*([\da-z.]*[\da-z])"
        ),
        r"(\1)/(\2) = (\3)/(\4)",
    ),
    (LazyPattern(r"(?<=\d) out of (?=\d)", re.I), "/"),
    (LazyPattern(r"(?<=\d)又(?=\d+/\d)"), " "),
    (LazyPattern(r"(?<=\d)加上?(?=[-−\d])"), " + "),
    (LazyPattern(r"(?<=\d)减去?(?=[-−\d])"), " - "),
    (LazyPattern(r"(?<=\d)除以(?=[-−\d])"), " ÷ "),
    (LazyPattern(r"(?<=\d)乘以?(?=[-−\d])"), " × "),
)


def in_signs(text: str) -> str:
    """An exercise with signs for the words between two of its numbers."""
    for words, sign in _SIGNS:
        text = words.sub(sign, text)
    return text


def worded(text: str) -> Worded:
    """The pieces of an exercise; words nobody knows stay in the formulas, which then are none."""
    text = _BOUNDS.sub(r"∫ \g<body> from \g<low> to \g<high>", text)
    keys: list[str] = []
    formulas: list[str] = []
    buffer = ""

    def flush() -> None:
        nonlocal buffer
        written = re.sub(r"=\s*[?？]?\s*$", "", buffer.strip(" \t,，.。;；:：?？$"))
        written = written.strip(" ,，$")
        if written:
            formulas.append(written)
            keys.append("#")
        buffer = ""

    place = 0
    while place < len(text):
        match = pattern().match(text, place) or _LINE_ENDS.match(text, place)
        if match is None:
            buffer += text[place]
            place += 1
            continue
        flush()
        word = meanings().get(re.sub(r"\s+", " ", match.group().casefold()), "-")
        if word != "-":
            keys.append(word)
        place = match.end()
    flush()
    return Worded(" ".join(keys), tuple(formulas))


def _rounding(match: re.Match[str]) -> Rounding | None:
    found = match.groupdict()
    count, kind = match["count"].casefold(), (found.get("kind") or "").casefold()
    if found.get("near"):
        return None if kind else Rounding(_NEAREST[found["near"].casefold()])
    if count.startswith("0."):
        return Rounding(len(count) - 2)
    if not kind and "kind" in found:
        return None
    digits = int(count) if count.isdigit() else _COUNTS[count]
    return Rounding(digits, significant=kind[0] == "s" or "有效" in kind)


def _tens(value: Fraction, tens: int) -> Fraction:
    step = Fraction(10**tens)
    return rounded_to(value / step, 0) * step
