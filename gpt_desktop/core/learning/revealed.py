"""Whether a text gives the result of an exercise away, or comes to another one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.own_sums import own_sums
from gpt_desktop.core.calculation.written_numbers import NumberReader
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.sentences import split_sentences

_TOLD = LazyPattern(
    r"(?:=|≈|\b(?:is|are|equals|gives|makes|be|get|answer|result|solution)\b[^\d\n.]{0,20}"
    r"|(?:是|为|等于|得到?|答案|结果)[^\d\n。]{0,8})[ *$\\(]*$",
    2,  # re.IGNORECASE
)
_MINUS = "-−–"
_CONCLUDES = LazyPattern(
    r"\bthe (?:final )?(?:answer|result)\b|\b(?:the solution|therefore|so|thus|hence)\b[^.\n]*\d"
    r"|(?:答案|结果|所以|因此)[^。\n]*\d|=\s*[-−]?\d[\d.,/]*\s*(?:[.。]|$)",
    2,
)
_NUMBERING = LazyPattern(r"(?m)^\s*\d{1,2}[.)]\s+")
_LATEX = (
    (LazyPattern(r"\\d?frac\{([^{}]*)\}\{([^{}]*)\}"), r"\1/\2"),
    (LazyPattern(r"\\sqrt\{([^{}]*)\}"), r"√\1"),
    (LazyPattern(r"\\geq?\b"), "≥"),
    (LazyPattern(r"\\leq?\b"), "≤"),
    (LazyPattern(r"\\(?:left|right|quad|text|mathrm|,|;| )"), " "),
    (LazyPattern(r"\\(?:cdot|times)"), "×"),
    (LazyPattern(r"[${}]"), ""),
)
_FORMULA = LazyPattern(r"[a-z]\^?\d|\d[a-z]|[a-z] [-−+×/^] |[-−+×/^] [a-z]")
_SHORTEST = 3  # signs of a formula that does not stand somewhere by chance
_COUNTED = {Fraction(1), Fraction(2)}  # "on one side", "the two parts"
_CLOSE = Fraction(1, 200)  # of the value: rounded to three figures is the same result


def figures(text: str) -> list[tuple[Fraction, int]]:
    """The numbers of a text with the places where they begin; a sign before one is part of it."""
    found: list[tuple[Fraction, int]] = []
    try:
        reader, place = NumberReader(text), 0
        while place < len(text):
            inside = place > 0 and text[place - 1].isalnum() and text[place - 1].isascii()
            number = None if inside and not text[place].isdigit() else reader.at(place)
            if number is None:
                place += 1
                continue
            value, end = _ratio(reader, text, number.value, number.end)
            found.append((-value if _negative(text, place) else value, place))
            place = max(end, place + 1)
    except NotComputedError:
        return found
    return found


def gives_away(text: str, exercise: str, result: str) -> bool:
    """Whether a hint tells the result: as it is written, a number of it that the exercise does
    not have, or one that it has and that the hint says to be what something is.

    A result without numbers, as the day of a week, is looked for by its letters. Formulas may be
    in LaTeX.
    """
    text = without_latex(text)
    if has_formula(text, result):
        return True
    wanted = _values(result)
    if not wanted:
        return bool(result.strip()) and result.strip().casefold() in text.casefold()
    given = {value for value, _ in figures(exercise)}
    for value, place in figures(text):
        if not any(_same(abs(value), abs(each)) for each in wanted):
            continue
        if value not in given or _TOLD.search(text[max(0, place - 40) : place].rstrip(_MINUS)):
            return True
    return False


def invents(text: str, exercise: str, worked: Sequence[str]) -> bool:
    """Whether a text has numbers of its own, or sums that are wrong.

    Args:
        worked: the computed way, whose numbers are the exercise's too.
    """
    if has_wrong_sums(text):
        return True
    given = [without_latex(each) for each in (exercise, *worked)]
    known = {abs(value) for each in given for value, _ in figures(each)} | _COUNTED
    own = without_latex(without_numbering(text))
    return any(abs(value) not in known for value, _ in figures(own))


def without_numbering(text: str) -> str:
    """The lines of a text without the numbers that they are counted by."""
    return _NUMBERING.sub("", text)


def without_latex(text: str) -> str:
    """Formulas as they are typed: ``3/4`` of ``\\frac{3}{4}``."""
    for pattern, plain in _LATEX:
        text = pattern.sub(plain, text)
    return text


def has_formula(text: str, formula: str) -> bool:
    """Whether a formula of at least three signs stands in a text, however it is spaced."""
    signs = "".join(_typed(formula).split())
    if len(signs) < _SHORTEST:
        return False
    spaced = r"\s*".join(re.escape(sign) for sign in signs)
    return re.search(rf"(?<![\w.]){spaced}(?![\w]|\.\d)", _typed(text)) is not None


def has_wrong_sums(text: str) -> bool:
    """Whether a text says that something comes to what it does not: 2 + 2 = 5."""
    return any(not each.right for each in own_sums(text))


def comes_to(text: str, result: str) -> bool:
    """Whether a solution ends with the result: the last sentences that have numbers have its.

    A solution whose own sums are wrong comes to nothing, whatever it says at the end.
    """
    if has_wrong_sums(text):
        return False
    text = without_latex(text)
    if _FORMULA.search(result) and not has_formula(text, result):
        return False
    wanted = _values(result)
    if not wanted:
        return result.strip().casefold() in text.casefold()
    ends = [each for each in split_sentences(text) if figures(each)][-2:]
    told = [value for each in ends for value, _ in figures(each)]
    return bool(ends) and all(any(_same(value, each) for value in told) for each in wanted)


def without_conclusions(text: str) -> str:
    """A text without the sentences that say what comes out, for who must find it themselves."""
    kept = [each for each in split_sentences(text) if not _CONCLUDES.search(each.strip())]
    return "".join(kept).strip()


def _typed(text: str) -> str:
    return text.replace("−", "-").casefold()


def _values(result: str) -> list[Fraction]:
    return [value for value, _ in figures(result)]


def _same(one: Fraction, other: Fraction) -> bool:
    return one == other or (other.denominator != 1 and abs(one - other) <= abs(other) * _CLOSE)


def _ratio(reader: NumberReader, text: str, value: Fraction, end: int) -> tuple[Fraction, int]:
    """A fraction as it is written: 3/4."""
    if text[end : end + 1] != "/" or not text[end + 1 : end + 2].isdigit():
        return value, end
    below = reader.at(end + 1)
    if below is None or not below.value:
        return value, end
    return value / below.value, below.end


def _negative(text: str, place: int) -> bool:
    """Whether a minus before a number is its sign: not between two things, as in 7 -3."""
    if place == 0 or text[place - 1] not in _MINUS:
        return False
    before = text[: place - 1]
    last = before.rstrip()[-1:]
    if before != before.rstrip() and last.isalpha():
        return True
    return not (last.isalnum() or last in {")", "]"})
