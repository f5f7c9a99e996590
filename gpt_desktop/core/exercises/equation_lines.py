"""Lines of the way to an equation's solutions."""

from __future__ import annotations

import re
from contextlib import suppress
from fractions import Fraction

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.nodes import Node, Number, Unknown
from gpt_desktop.core.exercises.equations import roots, systems
from gpt_desktop.core.exercises.line import Line, letters_of
from gpt_desktop.core.exercises.polynomial import polynomial_of
from gpt_desktop.core.exercises.relation import Relation
from gpt_desktop.core.exercises.shown import number
from gpt_desktop.core.exercises.solved import CheckedLine, Kind, Solved, Verdict
from gpt_desktop.core.exercises.sums_in_units import is_rounding
from gpt_desktop.core.exercises.values import Value, names_of, real, same_formula, value_of
from gpt_desktop.core.i18n import tr

Given = dict[str, Value]
_STEP = Fraction(1, 4)
_REACH = 240  # steps to each side of 0


class EquationLines:
    """Holds lines against the solutions; remembers which were named one by one."""

    def __init__(self, solved: Solved | None) -> None:
        self._names: frozenset[str] = frozenset()
        self._solutions: list[Given] = []
        self._partial: dict[int, set[int]] = {}
        self._whole = False
        self._rounded: set[str] = set()
        if (
            solved is not None
            and solved.kind is Kind.EQUATION
            and not any(names_of(value) for value in solved.values)
        ):
            self._names = frozenset(solved.names)
            self._solutions = _solutions(solved)
            self._take_other_letters(solved)
            self._rounded = result_numbers(solved) if not solved.exact else set()

    def look(self, place: int, line: Line) -> CheckedLine | None:
        """What is known of a line; None where it says nothing of the letters."""
        letters = letters_of(line)
        if not letters:
            return None
        if not line.groups or not self._solutions or not letters <= self._names:
            return CheckedLine(Verdict.UNCHECKED)
        fits = [
            {place for place, one in enumerate(self._solutions) if self._fits(group, one)}
            for group in line.groups
        ]
        covered = set().union(*fits)
        everything = covered == set(range(len(self._solutions)))
        named = all(_names_value(one) for group in line.groups for one in group)
        if everything and (all(fits) or not named):
            self._whole = self._whole or named
            return CheckedLine(Verdict.RIGHT)
        if not all(fits):
            return CheckedLine(Verdict.WRONG, tr("it does not have the solutions of the equation"))
        if self._is_one_of_several(line):
            self._partial[place] = covered
            return CheckedLine(Verdict.RIGHT)
        return CheckedLine(Verdict.WRONG, tr("it does not have the solutions of the equation"))

    def _take_other_letters(self, solved: Solved) -> None:
        """Of a system of which one letter is asked, the others are known too."""
        names = sorted(frozenset().union(*(one.names for one in solved.relations)))
        if set(names) == self._names or len(self._solutions) != 1:
            return
        with suppress(NotComputedError):
            found = systems(solved.relations, names)
            if len(found) == 1:
                values = [value_of(value) for value in found[0]]
                self._solutions = [dict(zip(names, values, strict=True))]
                self._names = frozenset(names)

    def _fits(self, group: tuple[Relation, ...], given: Given) -> bool:
        return _holds(group, given) or all(self._says_rounded(one, given) for one in group)

    def _says_rounded(self, one: Relation, given: Given) -> bool:
        """Whether it names a value as the exercise asked for it to be rounded."""
        said = one.sides[-1]
        if not _names_value(one) or not isinstance(said, Number):
            return False
        value = real(value_of(one.sides[0], given))
        near = value is not None and abs(float(said.value) - value) <= max(0.5, abs(value) / 10)
        return near and number(said.value) in self._rounded

    def missing(self) -> int | None:
        """The line with which solutions were lost; None where all were named."""
        if self._whole or not self._partial:
            return None
        covered = set().union(*self._partial.values())
        if covered == set(range(len(self._solutions))):
            return None
        return min(self._partial)

    def follows(self, first: Line, line: Line) -> bool | None:
        """Whether a line has the solutions that a wrong one has; None where that is not known."""
        try:
            solutions = _of_line(first)
        except NotComputedError:
            return None
        if not solutions:
            return None
        return all(
            any(_holds(group, {name: value_of(one)}) for group in line.groups)
            for name, one in solutions
        ) or all(
            any(_holds(group, {name: value_of(one)}) for name, one in solutions)
            for group in line.groups
        )

    def _is_one_of_several(self, line: Line) -> bool:
        """“x − 2 = 0” of two factors: of the first degree, and true of one solution."""
        if len(self._names) > 1 and len(self._solutions) > 1:
            return True
        for group in line.groups:
            for one in group:
                try:
                    parts = [polynomial_of(side) for side in one.sides]
                except NotComputedError:
                    return False
                if any(part.degree > 1 for part in parts):
                    return False
        return True


def lacks_solutions(solved: Solved) -> bool:
    """Whether an equation was found to have none."""
    return solved.kind is Kind.EQUATION and not solved.values


def says_solutions(solved: Solved, line: Line) -> bool | None:
    """Whether a line names all solutions and no other, rounded or not."""
    if any(names_of(value) for value in solved.values):
        return _says_formula(solved, line)
    names = set(solved.names)
    if letters_of(line) != names or not solved.values:
        return None
    solutions = _solutions(solved)
    groups = line.groups
    if len(names) == 1:
        # “x = 2, x = 3” are two values too.
        groups = tuple((one,) for group in groups for one in group)
    if not all(_names_value(one) for group in groups for one in group):
        return None
    fits = [any(_holds(group, one) for group in groups) for one in solutions]
    return all(fits) and all(any(_holds(group, one) for one in solutions) for group in groups)


def _says_formula(solved: Solved, line: Line) -> bool | None:
    """“x = (y − 1)/2” of a letter in terms of others."""
    if len(line.groups) != 1 or len(line.groups[0]) != 1 or len(solved.values) != 1:
        return None
    one = line.groups[0][0]
    if one.sides[0] != Unknown(solved.names[0]) or not one.is_equation:
        return None
    return same_formula(one.sides[1], solved.values[0])


def result_numbers(solved: Solved) -> set[str]:
    """The numbers of a result as they are written, without zeros at their end."""
    found = re.findall(r"−?\d+(?:\.\d+)?", solved.result)
    return {number(Fraction(one.replace("−", "-"))) for one in found}


def isolates(one: Relation, name: str) -> bool:
    """Whether it says a letter's range outright: x < 3, 2 ≤ x < 5."""
    letters = [side for side in one.sides if side == Unknown(name)]
    return len(letters) == 1 and sum(1 for side in one.sides if names_of(side)) == 1


def same_range(asked: Relation, line: Line, name: str) -> bool:
    """Whether a line is true of the same numbers as an inequality, tried at many."""
    points = {Fraction(place) * _STEP for place in range(-_REACH, _REACH + 1)}
    every = [asked, *(one for group in line.groups for one in group)]
    ends: set[Fraction] = set()
    for one in every:
        difference = polynomial_of(one.sides[0]) - polynomial_of(one.sides[-1])
        if len(one.signs) == 1 and difference.degree == 1 and difference.names == (name,):
            low, slope = difference.coefficients(name)
            ends.add(-low / slope)
    shift = Fraction(1, 1000)
    points |= ends | {end + shift for end in ends} | {end - shift for end in ends}
    return all(
        asked.holds({name: point})
        == any(all(one.holds({name: point}) for one in group) for group in line.groups)
        for point in points
    )


def _solutions(solved: Solved) -> list[Given]:
    names = list(dict.fromkeys(solved.names))
    size = len(names)
    values = [value_of(value) for value in solved.values]
    return [
        dict(zip(names, values[start : start + size], strict=True))
        for start in range(0, len(values), size)
    ]


def _holds(group: tuple[Relation, ...], given: Given) -> bool:
    return all(_is_true(one, given) for one in group)


def _is_true(one: Relation, given: Given) -> bool:
    try:
        if one.holds(given):
            return True
    except NotComputedError:
        return False
    if not _names_value(one):
        return False
    said = one.sides[-1]
    values = [value_of(side, given) for side in one.sides]
    exact = all(
        is_rounding(values[0], value, side) for value, side in zip(values, one.sides, strict=True)
    )
    return exact and isinstance(said, Number)


def _names_value(one: Relation) -> bool:
    """x = 2, or x = 6 ÷ 3 = 2."""
    return (
        isinstance(one.sides[0], Unknown)
        and all(sign in "=≈" for sign in one.signs)
        and not any(names_of(side) for side in one.sides[1:])
    )


def _of_line(line: Line) -> list[tuple[str, Node]]:
    names = letters_of(line)
    if len(names) != 1 or any(len(group) > 1 for group in line.groups):
        return _of_system(line, sorted(names))
    [name] = names
    return [(name, root) for group in line.groups for root in roots(_ends(group[0]), name)]


def _of_system(line: Line, names: list[str]) -> list[tuple[str, Node]]:
    if len(line.groups) != 1 or len(line.groups[0]) != len(names):
        return []
    found = systems(line.groups[0], names)
    return list(zip(names, found[0], strict=True)) if len(found) == 1 else []


def _ends(one: Relation) -> Relation:
    if any(sign not in "=≈" for sign in one.signs):
        raise NotComputedError
    return Relation((one.sides[0], one.sides[-1]), ("=",))
