"""Whether numbers and dates of a text are those of its translation, however they are written."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gpt_desktop.core.annotations import Check
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.translation.calendar_words import has_calendar
from gpt_desktop.core.translation.figures import MONTH, NUMBER, Figure, Value, find_figures
from gpt_desktop.core.translation.number_words import has_number_words
from gpt_desktop.core.translation.sides import Side, Sides

# What parts thousands. Spanish has either, by country.
_POINTS = {"en": ",", "zh": ",", "ja": ",", "de": ".", "nl": ".", "it": ".", "pt": "."}
_WITH_GROUPS = LazyPattern(r"(?<![\d.,])\d{1,3}([.,])\d{3}(?!\d)")
_SMALL = 12  # a number up to it may be a word in a language whose words are not known
_TELEPHONE = LazyPattern(r"\+?\d(?:[ \u00a0()/-]{0,2}\d){6,}")


def check_figures(sides: Sides) -> Iterator[Check]:
    """A line for each figure that is missing, and for each that the source does not have."""
    source, target = sides.source, sides.target
    ours = find_figures(source.words, source.family)
    theirs = find_figures(target.words, target.family)
    if not ours and not theirs:
        return
    yield from _read_otherwise(sides)
    known, got = _values(ours), _values(theirs)
    same = _telephones(source) & _telephones(target)
    for figure in _asked(ours, target):
        if _is_there(figure, got) or _is_part(figure, source, same):
            continue
        if figure.digits or figure.text.casefold() not in target.text.casefold():  # two-phase
            yield Check(_name(figure), tr("{item} is missing", item=figure.text))
    for figure in _asked(theirs, source):
        if _is_there(figure, known) or _is_part(figure, target, same):
            continue
        if figure.digits or figure.text.casefold() not in source.text.casefold():
            yield Check(_name(figure), tr("{item} is not in the source text", item=figure.text))


def _read_otherwise(sides: Sides) -> Iterator[Check]:
    """Numbers that came over with marks that say something else there: 1,234 is 1.234 in German."""
    marks = (_POINTS.get(sides.source.family), _POINTS.get(sides.target.family))
    if None in marks or marks[0] == marks[1]:
        return
    for match in _WITH_GROUPS.finditer(sides.target.words):
        if match.group() in sides.source.words and match[1] != marks[1]:
            words = tr("{item} is another number in this language", item=match.group())
            yield Check("numbers", words)


def _asked(figures: tuple[Figure, ...], other: Side) -> Iterator[Figure]:
    """Those that the other side must have as far as its language is known."""
    words = has_number_words(other.family) or other.family in ("zh", "ja")
    for figure in figures:
        if not figure.sure or (figure.is_date and not has_calendar(other.family)):
            continue
        if words or (figure.digits and _above(figure, _SMALL)):
            yield figure


def _above(figure: Figure, bound: int) -> bool:
    return all(
        kind != NUMBER or max(values) > bound
        for reading in figure.readings
        for kind, values in reading
    )


def _name(figure: Figure) -> str:
    return "dates" if figure.is_date else "numbers"


def _values(figures: tuple[Figure, ...]) -> set[tuple[str, Decimal]]:
    """Everything that a side says in any of its readings."""
    found = {
        (kind, value)
        for figure in figures
        for reading in figure.readings
        for kind, values in reading
        for value in values
    }
    return found | {(NUMBER, value) for kind, value in found if kind == MONTH}


def _is_there(figure: Figure, got: set[tuple[str, Decimal]]) -> bool:
    return any(all(_known(value, got) for value in reading) for reading in figure.readings)


def _telephones(side: Side) -> set[str]:
    """Long rows of digits, which are grouped in any way."""
    return {_digits(match.group()) for match in _TELEPHONE.finditer(side.words)}


def _is_part(figure: Figure, side: Side, telephones: set[str]) -> bool:
    return any(
        match.start() <= figure.start
        and figure.end <= match.end()
        and _digits(match.group()) in telephones
        for match in _TELEPHONE.finditer(side.words)
    )


def _known(value: Value, got: set[tuple[str, Decimal]]) -> bool:
    kind, values = value
    return any((kind, one) in got for one in values)


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())
