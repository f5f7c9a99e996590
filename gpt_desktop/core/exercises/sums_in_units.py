"""Chains of sums in which numbers may have units: 240 km ÷ 3 h = 80 km/h."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from gpt_desktop.core.calculation.exact import NotComputedError, rounded_to
from gpt_desktop.core.calculation.measures import measures
from gpt_desktop.core.calculation.nodes import Binary, Node, Number
from gpt_desktop.core.calculation.own_sums import is_rounded
from gpt_desktop.core.exercises.line import without_words
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
    """The sides of a chain of numbers; None where it has letters or words.

    “Speed = 240 ÷ 3 = 80 km/h”: what is named first is left out.
    """
    said = without_words(text)
    if not is_relation(said):
        return None
    plain_text = without_units(said)
    named = re.match(r"\s*[A-Za-z\u4e00-\u9fff][A-Za-z\u4e00-\u9fff' ]*\s*[=＝](?=.)", plain_text)
    if named:
        plain_text = plain_text[named.end() :]
    plain_text = plain_text.strip(" =")
    try:
        if not is_relation(plain_text):
            return None
        made = relation(plain_text)
    except NotComputedError:
        return None
    if any(sign not in "=≈" for sign in made.signs) or made.names:
        return None
    return list(made.sides)


def without_units(text: str) -> str:
    """A text whose numbers have no units and no signs of money."""
    return _units().sub(r"\1", _MONEY.sub("", text))


def numbers_of(chain: Sequence[Node]) -> list[Fraction]:
    """The exact values of a chain's sides."""
    values = [value_of(side) for side in chain if not names_of(side)]
    return [value for value in values if isinstance(value, Fraction)]


def is_rounding(wanted: Value, said: Value, side: Node) -> bool:
    """Whether a side is a value, or that value rounded to the digits it is written with."""
    one, other = real(wanted), real(said)
    if one is None or other is None:
        return False
    if abs(one - other) <= 1e-9 * max(1.0, abs(one)):
        return True
    if isinstance(side, Binary) or not isinstance(said, Fraction):
        return False
    digits = plain(Number(said)).replace("−", "")
    if "/" in digits or "." not in digits:
        # A whole number is a rounding only where little is lost.
        return abs(one - other) <= 0.5 and abs(one - other) * 200 <= abs(one) and one % 1 != 0
    exact = wanted if isinstance(wanted, Fraction) else Fraction(one)
    places = len(digits.partition(".")[2])
    if places >= 2:
        return rounded_to(exact, places) == said
    return is_rounded(abs(said), digits, abs(exact)) and (one < 0) == (other < 0)


@cache
def _units() -> re.Pattern[str]:
    known = sorted({*measures(), *_MORE} - {"x", "c", "C", "k", "K"}, key=lambda one: -len(one))
    spelled = "|".join(re.escape(one) for one in known)
    return re.compile(rf"([\d)])\s*(?:{spelled})(?![A-Za-z\d])", re.I)
