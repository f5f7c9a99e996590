"""Exercises that are written in mathematics with a few words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.nodes import (
    Node,
    Number,
    Percent,
    Unknown,
)
from gpt_desktop.core.exercises.asked_calculus import DEFINED, calculus
from gpt_desktop.core.exercises.asked_relations import in_terms, solved_relations
from gpt_desktop.core.exercises.calculus import derivative
from gpt_desktop.core.exercises.equations import (
    roots,
    systems,
)
from gpt_desktop.core.exercises.lists import listed
from gpt_desktop.core.exercises.notation import formula
from gpt_desktop.core.exercises.relation import Relation, is_relation, relation
from gpt_desktop.core.exercises.result import near, of_value
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
from gpt_desktop.core.exercises.values import names_of
from gpt_desktop.core.exercises.ways import arithmetic_way, line
from gpt_desktop.core.exercises.wording import Rounding, Worded

_PARTS = re.compile(r"\s*(?:,|，|;|\bor\b)\s*(?![^()]*\))")
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
    curve = main == ["SLOPE"] and DEFINED.fullmatch(asked.formulas[0])
    if curve or main in (["DIFF"], ["INT"]):
        return calculus(asked, "INT" if main == ["INT"] else "DIFF", rounding)
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
        return solved_relations(made, letters, rounding)
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
    if not given.is_equation or letters[0] not in given.names:
        return None
    return in_terms(given, letters[0])


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
        match = DEFINED.fullmatch(text)
        if match and match["letter"]:
            found[match["name"] or match["other"]] = (match["letter"], formula(match["rest"]))
    return found or None


def _of_function(
    functions: dict[str, tuple[str, Node]],
    formulas: Sequence[str],
    words: list[str],
    rounding: Rounding | None,
) -> Solved | None:
    calls = [_CALLED.fullmatch(text) for text in formulas if not DEFINED.fullmatch(text)]
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
