"""Dates and times of cells as their number formats show them (ECMA-376 part 1, 18.8.31)."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|(\[\$[^\]]*\]|\[[^\]hms]*\])|(\[h+\]|\[m+\]|\[s+\])|(am/pm|a/p)'
    r"|(y+|m+|d+|h+|s+)|(\.0+)|(_.|\*.)|([ :/,.()-])|([年月日时時分秒])",
    re.IGNORECASE,
)
_WORDS = {"m": ("%b", "%B"), "d": ("%a", "%A")}  # short and long
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def shown_date(text: str, number: float, form: str) -> str:
    """What a cell shows; the text itself where its format says no more than that.

    Args:
        text: as read so far: a date as ``2026-05-03``, or digits where it is a time only.
        number: days, with the time of the day as their part after the point.
        form: the number format, such as ``d.m.yyyy``.
    """
    found = _ISO.match(text)
    day = datetime.fromisoformat(found[0] if found else "1899-12-30")
    tokens = _tokens(form.partition(";")[0])
    if tokens is None or not (found or 0 <= number < 1 or _only_time(tokens)):
        return text
    seconds = round((number % 1 if found else number) * 86_400)
    return _written(tokens, day + timedelta(seconds=seconds), seconds)


def _tokens(form: str) -> list[tuple[str, str]] | None:
    """Letters for parts of dates, and "" for text; None where other signs are in it."""
    found: list[tuple[str, str]] = []
    place = 0
    while place < len(form):
        match = _TOKEN.match(form, place)
        if match is None:
            return None
        place = match.end()
        quoted, escaped, _, elapsed, half, part, _, _, plain, east = match.groups()
        if elapsed:
            found.append((f"[{elapsed[1].lower()}]", elapsed))
        elif half:
            found.append(("half", half))
        elif part:
            found.append((part[0].lower(), part.lower()))
        else:
            found.append(("", quoted or escaped or plain or east or ""))
    _tell_minutes(found)
    return found if any(kind for kind, _ in found) else None


def _tell_minutes(tokens: list[tuple[str, str]]) -> None:
    """An m beside hours or seconds is minutes, not months."""
    parts = [index for index, (kind, _) in enumerate(tokens) if kind and kind != "half"]
    for place, index in enumerate(parts):
        if tokens[index][0] != "m":
            continue
        before = tokens[parts[place - 1]][0] if place else ""
        after = tokens[parts[place + 1]][0] if place + 1 < len(parts) else ""
        if before in ("h", "[h]") or after == "s":
            tokens[index] = ("minute", tokens[index][1])


def _only_time(tokens: list[tuple[str, str]]) -> bool:
    return not any(kind in ("y", "m", "d") for kind, _ in tokens)


def _written(tokens: list[tuple[str, str]], moment: datetime, seconds: int) -> str:
    half = any(kind == "half" for kind, _ in tokens)
    return "".join(_part(kind, text, moment, seconds, half) for kind, text in tokens).strip()


def _part(kind: str, text: str, moment: datetime, seconds: int, half: bool) -> str:
    if kind in _WORDS and len(text) > 2:
        return moment.strftime(_WORDS[kind][len(text) > 3])
    if kind == "y":
        return f"{moment.year:04}" if len(text) > 2 else f"{moment.year % 100:02}"
    hour = (moment.hour % 12 or 12) if half else moment.hour
    values: dict[str, object] = {
        "": text,
        "half": "AM" if moment.hour < 12 else "PM",
        "[h]": seconds // 3600,
        "[m]": seconds // 60,
        "[s]": seconds,
    }
    if kind in values:
        return str(values[kind])
    numbers = {
        "m": moment.month,
        "d": moment.day,
        "h": hour,
        "minute": moment.minute,
        "s": moment.second,
    }
    return f"{numbers[kind]:0{2 if len(text) > 1 else 1}}"
