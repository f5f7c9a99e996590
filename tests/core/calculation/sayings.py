"""How an answer may say a value, and values near it that are wrong."""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction

ENGLISH = (
    "{}",
    "The answer is {}.",
    "I think it's {}",
    "Step by step:\n\n1. Look at the numbers.\n2. Compute.\n\nTherefore, the answer is {}.",
    "The final answer is $\\boxed{{{}}}$.",
)
CHINESE = ("{}", "所以结果为**{}**。", "经过计算，得到{}。")
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_HAN_DAYS = [f"星期{day}" for day in "一二三四五六日"]


def values(value: str, in_chinese: bool) -> tuple[list[str], list[str]]:
    """What says a value, and what says another one."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return _dates(date.fromisoformat(value), in_chinese)
    if value in _DAYS:
        place, names = _DAYS.index(value), _HAN_DAYS if in_chinese else _DAYS
        return [names[place]], [names[(place + 1) % 7], names[place - 1]]
    span = re.fullmatch(r"(\d+) h (\d+) min", value)
    if span:
        hours, minutes = int(span[1]), int(span[2])
        words = "{}小时{}分钟" if in_chinese else "{} hours and {} minutes"
        wrong = [words.format(hours + 1, minutes), words.format(hours, minutes - 1)]
        return [words.format(hours, minutes)], wrong
    return _numbers(value, in_chinese)


def _dates(day: date, in_chinese: bool) -> tuple[list[str], list[str]]:
    def words(one: date) -> str:
        if in_chinese:
            return f"{one.year}年{one.month}月{one.day}日"
        return f"{one.day} {one:%B} {one.year}"

    after = day + timedelta(days=1)
    other = day.replace(month=day.month % 12 + 1)
    return [words(day), day.isoformat()], [words(after), after.isoformat(), words(other)]


def _numbers(value: str, in_chinese: bool) -> tuple[list[str], list[str]]:
    digits, unit = value.removeprefix("≈ "), ""
    match = re.fullmatch(r"(-?[\d.]+)(.*)", digits)
    assert match
    number, unit = Fraction(match[1]), match[2]
    unit = unit.replace(" years old", " 岁" if in_chinese else " years")
    unit = unit.replace(" days", " 天" if in_chinese else " days")
    near = number - 1 if abs(number) < 50 else number * Fraction(98, 100)
    right = [_digits(number) + unit, _digits(Fraction(round(number, 2))) + unit]
    wrong = [number + 1, number * 10, number * Fraction(11, 10), near]
    return right, [*(_digits(one) + unit for one in wrong), _digits(number + 1)]


def _digits(number: Fraction) -> str:
    return f"{float(number):.6f}".rstrip("0").rstrip(".")
