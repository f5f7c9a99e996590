"""Lengths of time: "an hour and a half", "90 min", 一个半小时."""

from __future__ import annotations

import re
from datetime import timedelta

from gpt_desktop.core.agenda.reading.board import pattern
from gpt_desktop.core.agenda.reading.numbers import CHINESE, ENGLISH, number_of

_UNITS = {
    "m": "minutes",
    "h": "hours",
    "d": "days",
    "w": "weeks",
    "分": "minutes",
    "小": "hours",
    "钟": "hours",
    "天": "days",
    "日": "days",
    "周": "weeks",
    "星": "weeks",
    "礼": "weeks",
}
_EN_UNIT = r"(?:hours?|hrs?|minutes?|mins?|days?|weeks?|wks?)"
_EN = (
    r"(?:(?:an\s+hour|one\s+hour)\s+and\s+a\s+half"
    r"|half[\s-]+an?[\s-]+hour|half[\s-]+hour"
    r"|three[\s-]+quarters\s+of\s+an\s+hour|(?:a\s+)?quarter\s+of\s+an\s+hour"
    rf"|{ENGLISH}\s+and\s+a\s+half\s+(?:hours?|days?|weeks?)"
    rf"|(?:{ENGLISH}|an?)[\s-]*{_EN_UNIT}(?:(?:\s*,?\s*and)?\s+{ENGLISH}\s*(?:minutes?|mins?))?"
    rf"|\d+[.,]\d+\s*(?:{_EN_UNIT}|h)"
    r"|\d+\s?h(?:\s?\d{1,2}(?:\s?m(?:in)?)?)?|\d+\s?m)(?![a-z0-9])"
)
_ZH_UNIT = "(?:小时|钟头|分钟|分|天|周|星期|礼拜)"
_ZH = (
    rf"(?:半个?(?:小时|钟头|天)|{CHINESE}个半(?:小时|钟头|星期|月)|{CHINESE}刻钟"
    rf"|{CHINESE}个?(?:小时|钟头)半|\d+\.\d+个?小时"
    rf"|{CHINESE}个?{_ZH_UNIT}(?:零?{CHINESE}分钟?)?)"
)
LENGTH = f"(?:{_EN}|{_ZH})"
"""Any length, for patterns of others."""

_AND_A_HALF = pattern(r"(.+?)\s+and\s+a\s+half\s+([hdw])")
_FRACTION = pattern(r"(\d+)[.,](\d+)\s*个?\s*([hmdw小])")
_HOURS_AND_MINUTES = pattern(r"(\d+)\s?h(?:\s?(\d{1,2})(?:\s?m(?:in)?)?)?")
_EN_PART = pattern(rf"({ENGLISH}|an?)[\s-]*([hmdw])")
_ZH_HALF = pattern(rf"({CHINESE})个半([小钟星])|({CHINESE})个?([小钟])[时头]半")
_ZH_PART = pattern(rf"({CHINESE})个?([小钟分天周星礼])")
_FIXED = {
    "hour and a half": 90,
    "three quarters": 45,
    "quarter": 15,
    "half": 30,
    "半小": 30,
    "半个小": 30,
    "半钟头": 30,
    "半个钟头": 30,
    "半天": 0,
    "半个天": 0,
}


def length_of(text: str) -> timedelta | None:
    """What a text that matches ``LENGTH`` says; None where it says nothing exact."""
    text = re.sub(r"[\s-]+", " ", text.strip().casefold())
    half = _AND_A_HALF.fullmatch(text) or _AND_A_HALF.match(text)
    if half:
        return _units(half[1], half[2], half=True)
    for words, minutes in _FIXED.items():
        if words in text and not _ZH_HALF.search(text):
            return timedelta(minutes=minutes) or None
    fraction = _FRACTION.match(text)
    if fraction:
        amount = float(f"{fraction[1]}.{fraction[2]}")
        return timedelta(**{_UNITS[fraction[3]]: amount})
    zh_half = _ZH_HALF.match(text)
    if zh_half:
        return _units(zh_half[1] or zh_half[3], zh_half[2] or zh_half[4], half=True)
    return _summed(text)


def _summed(text: str) -> timedelta | None:
    short = _HOURS_AND_MINUTES.fullmatch(text)
    if short:
        return timedelta(hours=int(short[1]), minutes=int(short[2] or 0))
    if "刻钟" in text:
        quarters = number_of(text.split("刻", maxsplit=1)[0])
        return None if quarters is None else timedelta(minutes=15 * quarters)
    total = timedelta()
    for part in (*_EN_PART.finditer(text), *_ZH_PART.finditer(text)):
        one = _units(part[1], part[2])
        if one is None:
            return None
        total += one
    return total or None


def _units(number: str, unit: str, *, half: bool = False) -> timedelta | None:
    amount = number_of(number)
    if amount is None or not 0 <= amount < 1000:
        return None
    return timedelta(**{_UNITS[unit]: amount + (0.5 if half else 0)})
