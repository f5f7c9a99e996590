"""Chains of sums in which numbers may have units: 240 km ÷ 3 h = 80 km/h."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise

from gpt_desktop.core.calculation.exact import NotComputedError, rounded_to
from gpt_desktop.core.calculation.measures import measures
from gpt_desktop.core.calculation.nodes import Binary, Node, Number, Percent
from gpt_desktop.core.calculation.own_sums import is_rounded
from gpt_desktop.core.exercises.line import without_words
from gpt_desktop.core.exercises.notation import formula
from gpt_desktop.core.exercises.relation import is_relation, relation
from gpt_desktop.core.exercises.shown import plain
from gpt_desktop.core.exercises.values import Value, names_of, real, value_of

_MONEY = re.compile(r"[$£€¥￥](?=\s*\d)")
_MORE = ("元", "个", "人", "岁", "本", "只", "棵", "块", "支", "枝", "张", "页", "米",
         "名", "次", "dollars", "cents",
         "cm^2", "m^2", "cm^3", "m^3", "km^2", "g/cm³", "g/cm^3", "kg/m³",
         "kg/m^3", "m/s²", "m/s^2",
         "units", "square units", "N", "V", "A", "Ω")  # fmt: skip


def chain_of(text: str) -> list[Node] | None:
    """The sides of a chain of numbers, or the one formula; None where it has letters or words.

    “Speed = 240 ÷ 3 = 80 km/h”: what is named first is left out, and so is “30%” of what is
    said before it.
    """
    said = without_words(text)
    if _turns_units(said):
        return None
    plain_text = without_units(said)
    named = re.match(r"\s*[A-Za-z\u4e00-\u9fff][A-Za-z\u4e00-\u9fff' ]*\s*[=＝≈](?=.)", plain_text)
    if named:
        plain_text = plain_text[named.end() :]
    plain_text = plain_text.strip(" =≈")
    try:
        if is_relation(plain_text):
            made = relation(plain_text)
            sides, signs = list(made.sides), made.signs
        else:
            sides, signs = [formula(plain_text)], ()
    except NotComputedError:
        return None
    if any(sign not in "=≈" for sign in signs) or any(names_of(side) for side in sides):
        return None
    if len(sides) > 1 and isinstance(sides[0], Percent):
        del sides[0]
    return sides


def _turns_units(text: str) -> bool:
    """Whether sides or parts that are added have different units: 3.5 km = 3500 m, 3 m + 20 cm."""
    sides = [re.findall(_units().pattern, side, re.I) for side in re.split(r"[=＝≈]", text)]
    found = [[one[1].casefold() for one in side] for side in sides]
    for side, units in zip(re.split(r"[=＝≈]", text), found, strict=True):
        if len(set(units)) > 1 and re.search(r"\d[^*×÷/]*[+−-]|加|减", side):
            return True
    bare = [
        units[0]
        for side, units in zip(re.split(r"[=＝≈]", text), found, strict=True)
        if len(units) == 1 and not re.search(r"[*×·÷/+−-]\s*[\d(]|\\", side.strip(" -−"))
    ]
    return any(one != other for one, other in pairwise(bare))


def goes_on(text: str) -> bool:
    """Whether a line goes on from the one before: “= 80”."""
    return without_words(text).startswith(("=", "≈"))


def without_units(text: str) -> str:
    """A text whose numbers have no units and no signs of money."""
    return _units().sub(r"\1", _MONEY.sub("", text))


def numbers_of(chain: Sequence[Node]) -> list[Fraction]:
    """The exact values of a chain's sides."""
    values = [value_of(side) for side in chain if not names_of(side)]
    return [value for value in values if isinstance(value, Fraction)]


def is_rounding(wanted: Value, said: Value, side: Node) -> bool:
    """Whether a side is a value, or that value rounded to the digits it is written with."""
    if isinstance(wanted, Fraction) and wanted == said:
        return True
    one, other = real(wanted), real(said)
    if one is None or other is None:
        return False
    if abs(one - other) <= 1e-9 * max(1.0, abs(one)):
        return True
    if isinstance(side, Binary) or not isinstance(said, Fraction):
        return False
    return _is_cut(wanted if isinstance(wanted, Fraction) else Fraction(one), said)


def _is_cut(exact: Fraction, said: Fraction) -> bool:
    digits = plain(Number(said)).replace("−", "")
    places = len(digits.partition(".")[2])
    if "/" in digits or not places:
        # A whole number is a rounding only where little is lost.
        lost = abs(exact - said)
        return lost <= Fraction(1, 2) and lost * 200 <= abs(exact) and exact.denominator != 1
    if places >= 2:
        return rounded_to(exact, places) == said
    return is_rounded(abs(said), digits, abs(exact)) and (exact < 0) == (said < 0)


@cache
def _units() -> re.Pattern[str]:
    known = sorted({*measures(), *_MORE} - {"x", "c", "C", "k", "K"}, key=lambda one: -len(one))
    spelled = "|".join(re.escape(one) for one in known)
    return re.compile(rf"([\d)π])\s*({spelled})(?![A-Za-z\d])", re.I)
