"""Exercises that are written in mathematics with a few words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.nodes import (
    Binary,
    Node,
    Number,
    Percent,
    Unknown,
)
from gpt_desktop.core.exercises.calculus import derivative, integral
from gpt_desktop.core.exercises.equations import isolated, range_words, ranges, roots, systems
from gpt_desktop.core.exercises.lists import listed
from gpt_desktop.core.exercises.notation import formula
from gpt_desktop.core.exercises.relation import Relation, is_relation, relation
from gpt_desktop.core.exercises.result import either, near, of_letters, of_value
from gpt_desktop.core.exercises.rewriting import (
    expanded,
    factored,
    has_angle_without_unit,
    number_of,
    simplified,
)
from gpt_desktop.core.exercises.shown import latex, plain
from gpt_desktop.core.exercises.solved import Kind, Solved
from gpt_desktop.core.exercises.substitution import replaced
from gpt_desktop.core.exercises.values import names_of, value_of
from gpt_desktop.core.exercises.ways import arithmetic_way, line, linear_way, quadratic_way
from gpt_desktop.core.exercises.wording import Rounding, Worded
from gpt_desktop.core.i18n import tr

_PARTS = re.compile(r"\s*(?:,|，|;|\bor\b)\s*(?![^()]*\))")
_DEFINED = re.compile(
    r"\s*(?:(?P<name>[fghy])|(?P<other>[a-zA-Z])(?=\s*\())\s*(?:\(\s*(?P<letter>[a-z])\s*\))?"
    r"\s*=(?P<rest>[^=<>≤≥]+)"
)
_CALLED = re.compile(r"\s*(?P<name>[a-zA-Z])(?P<mark>['′’]*)\s*\(\s*(?P<at>[^()]+)\s*\)\s*")
_STRUCTURE = ("FIND", "SOLVE", "WHEN", "THEN", "AND", "OR", "FOR", "#")


def solve_written(asked: Worded, rounding: Rounding | None) -> Solved | None:
    """What an exercise comes to; None where its words say something else.

    Raises:
        NotComputedError: it has no answer that code can find.
    """
    words = asked.key.split()
    commands = [word for word in dict.fromkeys(words) if word not in _STRUCTURE]
    if not commands or not asked.formulas:
        return _without_command(asked, words, rounding) if asked.formulas else None
    main = [word for word in commands if word not in ("FROM", "TO", "RESPECT")]
    curve = main == ["SLOPE"] and _DEFINED.fullmatch(asked.formulas[0])
    if curve or main in (["DIFF"], ["INT"]):
        return _calculus(asked, "INT" if main == ["INT"] else "DIFF", rounding)
    if main in (["MAKE", "SUBJECT"], ["SUBJECT"]):
        return _subject(asked)
    if sorted(main) == ["FRACTION", "SIMPLIFY"]:
        main = commands = ["FRACTION"]
        words = [word for word in words if word != "SIMPLIFY"]
    if len(main) != 1 or main != commands:
        return None
    return _of_one_command(asked, main[0], set(words), rounding)


def _of_one_command(
    asked: Worded, command: str, words: set[str], rounding: Rounding | None
) -> Solved | None:
    if command in ("SIMPLIFY", "EXPAND", "FACTOR"):
        if len(asked.formulas) != 1 or words - {"#", "FIND", command}:
            return None
        return _rewritten(asked.formulas[0], command, rounding)
    if words - {"#", "FIND", "AND", "FROM", "TO", command}:
        return None
    return listed(command, asked.formulas, rounding)


def _rewritten(text: str, way: str, rounding: Rounding | None) -> Solved:
    node = formula(text)
    rewrite = {"SIMPLIFY": simplified, "EXPAND": expanded, "FACTOR": factored}[way]
    made = rewrite(node)
    steps = [line(latex(node)), line("= " + latex(made))]
    if not names_of(node) and isinstance(made, Number):
        steps = arithmetic_way(node)
    solved = of_value(plain(node), made, steps, rounding)
    return replace(solved, kind=Kind.FORMULA, start=node)


def _without_command(asked: Worded, words: list[str], rounding: Rounding | None) -> Solved | None:
    functions = _functions(asked.formulas)
    if functions is not None:
        return _of_function(functions, asked.formulas, words, rounding)
    relations: list[str] = []
    others: list[str] = []
    for text in asked.formulas:
        for part in _PARTS.split(text) if is_relation(text) else [text]:
            (relations if is_relation(part) else others).append(part)
    if not relations:
        return _number(others, words, rounding)
    made = [relation(part) for part in relations]
    letters = [part for text in others for part in re.split(r"[,，\s]+", text) if part]
    if all(re.fullmatch(r"[a-zA-Z]", letter) for letter in letters):
        return _solved(made, letters, rounding)
    if len(others) != 1 or "SOLVE" in words:
        return None
    return _given(made, formula(others[0]), rounding)


def _subject(asked: Worded) -> Solved | None:
    """“Make x the subject of y = 2x + 1”"""
    letters = [text for text in asked.formulas if re.fullmatch(r"[A-Za-zα-ω]", text)]
    others = [text for text in asked.formulas if is_relation(text)]
    if len(asked.formulas) != 2 or len(letters) != 1 or len(others) != 1:
        return None
    given = relation(others[0])
    name = letters[0]
    if not given.is_equation or name not in given.names:
        return None
    made = isolated(given, name)
    shown = Relation((Unknown(name), made), ("=",))
    steps = (line(given.latex()), line(shown.latex()))
    return Solved(
        given.plain(), shown.plain(), shown.latex(), steps, (made,), (name,),
        kind=Kind.EQUATION, relations=(given,),
    )  # fmt: skip


def _number(others: list[str], words: list[str], rounding: Rounding | None) -> Solved | None:
    if len(others) != 1 or set(words) - {"FIND", "#"}:
        return None
    node = formula(others[0])
    bare = isinstance(node, (Number, Percent, Unknown)) and rounding is None
    if names_of(node) or bare:
        return None
    return evaluated(node, rounding)


def evaluated(node: Node, rounding: Rounding | None) -> Solved:
    """A sum worked out."""
    try:
        value = number_of(node)
    except NotComputedError:
        if has_angle_without_unit(node):
            raise
        return replace(_endless(node, rounding), kind=Kind.FORMULA, start=node)
    solved = of_value(plain(node), value, arithmetic_way(node), rounding)
    return replace(solved, kind=Kind.FORMULA, start=node)


def _endless(node: Node, rounding: Rounding | None) -> Solved:
    """Of a number without an exact short form, such as ln 2, its decimals."""
    if rounding is not None:
        return of_value(plain(node), node, [line(latex(node))], rounding)
    digits = near(node)
    steps = (line(latex(node)), line(rf"\approx {digits}"))
    return Solved(plain(node), f"≈ {digits}", rf"\approx {digits}", steps, (node,), exact=False)


def _solved(
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
    return replace(solved, kind=kind, relations=tuple(relations))


def _of_relations(
    relations: Sequence[Relation],
    names: list[str],
    letters: Sequence[str],
    problem: str,
    rounding: Rounding | None,
) -> Solved | None:
    if len(relations) == 1:
        one = relations[0]
        if len(names) != 1 or (letters and letters != names):
            return None
        if not one.is_equation:
            return _inequality(one, names[0])
        return _equation(one, names[0], rounding)
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


def _given(relations: Sequence[Relation], node: Node, rounding: Rounding | None) -> Solved | None:
    """A formula for given values of its letters, or for those that an equation gives."""
    names = sorted({name for each in relations for name in each.names})
    if names_of(node) - set(names) or not names_of(node):
        return None
    if not all(each.is_equation for each in relations):
        return None
    if len(relations) == 1 and len(names) == 1:
        found: list[tuple[Node, ...]] = [(one,) for one in roots(relations[0], names[0])]
    elif len(relations) == len(names):
        found = systems(relations, names)
    else:
        return None
    if len(found) != 1:
        return None
    values = dict(zip(names, found[0], strict=True))
    put_in = replaced(node, values)
    problem = f"{plain(node)}, " + ", ".join(
        f"{name} = {plain(one)}" for name, one in values.items()
    )
    steps = [line(latex(node)), *("$= " + each[1:] for each in arithmetic_way(put_in)[:1])]
    steps += arithmetic_way(put_in)[1:]
    solved = of_value(problem, number_of(put_in), steps, rounding)
    return replace(solved, kind=Kind.FORMULA, start=node, relations=tuple(relations))


def _functions(formulas: Sequence[str]) -> dict[str, tuple[str, Node]] | None:
    """Functions that are defined, f(x) = x² + 1; None where none is."""
    found: dict[str, tuple[str, Node]] = {}
    for text in formulas:
        match = _DEFINED.fullmatch(text)
        if match and match["letter"]:
            found[match["name"] or match["other"]] = (match["letter"], formula(match["rest"]))
    return found or None


def _of_function(
    functions: dict[str, tuple[str, Node]],
    formulas: Sequence[str],
    words: list[str],
    rounding: Rounding | None,
) -> Solved | None:
    calls = [_CALLED.fullmatch(text) for text in formulas if not _DEFINED.fullmatch(text)]
    calls = [match for match in calls if match] if all(calls) else []
    if len(calls) != 1 or len(functions) != 1 or "SOLVE" in words or len(formulas) != 2:
        return None
    call = calls[0]
    if call is None or call["name"] not in functions:
        return None
    letter, node = functions[call["name"]]
    for _ in call["mark"]:
        node = derivative(node, letter)
    at = formula(call["at"])
    shown = f"{call['name']}{call['mark']}"
    if at == Unknown(letter):
        if not call["mark"]:
            return None
        return of_value(f"{shown}({letter})", node, [line(latex(node))], rounding)
    put_in = replaced(node, {letter: at})
    if names_of(put_in):
        return None
    steps = [line(f"{shown}({letter}) = {latex(node)}")]
    steps.append(line(f"{shown}({latex(at)}) = {latex(put_in)}"))
    steps += arithmetic_way(put_in)[1:]
    solved = of_value(f"{shown}({plain(at)})", number_of(put_in), steps, rounding)
    return replace(solved, kind=Kind.FORMULA, start=put_in)


def _calculus(asked: Worded, way: str, rounding: Rounding | None) -> Solved | None:
    first, *others = asked.formulas
    match = _DEFINED.fullmatch(first)
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
    return of_value(f"∫ {plain(node)} d{letter}", number_of(value), steps_list, rounding)
