"""A number that is looked for: “three times a number plus 5 is 20”."""

from __future__ import annotations

import re
from fractions import Fraction

from gpt_desktop.core.calculation.nodes import Binary, Node, Number, Unknown
from gpt_desktop.core.exercises.equations import roots
from gpt_desktop.core.exercises.relation import Relation
from gpt_desktop.core.exercises.result import of_value
from gpt_desktop.core.exercises.solved import Solved
from gpt_desktop.core.exercises.stated import Stated
from gpt_desktop.core.exercises.ways import line, linear_way
from gpt_desktop.core.exercises.wording import Rounding

_TIMES = r"(?P<m>twice|double|three times|four times|five times|<n\d+> times|half(?: of)?)? ?"
_TIMES_WORDS = {
    "twice": Fraction(2), "double": Fraction(2), "three times": Fraction(3),
    "four times": Fraction(4), "five times": Fraction(5), "half": Fraction(1, 2),
    "half of": Fraction(1, 2),
}  # fmt: skip
_END = (
    r"[,.;]? ?(?:then )?(?:what is the number|find the number|what is my number"
    r"|what number is it)[.?]"
)
_IS = r"(?:is|equals|gives|makes|is equal to|the result is|the answer is|i get|you get|we get)"
_PATTERNS = (
    re.compile(
        _TIMES + r"a (?:certain )?number,? (?P<sign>plus|increased by|minus|decreased by)"
        rf" (?P<a><n\d+>),? {_IS} (?P<r><n\d+>){_END}"
    ),
    re.compile(
        r"(?P<a><n\d+>) (?P<sign>more|less) than " + _TIMES + rf"a (?:certain )?number {_IS} "
        rf"(?P<r><n\d+>){_END}"
    ),
    re.compile(
        r"(?:when|if) (?P<a><n\d+>) is (?P<sign>added to|subtracted from) "
        + _TIMES
        + rf"a (?:certain )?number,? (?:then )?{_IS} (?P<r><n\d+>){_END}"
    ),
    re.compile(
        r"(?:a number is |i think of a number[,.] (?:i )?)"
        r"(?P<m>doubled|double it|multipl(?:y|ied)(?: it)? by <n\d+>)(?: and|,)? ?(?:then )?"
        r"(?:(?P<a><n\d+>) is (?P<sign>added|subtracted)"
        r"|(?P<sign2>add|subtract) (?P<a2><n\d+>))"
        rf"[,.]? ?(?:and )?{_IS} (?P<r><n\d+>){_END}"
    ),
    re.compile(
        r"(?:一个数|某数)(?:的(?P<m><n\d+>)倍)?(?P<sign>加上?|减去?)(?P<a><n\d+>)(?:等于|是"
        r"|得)(?P<r><n\d+>)"
        r"[,，。]?(?:求)?(?:这个数|某数)(?:是多少|是几)?[?？。]?"
    ),
)
_DOWN = ("minus", "decreased by", "less", "subtracted from", "subtracted", "subtract", "减", "减去")


def of_riddle(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """The number of a riddle; None where its words say something else."""
    if rounding is not None or set(asked.kinds) != {"n"}:
        return None
    for pattern in _PATTERNS:
        match = pattern.fullmatch(asked.words)
        if match is None:
            continue
        found = match.groupdict()
        if len(re.findall("<", asked.words)) != len(asked.quantities):
            return None
        sign = found["sign"] or found.get("sign2") or ""
        added = asked.at(found["a"] or found.get("a2") or "")
        left: Node = _multiple(asked, found["m"])
        left = Binary("-" if sign in _DOWN else "+", left, added.node)
        equation = Relation((left, asked.at(found["r"]).node), ("=",))
        [value] = roots(equation, "x")
        return of_value(equation.plain(), value, [*linear_way(equation, "x"), line("x")][:-1])
    return None


def _multiple(asked: Stated, said: str | None) -> Node:
    unknown = Unknown("x")
    if not said:
        return unknown
    place = re.search(r"<n\d+>", said)
    if place:
        return Binary("*", asked.at(place[0]).node, unknown)
    times = _TIMES_WORDS.get(said, Fraction(2))
    return Binary("*", Number(times), unknown)
