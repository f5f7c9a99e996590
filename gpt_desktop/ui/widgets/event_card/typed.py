"""What people type into fields for a time and a day."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from PySide6.QtCore import QDate, QLocale

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.widgets.calendar_words import day_words, interface_locale, weekday_name

_TIME = re.compile(
    r"(?P<before>上午|早上|下午|晚上|中午|[ap]\.?m\.?)?\s*"
    r"(?P<hour>\d{1,2})\s*(?:[:.：h点时]\s*(?P<minute>\d{2})?\s*分?|(?P<joined>[0-5]\d))?"
    r"(?P<half>半)?\s*(?P<after>[ap]\.?m\.?|[ap])?",
    re.IGNORECASE,
)
_LATE = ("下午", "晚上", "p")


def typed_time(text: str) -> time | None:
    """Of "15:30", "1530", "15", "3:30 pm", "下午3点半"; None of anything else."""
    match = _TIME.fullmatch(text.strip().replace("\u202f", " "))
    if match is None:
        return None
    hour = int(match["hour"])
    minute = 30 if match["half"] else int(match["minute"] or match["joined"] or 0)
    half = (match["before"] or match["after"] or "").lower()
    if half and hour <= 12:
        late = half.startswith(_LATE) or (half == "中午" and hour < 10)
        hour = hour % 12 + (12 if late or (half == "中午" and hour == 12) else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def typed_day(text: str, today: date) -> date | None:
    """Of a day as it is written in the interface's language, or its name; else None.

    Names of days of the week are those that come next; without a year it is the day that comes
    next.
    """
    words = text.strip()
    named = _named_day(words.casefold(), today)
    if named is not None:
        return named
    locale = interface_locale()
    long_format = locale.dateFormat(QLocale.FormatType.LongFormat)
    short_format = locale.dateFormat(QLocale.FormatType.ShortFormat)
    if words == day_words(today):
        return today
    whole = (
        "yyyy-MM-dd",
        "yyyy-M-d",
        "yyyy/M/d",
        re.sub(r"\by{2}\b", "yyyy", short_format),
        re.sub(r"d{4}", "ddd", long_format.replace("MMMM", "MMM")),
        long_format,
        "d MMMM yyyy",
        "d MMM yyyy",
        "MMM d yyyy",
        "MMMM d yyyy",
        "yyyy年M月d日",
    )
    for each in whole:
        found = locale.toDate(words, each)
        if found.isValid():
            return date(found.year(), found.month(), found.day())
    return _without_year(words, locale, today)


def _named_day(words: str, today: date) -> date | None:
    near = {tr("Today"): 0, tr("Tomorrow"): 1, "今天": 0, "明天": 1, "后天": 2}
    for name, ahead in near.items():
        if words == name.casefold():
            return today + timedelta(days=ahead)
    for number in range(7):
        names = (weekday_name(number), weekday_name(number, short=False))
        if words in [name.casefold() for name in names]:
            return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    return None


def _without_year(words: str, locale: QLocale, today: date) -> date | None:
    month_first = locale.dateFormat(QLocale.FormatType.ShortFormat).find("M") == 0
    numbers = ("M/d", "d/M") if month_first else ("d/M", "d.M.", "M月d日", "M/d")
    for each in (*numbers, "d MMMM", "d MMM", "MMMM d", "MMM d"):
        found = locale.toDate(f"{words} {today.year}", f"{each} yyyy")
        if not found.isValid():
            continue
        day = date(found.year(), found.month(), found.day())
        if day >= today:
            return day
        next_year = QDate(day.year + 1, day.month, day.day)
        return date(day.year + 1, day.month, day.day) if next_year.isValid() else None
    return None
