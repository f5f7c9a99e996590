"""Derivatives and integrals as exercises ask for them."""

from __future__ import annotations

import re
from dataclasses import replace

from gpt_desktop.core.calculation.nodes import (
    Binary,
    Node,
    Unknown,
)
from gpt_desktop.core.exercises.calculus import derivative, integral
from gpt_desktop.core.exercises.notation import formula
from gpt_desktop.core.exercises.relation import is_relation, relation
from gpt_desktop.core.exercises.result import of_value
from gpt_desktop.core.exercises.rewriting import (
    number_of,
)
from gpt_desktop.core.exercises.shown import latex, plain
from gpt_desktop.core.exercises.solved import Kind, Solved
from gpt_desktop.core.exercises.substitution import replaced
from gpt_desktop.core.exercises.values import names_of
from gpt_desktop.core.exercises.ways import arithmetic_way, line
from gpt_desktop.core.exercises.wording import Rounding, Worded

DEFINED = re.compile(
    r"\s*(?:(?P<name>[fghy])|(?P<other>[a-zA-Z])(?=\s*\())\s*(?:\(\s*(?P<letter>[a-z])\s*\))?"
    r"\s*=(?P<rest>[^=<>≤≥]+)"
)


def calculus(asked: Worded, way: str, rounding: Rounding | None) -> Solved | None:
    first, *others = asked.formulas
    match = DEFINED.fullmatch(first)
    text = match["rest"] if match else first
    text = re.sub(r"\s*\bd([a-z])$", "", text.strip())
    if re.match(r"[_^]", text) or is_relation(text):
        return None
    node = formula(text)
    names = sorted(names_of(node))
    letter = names[0] if len(names) == 1 else match["letter"] if match else None
    if letter is None or letter not in names:
        return None
    others = [each for each in others if each.strip() not in (letter, f"d{letter}")]
    others = [each for each in others if not re.fullmatch(r"[fgy]['′’]\s*\(\w\)|[fgy]['′’]", each)]
    if way == "DIFF":
        return _derivative(node, letter, others, asked.key.split(), rounding)
    return _integral(node, letter, others, asked.key.split(), rounding)


def _derivative(
    node: Node, letter: str, others: list[str], words: list[str], rounding: Rounding | None
) -> Solved | None:
    made = derivative(node, letter)
    steps = [line(latex(node)), line(rf"\frac{{d}}{{d{letter}}}:\ {latex(made)}")]
    problem = f"d/d{letter} ({plain(node)})"
    if not others:
        solved = of_value(problem, made, steps, rounding)
        return replace(solved, kind=Kind.DERIVATIVE, start=node)
    if len(others) != 1 or "WHEN" not in words or not is_relation(others[0]):
        return None
    place = relation(others[0])
    if place.sides[0] != Unknown(letter) or names_of(place.sides[-1]) or not place.is_equation:
        return None
    put_in = replaced(made, {letter: place.sides[1]})
    steps += arithmetic_way(put_in)
    return of_value(f"{problem}, {place.plain()}", number_of(put_in), steps, rounding)


def _integral(
    node: Node, letter: str, others: list[str], words: list[str], rounding: Rounding | None
) -> Solved | None:
    made = integral(node, letter)
    tex = rf"\int {latex(node)}\,d{letter}"
    if not others:
        if "FROM" in words or "TO" in words:
            return None
        shown, written = plain(made) + " + C", latex(made) + " + C"
        steps = (line(tex), line("= " + written))
        asked = f"∫ {plain(node)} d{letter}"
        return Solved(asked, shown, written, steps, (made,), kind=Kind.INTEGRAL, start=node)
    if len(others) != 2 or words[-4:] != ["FROM", "#", "TO", "#"]:
        return None
    low, high = (formula(each) for each in others)
    value = Binary("-", replaced(made, {letter: high}), replaced(made, {letter: low}))
    if names_of(value):
        return None
    steps_list = [line(rf"\int_{{{latex(low)}}}^{{{latex(high)}}} {latex(node)}\,d{letter}")]
    steps_list.append(line(rf"= \left[{latex(made)}\right]_{{{latex(low)}}}^{{{latex(high)}}}"))
    steps_list += ["$= " + arithmetic_way(value)[0][1:], *arithmetic_way(value)[1:]]
    solved = of_value(f"∫ {plain(node)} d{letter}", number_of(value), steps_list, rounding)
    return replace(solved, kind=Kind.FORMULA, start=value)
