"""Numbers as lists write them (ECMA-376 part 1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_CHINESE = "零一二三四五六七八九"
_MOST_ROMAN = 3999
_MOST_CHINESE = 99


def roman(number: int) -> str:
    """Lower case; digits where Roman numerals end."""
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    letters = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        letters += sign * count
    return letters


def letter(number: int) -> str:
    """a to z, then aa, bb, as word processors count."""
    if number < 1:
        return str(number)
    turns, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * min(turns + 1, 20)


def chinese(number: int) -> str:
    """一 to 九十九, then digits."""
    if not 0 < number <= _MOST_CHINESE:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("" if tens == 1 else _CHINESE[tens]) + "十"
    return head + (_CHINESE[ones] if ones or not tens else "")


def circled(number: int) -> str:
    """① to ⑳, then digits."""
    return chr(0x2460 + number - 1) if 0 < number <= 20 else str(number)


def numeral(number: int, form: str) -> str:
    """A number in one of OOXML's forms; decimal where the form is not known."""
    return _FORMS.get(form, str)(number)


_FORMS: dict[str, Callable[[int], str]] = {
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": letter,
    "upperLetter": lambda number: letter(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "ideographDigital": chinese,
    "japaneseDigitalTenThousand": chinese,
}
