"""A number changed a little, in digits or Chinese numerals, with the words around it kept."""

from __future__ import annotations

from gpt_desktop.core.lazy_pattern import LazyPattern

_DIGITS = LazyPattern(r"\d+")
_SHIFTS = (1, -1, 2, -2, 10, -10, 5)
_YEAR = range(1000, 2100)
_HAN_DIGIT = LazyPattern("[一二两三四五六七八九](?=[^一二两三四五六七八九]*$)")
_HAN_DIGITS = "一二三四五六七八九"
_HAN_SHIFTS = (1, -1, 2, -2, 3)
# No such day, month or hour, and no such numeral.
_HOUR = "点(?![零一二三四五六七八九])"  # else it is a decimal point
_IMPOSSIBLE = LazyPattern(
    f"(?:星期|周)[七八九]|十[三四五六七八九](?:月|{_HOUR})|一十"
    f"|[二三四五六七八九]十[一二三四五六七八九]?(?:月|{_HOUR})"
)
_TEN = "十"
_TENS = ("二十", "十五", "三十", "十二")


def altered_number(words: str) -> list[str]:
    """The same words with another number of the same length; nothing where they have none."""
    changed = _in_digits(words) or _in_chinese(words)
    return [each for each in changed if not _IMPOSSIBLE.search(each)]


def _in_digits(words: str) -> list[str]:
    """With its longest number changed, which stays as long."""
    numbers = list(_DIGITS.finditer(words))
    if not numbers:
        return []
    place = max(numbers, key=lambda each: len(each.group()))
    value, width = int(place.group()), len(place.group())
    step = 1 if value in _YEAR or value < 20 else 10 ** max(0, width - 2)
    changed = [value + shift * step for shift in _SHIFTS]
    fitting = [each for each in changed if each > 0 and len(str(each)) == width]
    return [words[: place.start()] + str(each) + words[place.end() :] for each in fitting]


def _in_chinese(words: str) -> list[str]:
    """With its last numeral changed; a two is not made, which is 二 here and 两 there."""
    match = _HAN_DIGIT.search(words)
    if match is None:
        return [words.replace(_TEN, tens, 1) for tens in _TENS] if _TEN in words else []
    value = _HAN_DIGITS.index(match.group().replace("两", "二")) + 1
    changed = [value + shift for shift in _HAN_SHIFTS]
    return [
        words[: match.start()] + _HAN_DIGITS[each - 1] + words[match.end() :]
        for each in changed
        if 0 < each <= len(_HAN_DIGITS) and each != 2
    ]
