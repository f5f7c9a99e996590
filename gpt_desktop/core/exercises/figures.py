"""Angles of polygons, and trapezia."""

from __future__ import annotations

import re
from fractions import Fraction

from gpt_desktop.core.calculation.measures import UnitConverter
from gpt_desktop.core.calculation.nodes import Binary, Node, Number
from gpt_desktop.core.exercises.money import amount
from gpt_desktop.core.exercises.solved import Solved
from gpt_desktop.core.exercises.stated import Stated, in_unit
from gpt_desktop.core.exercises.wording import Rounding

_SIDES = {
    "triangle": 3, "quadrilateral": 4, "pentagon": 5, "hexagon": 6, "heptagon": 7, "octagon": 8,
    "nonagon": 9, "decagon": 10, "dodecagon": 12, "三角形": 3, "四边形": 4, "五边形": 5,
    "六边形": 6, "七边形": 7, "八边形": 8, "九边形": 9, "十边形": 10, "十二边形": 12,
}  # fmt: skip
_NAMED = re.compile("|".join(sorted(_SIDES, key=lambda name: -len(name))))
_COUNTED = re.compile(r"polygon (?:with|of|has|having) <n0> sides|<n0>[- ]sided polygon|<n0>边形")
_SUM = re.compile(
    r"sum of (?:the |its |all (?:the )?)?(?:interior |inside )?angles|interior angle sum"
    r"|内角(?:的)?和"
)
_EACH = re.compile(
    r"(?:each|one|every|an) interior angle"
    r"|size of (?:each|an) (?:interior )?angle|每个内角|一个内角"
)
_OUTER = re.compile(r"(?:each|one|every|an) exterior angle|每个外角|一个外角")
_REGULAR = re.compile(r"\bregular\b|正(?=[三四五六七八九十]|<n)")
_TOP = re.compile(r"上底(?:长)?(?:是|为)?<L(\d+)>|<L(\d+)>的?上底")
_BOTTOM = re.compile(r"下底(?:长)?(?:是|为)?<L(\d+)>")
_HIGH = re.compile(r"高(?:是|为)?<L(\d+)>|height (?:of |is |= ?)?<L(\d+)>|<L(\d+)> (?:high|apart)")
_PARALLEL = re.compile(
    r"parallel sides (?:of (?:lengths? )?|are |measure |measuring )?<L(\d+)> and <L(\d+)>"
)
_OTHER = re.compile(r"isosceles|perimeter|周长|等腰|直角|腰|倍|比|多|less|more|twice")


def of_figure(asked: Stated, rounding: Rounding | None, converter: UnitConverter) -> Solved | None:
    """What is asked of a polygon's angles or of a trapezium; None where it is not plain.

    Raises:
        NotComputedError: a unit does not fit.
    """
    return _angles(asked, rounding) or _trapezium(asked, rounding, converter)


def _angles(asked: Stated, rounding: Rounding | None) -> Solved | None:
    words = asked.words
    counted, named = _COUNTED.search(words), set(_NAMED.findall(words))
    if bool(counted) == bool(named) or len(named) > 1 or len(asked.quantities) != bool(counted):
        return None
    sides = asked.quantities[0].value if counted else Fraction(_SIDES[named.pop()])
    total, each, outer = (bool(one.search(words)) for one in (_SUM, _EACH, _OUTER))
    if total + each + outer != 1 or sides.denominator != 1 or sides < 3:
        return None
    if (each or outer) and not _REGULAR.search(words):
        return None
    count = Number(sides)
    inner: Node = Binary("*", Binary("-", count, Number(Fraction(2))), Number(Fraction(180)))
    if outer:
        return amount(Binary("/", Number(Fraction(360)), count), "°", rounding)
    return amount(inner if total else Binary("/", inner, count), "°", rounding)


def _trapezium(asked: Stated, rounding: Rounding | None, converter: UnitConverter) -> Solved | None:
    words = asked.words
    if not re.search(r"梯形|trapez", words) or asked.kinds != "LLL" or _OTHER.search(words):
        return None
    if not re.search(r"面积|area", words):
        return None
    both, top, bottom = _PARALLEL.search(words), _TOP.search(words), _BOTTOM.search(words)
    high = _HIGH.search(words)
    if high is None or not (both or (top and bottom)):
        return None
    found = [match for match in (both, top, bottom, high) if match is not None]
    places = [int(one) for match in found for one in match.groups() if one]
    if sorted(places) != [0, 1, 2]:
        return None
    unit = asked.quantities[0].unit
    first, second, third = (
        Number(in_unit(asked.quantities[place], unit, converter)) for place in places
    )
    node = Binary("/", Binary("*", Binary("+", first, second), third), Number(Fraction(2)))
    return amount(node, f"{unit}²", rounding)
