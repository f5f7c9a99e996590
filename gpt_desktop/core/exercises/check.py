"""A learner's way held against an exercise that code worked out, line by line.

A line is wrong only where code can show it; what it cannot read stays unchecked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.measures import UnitConverter
from gpt_desktop.core.calculation.nodes import Binary, Function, Negative, Node, Number, Unknown
from gpt_desktop.core.calculation.own_sums import own_sums, shown_value
from gpt_desktop.core.exercises.answer import says
from gpt_desktop.core.exercises.calculus import derivative
from gpt_desktop.core.exercises.equation_lines import (
    EquationLines,
    isolates,
    result_numbers,
    same_range,
)
from gpt_desktop.core.exercises.line import Line, letters_of, read_line
from gpt_desktop.core.exercises.relation import Relation
from gpt_desktop.core.exercises.shown import plain
from gpt_desktop.core.exercises.side_lines import beside_the_way
from gpt_desktop.core.exercises.solved import CheckedLine, Kind, Solved, Verdict
from gpt_desktop.core.exercises.substitution import replaced
from gpt_desktop.core.exercises.sums_in_units import chain_of, goes_on, is_rounding, numbers_of
from gpt_desktop.core.exercises.values import names_of, same_formula, value_of
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.lazy_pattern import LazyPattern

# A letter that stands for a number: “x − 4 = 0” is no sum.
_LETTER = LazyPattern(r"(?<![A-Za-z])[b-hj-zα-ω](?![A-Za-z])|(?<=\d)[a-z](?![A-Za-z])")
_LETTER_AFTER = LazyPattern(r"\d([a-z])(?![A-Za-z])")
_DAY = LazyPattern(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}:\d{2}")
UNCHECKED = CheckedLine(Verdict.UNCHECKED)
RIGHT = CheckedLine(Verdict.RIGHT)


def checked_lines(
    solved: Solved | None, lines: Sequence[str], converter: UnitConverter | None = None
) -> tuple[CheckedLine, ...]:
    """What is known of each line, in order; empty lines are unchecked.

    Args:
        converter: turns units into each other; without one such lines are unchecked.
    """
    checker = _Checker(solved, _last_said(lines), converter)
    found = [checker.look(place, text) for place, text in enumerate(lines)]
    return checker.settled(found)


def _last_said(lines: Sequence[str]) -> int:
    said = [place for place, text in enumerate(lines) if any(one.isalnum() for one in text)]
    return said[-1] if said else -1


def wrong(why: str) -> CheckedLine:
    """A line that is wrong, and why."""
    return CheckedLine(Verdict.WRONG, why)


@dataclass
class _Checker:
    """Looks at lines in order."""

    solved: Solved | None
    last: int
    converter: UnitConverter | None = None
    _first_wrong: Line | None = None
    _any_wrong: bool = False
    _equations: EquationLines = field(init=False)
    _results: dict[int, list[Fraction]] = field(default_factory=dict)
    _missed: Fraction | None = None
    _before: Node | None = None

    def __post_init__(self) -> None:
        self._equations = EquationLines(self.solved)

    def look(self, place: int, text: str) -> CheckedLine:
        if not any(one.isalnum() for one in text):
            return UNCHECKED
        line = read_line(text)
        try:
            verdict = self._verdict(place, text, line)
        except (NotComputedError, ArithmeticError, RecursionError):
            verdict = UNCHECKED
        if verdict.verdict is Verdict.WRONG:
            if self._any_wrong and self._follows(line):
                return CheckedLine(Verdict.UNCHECKED, tr("follows from the wrong line above"))
            if not self._any_wrong:
                self._any_wrong, self._first_wrong = True, line
        return verdict

    def settled(self, found: list[CheckedLine]) -> tuple[CheckedLine, ...]:
        """With what only the whole way tells: solutions that are missing, a wrong result."""
        missing = self._equations.missing()
        if missing is not None and not self._any_wrong:
            found[missing] = wrong(tr("a solution is missing"))
        if self._missed is not None:
            for place, values in sorted(self._results.items()):
                if place < self.last and self._missed in values:
                    why = tr("the sum is right, but it is not what the exercise asks for")
                    found[place] = wrong(why)
                    found[self.last] = CheckedLine(
                        Verdict.UNCHECKED, tr("follows from the wrong line above")
                    )
                    break
        return tuple(found)

    def _verdict(self, place: int, text: str, line: Line | None) -> CheckedLine:
        solved = self.solved
        beside = beside_the_way(solved, text, self.converter)
        if beside is not None:
            return beside
        if line is not None and solved is not None:
            match solved.kind:
                case Kind.EQUATION:
                    verdict = self._equations.look(place, line)
                    return self._sum(place, text) if verdict is None else verdict
                case Kind.INEQUALITY:
                    return self._inequality(line, place)
                case Kind.FORMULA:
                    said = place == self.last and not letters_of(line)
                    return RIGHT if said and says(solved, text) else self._formula(line, solved)
                case Kind.DERIVATIVE | Kind.INTEGRAL:
                    return self._calculus(line, solved, last=place == self.last)
        return self._told(place, text) or self._sum(place, text)

    def _told(self, place: int, text: str) -> CheckedLine | None:
        """A last line in words that says the result of a formula: “the minimum is 2”."""
        solved = self.solved
        if place != self.last or solved is None or solved.kind is not Kind.FORMULA or "=" in text:
            return None
        return RIGHT if says(solved, text) else None

    def _sum(self, place: int, text: str) -> CheckedLine:
        """A line of numbers, perhaps in units: each sum must be true, the last one the answer."""
        if _DAY.search(text):
            return UNCHECKED
        chain = chain_of(text)
        verdict = UNCHECKED
        before, self._before = self._before, chain[-1] if chain else None
        if chain is not None:
            if before is not None and goes_on(text):
                chain = [before, *chain]
            self._results[place] = numbers_of(chain[-1:]) if len(chain) > 1 else []
            verdict = _true_chain(chain)
            if verdict.verdict is Verdict.WRONG:
                return UNCHECKED if self._may_be_letter(text) else verdict
        elif not _LETTER.search(text):
            sums = own_sums(text)
            false = next((one for one in sums if not one.right), None)
            if false is not None:
                words = tr("computed: {value}", value=shown_value(false.value))
                return wrong(words)
            verdict = RIGHT if sums else UNCHECKED
            self._results[place] = [one.value for one in sums]
        if place == self.last and self.solved is not None and self.solved.kind is Kind.VALUE:
            return self._answer(text, verdict)
        return verdict

    def _may_be_letter(self, text: str) -> bool:
        """Whether what was read as a unit, as in “20 = 4a”, may stand for a number."""
        letters = set(_LETTER_AFTER.findall(text))
        return bool(letters - {self.solved.unit if self.solved is not None else ""})

    def _answer(self, text: str, verdict: CheckedLine) -> CheckedLine:
        solved = self.solved
        said = says(solved, text) if solved is not None else None
        if solved is None or said is None:
            return verdict
        if said:
            return RIGHT
        if len(solved.values) > 1 and _says_part(solved, text):
            return verdict
        values = self._results.get(self.last) or numbers_of_text(text)
        self._missed = values[-1] if values else None
        return wrong(tr("computed: {value}", value=solved.result))

    def _formula(self, line: Line, solved: Solved) -> CheckedLine:
        start = solved.start
        if start is None:
            return UNCHECKED
        given = {
            each.sides[0].name: each.sides[1]
            for each in solved.relations
            if isinstance(each.sides[0], Unknown)
        }
        sides = [replaced(side, given) for side in _sides_of(line)]
        target = replaced(start, given)
        if not sides or (line.groups and _is_given(line, solved)):
            return RIGHT if sides or line.groups else UNCHECKED
        if any(names_of(side) - names_of(target) for side in sides):
            return UNCHECKED
        same = [_is_result(side, solved) or _equal(side, target) for side in sides]
        if all(one is True for one in same):
            return RIGHT
        if any(one is None for one in same):
            return UNCHECKED
        return self._other_value(line, sides, target)

    def _other_value(self, line: Line, sides: list[Node], target: Node) -> CheckedLine:
        if len(sides) > 1:
            if all(_equal(one, other) for one, other in pairwise(sides)):
                # A side sum, such as 3 · 4 = 12.
                return (
                    RIGHT if not _equal(sides[0], target) and not names_of(sides[0]) else UNCHECKED
                )
            return wrong(tr("the two sides are not equal"))
        if not line.head and _is_part(sides[0], target):
            return UNCHECKED
        return wrong(tr("it is not equal to what stood before"))

    def _calculus(self, line: Line, solved: Solved, *, last: bool) -> CheckedLine:
        start, sides = solved.start, _sides_of(line)
        if start is None or not sides or len(names_of(start)) != 1:
            return UNCHECKED
        [name] = names_of(start)
        if solved.kind is Kind.INTEGRAL:
            return _antiderivative(sides, start, name, last=last)
        target = derivative(start, name)
        marked = any(mark in line.head for mark in "'′’d") or last
        wanted = [target] if marked else [target, start]
        if all(any(same_formula(side, one) for one in wanted) for side in sides):
            return RIGHT
        if any(same_formula(side, part) for side in sides for part in _derived_parts(start, name)):
            return UNCHECKED
        if not marked and not (len(sides) == 1 and names_of(sides[0])):
            return UNCHECKED
        return wrong(tr("it is not the derivative"))

    def _inequality(self, line: Line, place: int) -> CheckedLine:
        solved = self.solved
        if solved is None or not line.groups or letters_of(line) != set(solved.names):
            return UNCHECKED
        simple = all(len(group) == 1 for group in line.groups)
        isolated = all(isolates(one, solved.names[0]) for group in line.groups for one in group)
        equal = any(one.is_equation for group in line.groups for one in group)
        if equal or (not simple and not isolated):
            return UNCHECKED
        if any(same_range(one, line, solved.names[0]) for one in solved.relations):
            return RIGHT
        several = len(solved.relations) > 1 or (len(line.groups) == 1 and not simple)
        if several and place != self.last:
            return UNCHECKED
        return wrong(tr("it is not true of the same numbers"))

    def _follows(self, line: Line | None) -> bool:
        """Whether a line only goes on from the wrong one."""
        first = self._first_wrong
        if first is None or line is None:
            return True
        if first.groups and line.groups:
            return self._equations.follows(first, line) is not False
        ends, sides = _sides_of(first)[-1:], _sides_of(line)
        if ends and sides:
            return any(same_formula(side, ends[0]) is not False for side in sides)
        return True


def _says_part(solved: Solved, text: str) -> bool:
    """Whether a line ends in one of several numbers that are asked for."""
    said = numbers_of_text(text)[-1:]
    return any(isinstance(one, Number) and one.value in said for one in solved.values)


def numbers_of_text(text: str) -> list[Fraction]:
    """The numbers that a line says."""
    return [
        Fraction(one.replace(",", "").replace("−", "-"))
        for one in re.findall(r"[-−]?\d+(?:,\d{3})*(?:\.\d+)?", text)
    ]


def _true_chain(chain: Sequence[Node]) -> CheckedLine:
    if len(chain) < 2:
        return UNCHECKED
    values = [value_of(side) for side in chain]
    for side, one, other in zip(chain[1:], values, values[1:], strict=False):
        if not is_rounding(one, other, side):
            first = one if isinstance(one, Fraction) else Fraction(one.real)
            return wrong(tr("computed: {value}", value=shown_value(first)))
    return RIGHT


def _sides_of(line: Line) -> list[Node]:
    if line.formulas:
        return list(line.formulas)
    if len(line.groups) == 1 and len(line.groups[0]) == 1:
        one = line.groups[0][0]
        if all(sign in "=≈" for sign in one.signs):
            return list(one.sides)
    return []


def _is_given(line: Line, solved: Solved) -> bool:
    """Whether a line only repeats what the exercise gives."""
    said: list[Relation] = [one for group in line.groups for one in group]
    return all(one in solved.relations for one in said)


def _equal(side: Node, target: Node) -> bool | None:
    """Whether a side is the target, or a number that it was rounded to."""
    same = same_formula(side, target)
    if same is False and not names_of(side) and not names_of(target):
        return is_rounding(value_of(target), value_of(side), side)
    return same


def _is_result(side: Node, solved: Solved) -> bool:
    """Whether a side is the result as it was asked to be rounded."""
    return not solved.exact and isinstance(side, Number) and plain(side) in result_numbers(solved)


def _parts_of(node: Node) -> list[Node]:
    match node:
        case Binary(_, left, right):
            return [node, *_parts_of(left), *_parts_of(right)]
        case Negative(of) | Function(_, of):
            return [node, *_parts_of(of)]
        case _:
            return [node]


def _is_part(side: Node, target: Node) -> bool:
    """Whether a line may work out a part of a formula: it is one, or the number that one is."""
    parts = _parts_of(target)
    return side in parts or (
        not names_of(side) and any(same_formula(part, side) for part in parts if not names_of(part))
    )


def _derived_parts(node: Node, name: str) -> list[Node]:
    found = []
    for part in _parts_of(node):
        try:
            found += [part, derivative(part, name)]
        except NotComputedError:
            found.append(part)
    return found


def _antiderivative(sides: list[Node], start: Node, name: str, *, last: bool) -> CheckedLine:
    for side in sides:
        constants = names_of(side) - {name}
        if len(constants) > 1:
            return UNCHECKED
        if same_formula(derivative(side, name), start):
            continue
        if last:
            return wrong(tr("its derivative is not what was integrated"))
        return UNCHECKED
    return RIGHT
