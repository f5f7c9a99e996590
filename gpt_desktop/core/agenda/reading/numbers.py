"""Small numbers in figures and words, English and Chinese."""

from __future__ import annotations

_ENGLISH = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen", "twenty"),
)
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
_WORDS = {
    **{word: number for number, word in enumerate(_ENGLISH)},
    **_TENS,
    "forty-five": 45,
    "forty five": 45,
    "twenty-five": 25,
    "twenty five": 25,
    "thirty-five": 35,
    "a": 1,
    "an": 1,
    "a couple of": 2,
}
_CHINESE = {letter: number for number, letter in enumerate("零一二三四五六七八九")}
_CHINESE.update({"〇": 0, "两": 2, "俩": 2})

ENGLISH = r"(?:\d+|" + "|".join(sorted(_WORDS.keys() - {"a", "an"}, key=len, reverse=True)) + ")"
"""A number in an English sentence; ``a`` and ``an`` are left to those who want them."""

CHINESE = "(?:[0-9]+|[零〇一二两俩三四五六七八九十]+)"
"""A number in a Chinese sentence, below 100 where it is in words."""

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
"""English ordinals, as far as weekdays of a month go."""


def number_of(text: str) -> int | None:
    """The number that a text of one of the patterns above says; None for nonsense such as 十十."""
    text = text.strip().casefold()
    if text.isdecimal():
        return int(text) if len(text) < 5 else None
    if text in _WORDS:
        return _WORDS[text]
    return _chinese(text)


def _chinese(text: str) -> int | None:
    tens, ten, ones = text.partition("十")
    if not ten:
        # 二三 is "two or three", which is no number; 零五 is five past.
        if text.startswith(("零", "〇")):
            text = text[1:]
        return _CHINESE.get(text)
    if any(part and part not in _CHINESE for part in (tens, ones)):
        return None
    return _CHINESE.get(tens, 1) * 10 + _CHINESE.get(ones, 0)
