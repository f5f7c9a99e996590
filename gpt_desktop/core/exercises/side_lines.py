"""Lines beside a learner's way: discriminants, “no solution”, units of one kind, times of day."""

from __future__ import annotations

import re
from fractions import Fraction

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.measures import UnitConverter, converted, measure_of
from gpt_desktop.core.calculation.nodes import Number
from gpt_desktop.core.exercises.equation_lines import lacks_solutions
from gpt_desktop.core.exercises.notation import formula
from gpt_desktop.core.exercises.polynomial import polynomial_of
from gpt_desktop.core.exercises.roots import rational_square
from gpt_desktop.core.exercises.shown import plain
from gpt_desktop.core.exercises.solved import CheckedLine, Kind, Solved, Verdict
from gpt_desktop.core.exercises.values import value_of
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.lazy_pattern import LazyPattern

_RIGHT = CheckedLine(Verdict.RIGHT)
_NONE = LazyPattern(
    r"\bno (?:real )?(?:solutions?|roots?)\b|无(?:实数)?[解根]|没有(?:实数)?[解根]", re.I
)
_DISCRIMINANT = LazyPattern(
    r"\s*(?:D|Δ|\\Delta|disc(?:riminant)?|判别式)\s*(?:=\s*b\s*(?:²|\^2)\s*[-−]\s*4\s*ac\s*)?="
    r"(?:.*[=])?\s*(?P<value>[-−]?[\d./]+)\s*(?:[<>].*)?",
    re.I,
)
_SAME = LazyPattern(
    r"[^=＝\d]*?(?P<one>\d[\d.,/]*)\s*(?P<unit>[^\d\s=＝+*×÷/−-]+[²³]?)\s*[=＝]"
    r"\s*(?P<other>\d[\d.,/]*)\s*(?P<second>[^\d\s=＝+*×÷/−-]+[²³]?)[.。,，;；]?\s*"
)
_TIME = r"(\d{1,2})\s*[:：]\s*(\d{2})"
_LASTED = LazyPattern(
    rf".*?{_TIME}\s*[-−–]\s*{_TIME}\s*=\s*(?:(?P<h>\d+)\s*(?:小时|hours?|hrs?|h))?\s*"
    r"(?:and\s*)?(?:(?P<m>\d+)\s*(?:分钟?|minutes?|mins?|m))?[.。]?\s*",
    re.I,
)


def beside_the_way(
    solved: Solved | None, text: str, converter: UnitConverter | None
) -> CheckedLine | None:
    """What is known of such a line; None where it is none of them.

    Raises:
        NotComputedError: it is one that cannot be held against anything.
    """
    if solved is not None and solved.kind is Kind.EQUATION and len(solved.relations) == 1:
        discriminant = _DISCRIMINANT.fullmatch(text)
        if discriminant:
            return _of_discriminant(solved, discriminant["value"])
        if _NONE.search(text) and "=" not in text:
            return _of_none(solved)
    lasted = _LASTED.fullmatch(text)
    if lasted and (lasted["h"] or lasted["m"]):
        return _of_times(lasted)
    same = _SAME.fullmatch(text)
    return _of_units(same, converter) if same and converter is not None else None


def _of_discriminant(solved: Solved, written: str) -> CheckedLine | None:
    """Of an equation that was multiplied by a number it is multiplied by that one's square."""
    [asked] = solved.relations
    names = set(solved.names)
    if len(names) != 1 or not asked.is_equation:
        return None
    difference = polynomial_of(asked.sides[0]) - polynomial_of(asked.sides[1])
    coefficients = difference.coefficients(names.pop())
    if len(coefficients) != 3:
        return None
    c, b, a = coefficients
    wanted, said = b * b - 4 * a * c, value_of(formula(written))
    if not isinstance(said, Fraction):
        return None
    if said == wanted or (wanted and rational_square(said / wanted)):
        return _RIGHT
    return CheckedLine(Verdict.WRONG, tr("computed: {value}", value=plain(Number(wanted))))


def _of_none(solved: Solved) -> CheckedLine:
    if lacks_solutions(solved):
        return _RIGHT
    return CheckedLine(Verdict.WRONG, tr("computed: {value}", value=solved.result))


def _of_times(match: re.Match[str]) -> CheckedLine | None:
    first, second = (int(match[place]) * 60 + int(match[place + 1]) for place in (1, 3))
    said = int(match["h"] or 0) * 60 + int(match["m"] or 0)
    if said in ((first - second) % (24 * 60), (second - first) % (24 * 60)):
        return _RIGHT
    if first < second:
        return None  # past midnight or a range: not plain which way it is meant
    hours, minutes = divmod(first - second, 60)
    shown = f"{hours} h {minutes} min"
    return CheckedLine(Verdict.WRONG, tr("computed: {value}", value=shown))


def _turned(
    match: re.Match[str], converter: UnitConverter
) -> tuple[Fraction | None, Fraction | None]:
    """The first side in the unit of the second, and the second."""
    source, target = measure_of(match["unit"]), measure_of(match["second"])
    if source is None or target is None or source == target:
        return None, None
    try:
        one, other = (value_of(formula(match[name])) for name in ("one", "other"))
    except NotComputedError:
        return None, None
    if not isinstance(one, Fraction) or not isinstance(other, Fraction):
        return None, None
    return converted(one, source, target, converter), other


def _of_units(match: re.Match[str], converter: UnitConverter) -> CheckedLine | None:
    """“1 km = 1000 m”; of units of different kinds it says something else."""
    turned, other = _turned(match, converter)
    if turned is None or other is None:
        return None
    if abs(turned - other) * 100 <= abs(turned):
        return _RIGHT
    if turned.limit_denominator(10_000) != turned:
        return None
    shown = f"{plain(Number(turned))} {match['second']}"
    return CheckedLine(Verdict.WRONG, tr("computed: {value}", value=shown))
