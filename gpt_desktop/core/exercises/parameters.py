"""Equations with a second letter whose roots are told of, and how many roots there are."""

from __future__ import annotations

import re
from fractions import Fraction

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.nodes import Node, Number
from gpt_desktop.core.exercises.equations import roots
from gpt_desktop.core.exercises.polynomial import Polynomial, polynomial_of
from gpt_desktop.core.exercises.relation import Relation, relation
from gpt_desktop.core.exercises.result import of_letters, of_value
from gpt_desktop.core.exercises.roots import real_roots
from gpt_desktop.core.exercises.shown import latex
from gpt_desktop.core.exercises.solved import Solved
from gpt_desktop.core.exercises.substitution import replaced
from gpt_desktop.core.exercises.values import names_of
from gpt_desktop.core.exercises.ways import line
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.lazy_pattern import LazyPattern

_RELATION = LazyPattern(
    r"(?<![A-Za-z])[-−+\d(]?[-−+\d.()\sa-z²³^*·/]*?(?:=|<=|>=|[<>≤≥])\s*"
    r"[-−]?[\d.a-z(](?:[-−+\d.()²³^*·/\s]|[a-z](?![a-z]))*"
)
_EQUAL = LazyPattern(
    r"(?:has|have|having)\s+(?:two\s+)?(?:equal|(?:a )?repeated|a double|exactly one|only one) "
    r"(?:real )?(?:roots?|solutions?)(?!\s*(?:[a-z]\s*=|[-−\d]))"
    r"|(?:有|有着)两个相等的?实数?(?:根|解)",
    re.I,
)
_HOW_MANY = LazyPattern(
    r"how many (?:distinct |different )?real (?:roots|solutions) (?:does|has|do)\b"
    r"|(?:有几个|有多少个)(?:不同的?|不相等的?)?实数?(?:根|解)",
    re.I,
)
_WANTED = LazyPattern(
    r"(?:find|determine|what is|calculate|求)\s*(?:the |possible |positive )*(?:values? of |实数)?"
    r"\s*\$?(?P<name>[a-z])\$?\s*(?:的值|的取值)?\s*(?:是多少|等于多少)?\s*[.。?？]?\s*$",
    re.I,
)
_KNOWN = LazyPattern(
    r"has (?:one|a|the) (?:root|solution) [a-z]\s*=\s*(?P<has>[-−]?\d+(?:\.\d+)?)"
    r"|(?:one|a) (?:root|solution) (?:of .*? |)is (?:[a-z]\s*=\s*)?(?P<en>[-−]?\d+(?:\.\d+)?)"
    r"|(?:解|根)(?:是|为)\s*(?:x\s*=\s*)?(?P<zh>[-−]?\d+(?:\.\d+)?)"
    r"|(?P<name>[xy])\s*=\s*(?P<of>[-−]?\d+(?:\.\d+)?)\s*(?:是|为|is a (?:root|solution) of)",
    re.I,
)
_OTHERWISE = LazyPattern(
    r"positive|negative|integer|integral|正|负|整|other|times|more|less|twice|另一|倍|差", re.I
)


def of_parameter(text: str) -> Solved | None:
    """What is asked of such an equation; None where a text asks for something else.

    Raises:
        NotComputedError: it asks, and code cannot tell.
    """
    plain = text.replace("$", "").replace("一元二次方程", "方程")
    if _HOW_MANY.search(plain):
        return _count(plain)
    wanted = _WANTED.search(plain)
    if wanted is None or _OTHERWISE.search(plain):
        return None
    if _EQUAL.search(plain):
        return _of_equal_roots(plain[: wanted.start()], wanted["name"])
    known = _KNOWN.search(plain)
    return _of_known_root(plain[: wanted.start()], known, wanted["name"]) if known else None


def _written(text: str, letters: int) -> Relation:
    """The one relation of a text with so many letters."""
    found: list[Relation] = []
    for match in _RELATION.finditer(text):
        words = re.sub(r"^[\sa-z]*?\b(?:equation|does|that|of|has|if|the)\b\s*", "", match.group())
        words = re.sub(r"\s+[a-z]?$", "", words.strip())
        try:
            made = relation(words.strip(" .,"))
        except NotComputedError:
            continue
        if len(made.names) == letters and made.is_equation:
            found.append(made)
    if len(found) != 1:
        raise NotComputedError
    return found[0]


def _difference(given: Relation) -> Polynomial:
    return polynomial_of(given.sides[0]) - polynomial_of(given.sides[1])


def _count(text: str) -> Solved:
    given = _written(text, 1)
    [name] = given.names
    coefficients = _difference(given).coefficients(name)
    if len(coefficients) != 3:
        raise NotComputedError
    c, b, a = coefficients
    size = b * b - 4 * a * c
    count = len(real_roots(coefficients))
    sign = "<" if size < 0 else ">" if size else "="
    steps = [line(given.latex()), line(rf"b^2 - 4ac = {latex(Number(size))} {sign} 0")]
    if not size:
        steps[1] = line("b^2 - 4ac = 0")
    return of_value(given.plain(), Number(Fraction(count)), steps)


def _of_equal_roots(text: str, wanted: str) -> Solved:
    given = _written(text, 2)
    [name] = given.names - {wanted}
    parts: list[dict[tuple[tuple[str, int], ...], Fraction]] = [{}, {}, {}]
    for term, value in _difference(given).terms.items():
        power = dict(term).get(name, 0)
        if power > 2:
            raise NotComputedError
        rest = tuple(one for one in term if one[0] != name)
        parts[power][rest] = value
    c, b, a = (Polynomial(part) for part in parts)
    size = b * b - a * c.times(Fraction(4))
    if wanted not in size.names or not a.terms:
        raise NotComputedError
    found = [one for one in real_roots(size.coefficients(wanted)) if _is_quadratic(a, wanted, one)]
    if not found:
        raise NotComputedError
    tex = rf"b^2 - 4ac = {latex(size.node())} = 0"
    solved = of_letters(given.plain(), [wanted], found, (line(given.latex()), line(tex)))
    return _with_result(solved)


def _is_quadratic(lead: Polynomial, wanted: str, root: Node) -> bool:
    if wanted not in lead.names:
        return True
    return bool(polynomial_of(replaced(lead.node(), {wanted: root})).terms)


def _of_known_root(text: str, known: re.Match[str], wanted: str) -> Solved:
    given = _written(text, 2)
    [name] = given.names - {wanted}
    value = Number(
        Fraction((known["has"] or known["en"] or known["zh"] or known["of"]).replace("−", "-"))
    )
    put_in = Relation(tuple(replaced(side, {name: value}) for side in given.sides), given.signs)
    found = roots(put_in, wanted)
    if not found or any(names_of(one) for one in found):
        raise NotComputedError
    tex = f"{name} = {latex(value)}"
    steps = (line(given.latex()), line(rf"{tex}:\ {put_in.latex()}"))
    return _with_result(of_letters(given.plain(), [wanted], found, steps))


def _with_result(solved: Solved) -> Solved:
    """As a number, with its letter in the last line; the lines of a way are of two letters."""
    if len(solved.values) == 1:
        return of_value(solved.problem, solved.values[0], [*solved.steps, line(solved.latex)])
    return Solved(
        solved.problem, solved.result.replace(f" {tr('or')} ", ", "), solved.latex,
        (*solved.steps, line(solved.latex)), solved.values, ("",) * len(solved.values),
    )  # fmt: skip
