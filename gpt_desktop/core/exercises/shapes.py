"""Areas, perimeters, volumes and lengths of named shapes."""

from __future__ import annotations

import math
import re
from fractions import Fraction

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.measures import UnitConverter
from gpt_desktop.core.calculation.nodes import Binary, Node, Number, Unknown
from gpt_desktop.core.exercises.named_formulas import (
    NAMES,
    POWERS,
    SHAPES,
    THREE_LENGTHS,
    TWO_LENGTHS,
    bound,
)
from gpt_desktop.core.exercises.relation import Relation, relation
from gpt_desktop.core.exercises.result import near, of_value
from gpt_desktop.core.exercises.rewriting import number_of
from gpt_desktop.core.exercises.shown import latex, plain
from gpt_desktop.core.exercises.solved import Solved
from gpt_desktop.core.exercises.stated import Stated, in_unit
from gpt_desktop.core.exercises.substitution import replaced
from gpt_desktop.core.exercises.values import is_near, names_of, value_of
from gpt_desktop.core.exercises.ways import line
from gpt_desktop.core.exercises.wording import Rounding

_SIZES = "²³"
_OTHERS = re.compile(
    r"\b(?:half|quarter|twice|double|triple|semi\w*|shaded|remaining|inscribed|each|isosceles"
    r"|equilateral|more|less|than|times|ratio|scale|path|border|frame|cost|per|lateral|curved|two"
    r"|three|four|five|six|cut|fence|tiles?|ring|sector|arc|trapez\w*|increas\w*|decreas\w*"
    r"|total|pi)\b|半圆|一半|扇|倍|剩|阴影|侧面|底面|每|比|梯形|增加|减少|扩大|缩小|等腰|等边"
    r"|π取|两个|三个|周围"
)


_EACH_SIDE = re.compile(
    r"how long (?:is|are) (?:each|its|the|one|all) (?:side|edge)s?|(?<= )each (?:side|edge)"
)
_PI_AS = re.compile(r"[(（]?\s*π\s*取\s*<n(\d+)>\s*[)）]?")
_IN_PI = re.compile(
    r"(?:leave |leaving |give |giving )?(?:your )?(?:answers? )?in terms of (?:π|pi)"
    r"|(?:结果)?保留\s*π"
)


def of_shape(asked: Stated, rounding: Rounding | None, converter: UnitConverter) -> Solved | None:
    """What is asked of a shape; None where it is not plain which one, or what.

    Raises:
        NotComputedError: nothing gives what is asked.
    """
    shape = _shape(asked.words)
    words = re.sub(r"\btwo (?=shorter|legs)", "", _EACH_SIDE.sub(" find side ", asked.words))
    pi = _PI_AS.search(words)
    words = _PI_AS.sub(" ", words)
    in_pi = _IN_PI.search(asked.words) is not None
    if shape is None or _OTHERS.search(_IN_PI.sub(" ", words)):
        return None
    found = bound(re.sub(r"how long (?:is|are)(?= the (?!rect))", "find", words))
    given, wanted = dict(found.given), list(found.asked)
    triple = THREE_LENGTHS.search(asked.words)
    if triple and shape == "cuboid" and not given:
        given = {"l": triple["a"], "w": triple["b"], "h": triple["c"]}
    pair = None if triple else TWO_LENGTHS.search(asked.words)
    if pair and not {pair["a"], pair["b"]} & set(given.values()):
        first, second = {"rectangle": ("l", "w"), "right triangle": ("a", "b")}.get(shape, ("", ""))
        if not first:
            return None
        if shape == "right triangle" and not re.search(r"legs?|直角边|shorter sides", asked.words):
            return None
        given |= {first: pair["a"], second: pair["b"]}
        wanted = [one for one in wanted if one not in (first, second, "s")]
    if shape == "circle":
        wanted = ["C" if one == "P" else one for one in wanted]
    places = {f"{one.kind}{place}" for place, one in enumerate(asked.quantities)}
    if pi is not None:
        places.remove(f"n{pi[1]}")
    if len(wanted) != 1 or set(given.values()) != places or not given:
        return None
    values, base = _values(asked, given, converter)
    if pi is not None:
        values["π"] = asked.quantities[int(pi[1])].node
    solved = _computed(shape, values, base, wanted[0], rounding)
    return _times_pi(solved) if in_pi else solved


def _times_pi(solved: Solved) -> Solved | None:
    """A result in terms of π."""
    value = value_of(solved.values[0])
    part = Fraction(value.real / math.pi).limit_denominator(10_000)
    node = Binary("*", Number(part), Unknown("π"))
    if not is_near(value_of(node), value) or isinstance(value, Fraction):
        return None
    return of_value(solved.problem, node, solved.steps[:-1], None, solved.unit)


def _shape(words: str) -> str | None:
    found: list[str] = []
    left = words
    for name, (spelling, _) in SHAPES.items():
        if re.search(spelling, left):
            found.append(name)
            left = re.sub(spelling, " ", left)
    return found[0] if len(found) == 1 else None


def _values(
    asked: Stated, given: dict[str, str], converter: UnitConverter
) -> tuple[dict[str, Node], str]:
    base = _base_unit(asked, given)
    values: dict[str, Node] = {}
    for letter, place in given.items():
        one, power = asked.at(place), POWERS.get(letter, 1)
        unit = base + (_SIZES[power - 2] if power > 1 and base else "")
        if (one.kind == "n") != (not base):
            raise NotComputedError
        if base and one.kind != {1: "L", 2: "A", 3: "V"}[power]:
            raise NotComputedError
        value = one.value if not base else in_unit(one, unit, converter)
        if value <= 0:
            raise NotComputedError
        values[letter] = Number(value)
    return values, base


def _computed(
    shape: str, values: dict[str, Node], base: str, wanted: str, rounding: Rounding | None
) -> Solved:
    formulas = [relation(text) for text in SHAPES[shape][1]]
    ways: dict[str, tuple[Relation, str]] = {}
    for _ in range(3):
        for law in formulas:
            target = law.sides[0]
            if not isinstance(target, Unknown) or target.name in values:
                continue
            if not names_of(law.sides[1]) <= set(values):
                continue
            values[target.name] = replaced(law.sides[1], values)
            shown = f"{law.latex()} = {latex(values[target.name])}"
            ways[target.name] = (law, line(shown))
    if wanted not in values or wanted not in NAMES:
        raise NotComputedError
    power = POWERS.get(wanted, 1)
    unit = base + (_SIZES[power - 2] if power > 1 and base else "")
    return measured(values[wanted], _way(wanted, ways), rounding, unit)


def _way(wanted: str, ways: dict[str, tuple[Relation, str]]) -> list[str]:
    """The formulas that lead to what is asked, in order."""
    if wanted not in ways:
        return []
    law, written = ways[wanted]
    before = [each for name in sorted(law.names - {wanted}) for each in _way(name, ways)]
    return [*before, written]


def measured(node: Node, steps: list[str], rounding: Rounding | None, unit: str) -> Solved:
    """A value with its unit: exact where it has a short form, else with its decimals."""
    problem = plain(node)
    try:
        value = number_of(node)
    except NotComputedError:
        if rounding is not None:
            return of_value(problem, node, steps, rounding, unit)
        digits = near(node)
        shown = f"≈ {digits} {unit}".strip()
        tex = rf"\approx {digits}\ \text{{{unit}}}"
        return Solved(problem, shown, tex, (*steps, line(tex)), (node,), unit=unit, exact=False)
    solved = of_value(problem, value, steps, rounding, unit)
    if not isinstance(value, Number) and rounding is None:
        return solved
    return of_value(problem, value, [*steps, line("= " + solved.latex)], rounding, unit)


def _base_unit(asked: Stated, given: dict[str, str]) -> str:
    for letter, place in given.items():
        unit = asked.at(place).unit
        if unit and letter not in POWERS:
            return unit
    for place in given.values():
        unit = asked.at(place).unit
        if unit and unit[-1] in _SIZES:
            return unit[:-1]
    if any(asked.at(place).unit for place in given.values()):
        raise NotComputedError
    return ""
