"""Numbers as lists write them."""

from __future__ import annotations

import pytest

from gpt_desktop.documents.office.numerals import numeral


@pytest.mark.parametrize(
    ("number", "form", "written"),
    [
        (1994, "upperRoman", "MCMXCIV"),
        (4, "lowerRoman", "iv"),
        (0, "lowerRoman", "0"),
        (4000, "upperRoman", "4000"),
        (26, "lowerLetter", "z"),
        (28, "upperLetter", "BB"),
        (7, "decimalZero", "07"),
        (20, "decimalEnclosedCircle", "⑳"),
        (21, "decimalEnclosedCircle", "21"),
        (1, "chineseCounting", "一"),
        (10, "chineseCountingThousand", "十"),
        (23, "japaneseCounting", "二十三"),
        (100, "chineseCounting", "100"),
        (3, "hebrew1", "3"),
    ],
)
def test_forms(number: int, form: str, written: str) -> None:
    assert numeral(number, form) == written
