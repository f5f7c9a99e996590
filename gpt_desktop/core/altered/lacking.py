"""Which facts of a text another one does not have in any spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gpt_desktop.core.altered.chinese_names import has_chinese_name
from gpt_desktop.core.altered.fact import Fact, FactKind
from gpt_desktop.core.altered.facts import TextFacts, plain_signs
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.trust.amounts import same_amount
from gpt_desktop.core.trust.dates import Moment
from gpt_desktop.core.trust.names import Name, same_nation
from gpt_desktop.core.trust.quantities import Quantity

_SAME_DAY = (
    frozenset(("today", "tonight")),
    frozenset(("今天", "今晚")),
)
_PLURAL = "s"
# A number as a word that may stand there without a number: “both” for two, “a” for one.
_WORDS_FOR = {
    1: LazyPattern(r"\b(?:once|single|one|an?|ein\w*|une?|una)\b|一", re.I),
    2: LazyPattern(r"\b(?:twice|both|double|pair|couple|second|beide\w*)\b|双|两|俩", re.I),
    3: LazyPattern(r"\b(?:triple|trio|thrice)\b", re.I),
    10: LazyPattern(r"\bdecade\b", re.I),
    12: LazyPattern(r"\bdozen\b", re.I),
}


def lacking(ones: TextFacts, others: TextFacts) -> Iterator[Fact]:
    """The facts of a text that another one does not have, but for what is denied."""
    for find in (_figures, _names, _literal):
        yield from find(ones, others)


def figures_and_names(text: TextFacts) -> Iterator[Fact]:
    """The numbers, dates and names of a text."""
    for quantity in text.quantities:
        yield Fact(FactKind.NUMBER, quantity.start, quantity.end)
    for moment in text.moments:
        yield Fact(FactKind.DATE, moment.start, moment.end)
    for name in text.names:
        yield Fact(FactKind.NAME, name.start, name.end)


def _figures(ones: TextFacts, others: TextFacts) -> Iterator[Fact]:
    for quantity in ones.quantities:
        if not _has_quantity(quantity, ones, others):
            yield Fact(FactKind.NUMBER, quantity.start, quantity.end)
    for moment in ones.moments:
        if not _has_moment(moment, others):
            yield Fact(FactKind.DATE, moment.start, moment.end)
    for start, end in ones.relative_days:
        if not _has_relative(ones.text[start:end], others):
            yield Fact(FactKind.DATE, start, end)


def _names(ones: TextFacts, others: TextFacts) -> Iterator[Fact]:
    for name in ones.names:
        if not _has_name(name, others):
            yield Fact(FactKind.NAME, name.start, name.end)
    for start, end in ones.chinese_names:
        if not has_chinese_name(ones.text[start:end], others.text):
            yield Fact(FactKind.NAME, start, end)


def _literal(ones: TextFacts, others: TextFacts) -> Iterator[Fact]:
    """What must be the same to the letter."""
    for start, end in ones.quotes:
        if plain_signs(ones.text[start:end]) not in others.signless:
            yield Fact(FactKind.QUOTE, start, end)
    there = {others.text[start:end].casefold() for start, end in others.addresses}
    for start, end in ones.addresses:
        if ones.text[start:end].casefold() not in there:
            yield Fact(FactKind.ADDRESS, start, end)


def _has_quantity(quantity: Quantity, ones: TextFacts, others: TextFacts) -> bool:
    written = ones.text[quantity.start : quantity.end]
    spelled = not any(character.isdigit() for character in written)
    if spelled and (quantity.ordinal or max(quantity.readings) <= 1) and quantity.unit is None:
        return True  # “one of them”, “first of all”
    if any(same_amount(quantity, other) for other in others.quantities):
        return True
    for value, words in _WORDS_FOR.items():
        if any(reading == value for reading in quantity.readings) and words.search(others.text):
            return True
    parts = {part for moment in others.moments for part in moment.parts().values()}
    return any(reading in parts for reading in quantity.readings)


def _has_moment(moment: Moment, others: TextFacts) -> bool:
    amounts = {reading for one in others.quantities for reading in one.readings}
    for name, value in moment.parts().items():
        if name == "minute":
            said = any(_same_minute(moment, other) for other in others.moments)
            said = said or value // 60 in amounts or value // 60 % 12 in amounts
        else:
            said = any(other.parts().get(name) == value for other in others.moments)
            said = said or (name not in ("weekday", "month") and value in amounts)
        if not said:
            return False
    return True


def _same_minute(one: Moment, other: Moment) -> bool:
    if one.minute is None or other.minute is None:
        return False
    if one.twelve or other.twelve:
        return one.minute % 720 == other.minute % 720
    return one.minute == other.minute


def _has_relative(word: str, others: TextFacts) -> bool:
    said = {others.text[start:end].casefold() for start, end in others.relative_days}
    plain = word.casefold()
    return plain in said or any(plain in same and said & same for same in _SAME_DAY)


def _has_name(name: Name, others: TextFacts) -> bool:
    """Whether each part is there in any case or number, or as a word of the same country."""
    return all(_has_part(part, others) for part in name.parts)


def _has_part(part: str, others: TextFacts) -> bool:
    words = others.words
    if part in words or part + _PLURAL in words or part.removesuffix(_PLURAL) in words:
        return True
    if same_nation(part) & words:
        return True
    return all(piece in words for piece in re.split(r"[.’'&-]", part) if piece)
