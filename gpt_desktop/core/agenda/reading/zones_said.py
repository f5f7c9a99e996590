"""Time zones as people say them: "3pm PT", "New York time", 北京时间, UTC+2."""

from __future__ import annotations

import re
from zoneinfo import available_timezones

from gpt_desktop.core.agenda.proposal import Field
from gpt_desktop.core.agenda.reading.board import TAKEN, Board, pattern

_SHORT: dict[str, tuple[str, ...]] = {
    "ET": ("America/New_York",),
    "EST": ("America/New_York",),
    "EDT": ("America/New_York",),
    "PT": ("America/Los_Angeles",),
    "PST": ("America/Los_Angeles",),
    "PDT": ("America/Los_Angeles",),
    "MST": ("America/Denver",),
    "MDT": ("America/Denver",),
    "CT": ("America/Chicago",),
    "CDT": ("America/Chicago",),
    "CST": ("America/Chicago", "Asia/Shanghai"),
    "IST": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "BST": ("Europe/London",),
    "GMT": ("UTC",),
    "UTC": ("UTC",),
    "CET": ("Europe/Paris",),
    "CEST": ("Europe/Paris",),
    "EET": ("Europe/Athens",),
    "EEST": ("Europe/Athens",),
    "MSK": ("Europe/Moscow",),
    "JST": ("Asia/Tokyo",),
    "KST": ("Asia/Seoul",),
    "HKT": ("Asia/Hong_Kong",),
    "SGT": ("Asia/Singapore",),
    "AEST": ("Australia/Sydney",),
    "AEDT": ("Australia/Sydney",),
}
SEASONAL = frozenset(name for name in _SHORT if len(name) > 2 and name[-2:] in {"ST", "DT", "ET"})
"""Abbreviations that are of one half of the year only."""

_NAMED = {
    "eastern": "America/New_York",
    "pacific": "America/Los_Angeles",
    "mountain": "America/Denver",
    "central european": "Europe/Paris",
    "beijing": "Asia/Shanghai",
    "china": "Asia/Shanghai",
    "japan": "Asia/Tokyo",
    "uk": "Europe/London",
    "german": "Europe/Berlin",
    "india": "Asia/Kolkata",
    "san francisco": "America/Los_Angeles",
    "boston": "America/New_York",
    "北京": "Asia/Shanghai",
    "上海": "Asia/Shanghai",
    "中国": "Asia/Shanghai",
    "香港": "Asia/Hong_Kong",
    "台北": "Asia/Taipei",
    "东京": "Asia/Tokyo",
    "日本": "Asia/Tokyo",
    "首尔": "Asia/Seoul",
    "新加坡": "Asia/Singapore",
    "伦敦": "Europe/London",
    "英国": "Europe/London",
    "巴黎": "Europe/Paris",
    "柏林": "Europe/Berlin",
    "德国": "Europe/Berlin",
    "莫斯科": "Europe/Moscow",
    "纽约": "America/New_York",
    "美东": "America/New_York",
    "美国东部": "America/New_York",
    "美西": "America/Los_Angeles",
    "美国西部": "America/Los_Angeles",
    "太平洋": "America/Los_Angeles",
    "旧金山": "America/Los_Angeles",
    "洛杉矶": "America/Los_Angeles",
    "芝加哥": "America/Chicago",
    "悉尼": "Australia/Sydney",
}
_CHINESE = "|".join(name for name in _NAMED if not name.isascii())
_OFFSET = pattern(r"\b(?:UTC|GMT)\s?([+-])\s?(\d{1,2})(?::?00)?\b")
_ABBREVIATION = re.compile(rf"(?<={TAKEN})\s*\(?\b({'|'.join(_SHORT)})\b\)?")
_ABBREVIATION_BEFORE = re.compile(rf"\b({'|'.join(_SHORT)})\b\s*(?={TAKEN})")
_TIME = pattern(
    rf"({_CHINESE})时间的?|\b((?:[a-z]+\s){{0,2}}?[a-z]+)\s+(?:standard\s+|local\s+)?time\b"
)


def take_zone(board: Board) -> tuple[tuple[str, ...], str]:
    """The zones that may be meant, and the abbreviation where one was said.

    To be called when the times have been taken, beside which abbreviations stand.
    """
    offset = board.take(_OFFSET, Field.ZONE)
    if offset:
        hours = int(offset[2]) * (1 if offset[1] == "+" else -1)
        if not -12 <= hours <= 14:
            return ("", ""), ""
        return ("UTC" if hours == 0 else f"Etc/GMT{-hours:+d}",), ""
    short = board.take(_ABBREVIATION, Field.ZONE) or board.take(_ABBREVIATION_BEFORE, Field.ZONE)
    if short:
        return _SHORT[short[1]], short[1]
    for match in _TIME.finditer(board.text):
        words = match[1] or match[2]
        for start in _word_starts(words):
            zone = _zone_of(" ".join(words[start:].casefold().split()))
            if zone:
                board.strike(match.start() + start, match.end(), Field.ZONE)
                return zone, ""
    return (), ""


def _word_starts(words: str) -> list[int]:
    return [match.start() for match in re.finditer(r"\S+", words)]


def _zone_of(name: str) -> tuple[str, ...]:
    if name in _NAMED:
        return (_NAMED[name],)
    if not name.isascii() or len(name) < 4:
        return ()
    city = name.replace(" ", "_")
    zones = (zone for zone in available_timezones() if zone.casefold().endswith(f"/{city}"))
    return tuple(sorted(zones))[:3]
