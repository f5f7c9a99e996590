"""Numbers in English words, read strictly: “five twenty” is none."""

from __future__ import annotations

from fractions import Fraction

from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.trust.numerals import PARTS, SCALES, SMALL

_WORD = LazyPattern(r"(?: and |[ -])?([A-Za-z]+)\b")
_DECIMALS = LazyPattern(r" point((?:[ -](?:zero|one|two|three|four|five|six|seven|eight|nine))+)")
_SCALED = ("hundred", "thousand", "million", "billion", "trillion", "dozen")


class _Count:
    """A number as its words come: what is complete, and the part below a thousand."""

    def __init__(self) -> None:
        self.total = self.current = 0
        self.smallest = 10**15
        self.begun = False

    @property
    def value(self) -> int:
        return self.total + self.current

    def take(self, word: str, joined_by_and: bool) -> bool:
        """Whether the word goes on with the number; nothing changes where it does not."""
        if joined_by_and and (word not in SMALL or not self.value or self.value % 100):
            return False
        if word in SMALL:
            return self._take_small(SMALL[word])
        if word in SCALES and word != "dozens":
            return self._take_scale(SCALES[word])
        return False

    def _take_small(self, number: int) -> bool:
        rest = self.current % 100
        follows = rest == 0 or (rest >= 20 and rest % 10 == 0 and 0 < number < 10)
        if not follows or (self.begun and self.value == 0) or (self.begun and number == 0):
            return False
        self.current += number
        self.begun = True
        return True

    def _take_scale(self, scale: int) -> bool:
        if scale >= self.smallest or not self.current:
            return False
        if scale == 100:
            if self.current > 99:
                return False
            self.current *= 100
        else:
            self.total += self.current * scale
            self.current, self.smallest = 0, scale
        return True


def english_number(text: str, place: int) -> tuple[Fraction, int] | None:
    """The number whose words begin there and where they end; None where there is none."""
    part = _part(text, place)
    if part is not None:
        return part
    count, end = _Count(), place
    first = _WORD.match(text, place)
    if first is None or first.start(1) != place:
        return None
    if first[1].casefold() in ("a", "an"):
        scale = _WORD.match(text, first.end())
        if scale is None or scale[1].casefold() not in _SCALED:
            return None
        count.current, end = 1, first.end()
    while match := _WORD.match(text, end):
        joined = match.group().startswith(" and ")
        if (end == place and match.start(1) != place) or not count.take(
            match[1].casefold(), joined
        ):
            break
        end = match.end()
    if end == place:
        return None
    return _with_decimals(text, Fraction(count.value), end)


def _with_decimals(text: str, value: Fraction, end: int) -> tuple[Fraction, int]:
    match = _DECIMALS.match(text, end)
    if match is None:
        return value, end
    digits = [SMALL[word.casefold()] for word in match[1].replace("-", " ").split()]
    behind = Fraction(int("".join(map(str, digits))), 10 ** len(digits))
    return value + behind, match.end()


def _part(text: str, place: int) -> tuple[Fraction, int] | None:
    """A half, three quarters, two thirds."""
    first = _WORD.match(text, place)
    if first is None or first.start(1) != place:
        return None
    word = first[1].casefold()
    if word == "half":
        return Fraction(1, 2), first.end()
    if word not in ("a", "an") and not 1 <= SMALL.get(word, 0) <= 9:
        return None
    second = _WORD.match(text, first.end())
    if second is None or second[1].casefold() not in PARTS or " and " in second.group():
        return None
    return Fraction(SMALL.get(word, 1), PARTS[second[1].casefold()]), second.end()
