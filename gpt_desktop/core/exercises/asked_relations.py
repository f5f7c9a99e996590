"""Equations and inequalities as exercises ask for them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.nodes import (
    Node,
    Unknown,
)
from gpt_desktop.core.exercises.equations import (
    common,
    isolated,
    range_words,
    ranges,
    roots,
    systems,
)
from gpt_desktop.core.exercises.relation import Relation, relation
from gpt_desktop.core.exercises.result import either, of_letters
from gpt_desktop.core.exercises.shown import latex, plain
from gpt_desktop.core.exercises.solved import Kind, Solved
from gpt_desktop.core.exercises.values import value_of
from gpt_desktop.core.exercises.ways import line, linear_way, quadratic_way
from gpt_desktop.core.exercises.wording import Rounding
from gpt_desktop.core.i18n import tr


def solved_relations(
    relations: Sequence[Relation], letters: Sequence[str], rounding: Rounding | None
) -> Solved | None:
    names = sorted({name for each in relations for name in each.names})
    if not names or not set(letters) <= set(names):
        return None
    problem = ", ".join(each.plain() for each in relations)
    solved = _of_relations(relations, names, letters, problem, rounding)
    if solved is None:
        return None
    equations = all(each.is_equation for each in relations)
    kind = Kind.EQUATION if equations else Kind.INEQUALITY
    given = tuple(relations)
    if not equations and len(given) > 1:
        given = (relation(solved.result), *given)
    return replace(solved, kind=kind, relations=given)


def _of_relations(
    relations: Sequence[Relation],
    names: list[str],
    letters: Sequence[str],
    problem: str,
    rounding: Rounding | None,
) -> Solved | None:
    if len(relations) == 1:
        return _of_one(relations[0], names, letters, rounding)
    if len(names) == 1 and not any(each.is_equation for each in relations):
        return _all_of(relations, names[0])
    if not all(each.is_equation for each in relations) or len(names) != len(relations):
        return None
    found = systems(relations, names)
    steps = [line(each.latex()) for each in relations]
    for pair in found:
        given = {name: value_of(value) for name, value in zip(names, pair, strict=True)}
        if not all(each.holds(given) for each in relations):
            raise NotComputedError
    if len(found) != 1:
        return _pairs(problem, names, found, steps)
    asked = [name for name in names if not letters or name in letters]
    values = [found[0][names.index(name)] for name in asked]
    solved = of_letters(problem, asked, values, steps, rounding)
    return replace(solved, steps=(*steps, line(solved.latex)))


def _of_one(
    one: Relation, names: list[str], letters: Sequence[str], rounding: Rounding | None
) -> Solved | None:
    if len(names) > 1 and len(letters) == 1 and one.is_equation:
        return in_terms(one, letters[0])
    if len(names) != 1 or (letters and letters != names):
        return None
    return _equation(one, names[0], rounding) if one.is_equation else _inequality(one, names[0])


def _pairs(
    problem: str, names: Sequence[str], found: Sequence[tuple[Node, ...]], steps: list[str]
) -> Solved:
    if not found:
        raise NotComputedError
    words = [
        ", ".join(f"{name} = {plain(value)}" for name, value in zip(names, values, strict=True))
        for values in found
    ]
    texs = [
        r",\ ".join(f"{name} = {latex(value)}" for name, value in zip(names, values, strict=True))
        for values in found
    ]
    return Solved(
        problem,
        either().join(words),
        either(tex=True).join(texs),
        tuple(steps),
        tuple(value for values in found for value in values),
        tuple(names) * len(found),
    )


def _equation(asked: Relation, name: str, rounding: Rounding | None) -> Solved:
    found = roots(asked, name)
    problem = asked.plain()
    if not found:
        none = tr("no real solution")
        return Solved(problem, none, rf"\text{{{none}}}", (line(asked.latex()),), (), (name,))
    solved = of_letters(problem, [name], found, (), rounding)
    exact = of_letters(problem, [name], found, ())
    steps = [line(asked.latex()), line(exact.latex)]
    with suppress(NotComputedError):
        steps = quadratic_way(asked, name, exact.latex)
    with suppress(NotComputedError):
        steps = linear_way(asked, name)
    if solved.latex != exact.latex:
        steps.append(line(solved.latex))
    return replace(solved, steps=tuple(steps))


def _inequality(asked: Relation, name: str) -> Solved:
    found = ranges(asked, name)
    if not found or any(one.low is None and one.high is None for one in found):
        raise NotComputedError
    result = either().join(range_words(found, name))
    tex = either(tex=True).join(range_words(found, name, tex=True))
    try:
        steps = linear_way(asked, name)
    except (NotComputedError, ValueError):
        steps = [line(asked.latex()), line(tex)]
    return Solved(asked.plain(), result, tex, tuple(steps), (), (name,))


def _all_of(relations: Sequence[Relation], name: str) -> Solved:
    """The numbers for which all of several inequalities are true."""
    found = common(relations, name)
    words, texs = (range_words([found], name, tex=tex)[0] for tex in (False, True))
    each = [either(tex=True).join(range_words(ranges(one, name), name, tex=True))
            for one in relations]  # fmt: skip
    steps = [*(line(rf"{one.latex()}:\ {tex}") for one, tex in zip(relations, each, strict=True))]
    problem = ", ".join(one.plain() for one in relations)
    return Solved(problem, words, texs, (*steps, line(texs)), (), (name,))


def in_terms(given: Relation, name: str) -> Solved:
    """A letter in terms of the others."""
    made = isolated(given, name)
    shown = Relation((Unknown(name), made), ("=",))
    steps = (line(given.latex()), line(shown.latex()))
    return Solved(
        given.plain(), shown.plain(), shown.latex(), steps, (made,), (name,),
        kind=Kind.EQUATION, relations=(given,),
    )  # fmt: skip
