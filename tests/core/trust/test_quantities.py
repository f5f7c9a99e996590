"""Numbers in every spelling."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gpt_desktop.core.trust.amounts import near_amount, same_amount
from gpt_desktop.core.trust.quantities import find_quantities


def amounts(text: str) -> list[tuple[str, str]]:
    """Each number's first reading and what is counted."""
    return [
        (f"{quantity.readings[0].normalize():f}", quantity.unit.kind if quantity.unit else "")
        for quantity in find_quantities(text)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2.5 km", [("2.5", "length")]),
        ("2,5 %", [("2.5", "percent")]),
        ("1,234.56 euros", [("1234.56", "euro")]),
        ("1.234,56 €", [("1234.56", "euro")]),
        ("12 000 Euro", [("12000", "euro")]),
        ("12\u202f000 people", [("12000", "")]),
        ("two and a half hours", [("2.5", "time")]),
        ("a dozen eggs", [("12", "")]),
        ("half a million people", [("500000", "")]),
        ("12 per cent", [("12", "percent")]),
        ("one hundred and five", [("105", "")]),
        ("$1.2 million", [("1200000", "dollar")]),
        ("£3m", [("3000000", "pound")]),
        ("10k runners", [("10000", "")]),
        ("3–5 km", [("3", ""), ("5", "length")]),
        ("90-minute talk", [("90", "time")]),
        ("½ cup, 3½ cups", [("0.5", ""), ("3.5", "")]),
        ("the third bid, the 21st", [("3", ""), ("21", "")]),
        ("A4 paper in 3D, H2O, COVID-19", []),
        ("No one of them came.", []),
        ("Half of them pay half an hour’s work.", [("0.5", ""), ("0.5", "time")]),
        ("半年，两块五", [("0.5", "month"), ("2.5", "yuan")]),
        ("zwölf Stühle, deux chaises", [("12", ""), ("2", "")]),
        ("一千二百三十四元", [("1234", "yuan")]),
        ("一万三千人", [("13000", "")]),
        ("13500万元", [("135000000", "yuan")]),
        ("1.35亿元", [("135000000", "yuan")]),
        ("三万五", [("35000", "")]),
        ("百分之二十", [("20", "percent")]),
        ("五成", [("50", "percent")]),
        ("三点五公里", [("3.5", "length")]),
        ("三个半小时", [("3.5", "time")]),
        ("有２０个房间", [("20", "")]),
        ("一些人一起走", []),
        ("万一不行，十分抱歉", []),
    ],
)
def test_what_a_text_counts(text: str, found: list[tuple[str, str]]) -> None:
    assert amounts(text) == found


def test_parts_that_are_taken_are_no_numbers() -> None:
    assert find_quantities("on 3 May 12 came", [(3, 8)])[0].readings == (Decimal(12),)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("13500万元", "1.35亿元", True),
        ("90 minutes", "one and a half hours", True),
        ("1500 m", "1.5 km", True),
        ("5 km", "5 kg", False),
        ("1,234", "1234", True),
        ("12 million", "21 million", False),
        ("two thirds", "2/3", True),
        ("三分之二", "two thirds", True),
    ],
)
def test_the_same_in_other_spelling(one: str, other: str, same: bool) -> None:
    [first], [second] = find_quantities(one), find_quantities(other)
    assert same_amount(first, second) is same


@pytest.mark.parametrize(
    ("claim", "source", "allowed"),
    [
        ("about 1,200", "1,187", True),
        ("1,200", "1,187", False),
        ("nearly 20 percent", "19.6 percent", True),
        ("about 1,500", "1,187", False),
        ("约1200人", "1187人", True),
        ("1200多人", "1187人", True),
        ("1.19 million", "1,187,400", True),
    ],
)
def test_rounding_that_is_said_is_allowed(claim: str, source: str, allowed: bool) -> None:
    [first], [second] = find_quantities(claim), find_quantities(source)
    assert near_amount(first, second) is allowed
