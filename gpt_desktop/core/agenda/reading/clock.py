"""Times of day: "3pm", "half past seven", 下午三点半. Which half is never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time

from gpt_desktop.core.agenda.reading.board import pattern
from gpt_desktop.core.agenda.reading.numbers import CHINESE, number_of

_HALF = r"(?:[ap]\.?\s?m\.?(?![a-z0-9]))"
_WORDS = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
_FEW = r"(?:five|ten|twenty|twenty[ -]five|5|10|20|25)"
# "Ten to five" is a span or 4:50: only with its unit it is a time.
_PAST = (
    rf"(?:(?:half|(?:a\s+)?quarter|{_FEW}(?:\s+minutes)?)(?=\s+past)"
    rf"|(?:(?:a\s+)?quarter|{_FEW}\s+minutes)(?=\s+to))"
)
_IN_THE = (
    r"(?:\s*,?\s*(?:in\s+the\s+(?P<in_the>morning|afternoon|evening)|at\s+(?P<at_night>night)"
    r"|this\s+(?P<this>morning|afternoon|evening)|(?P<tonight>tonight)))?(?![a-z])"
)
ZH_PART = (
    "大清早|清早|清晨|早晨|早上|上午|中午|晌午|午后|下午|傍晚|晚上|夜里|夜晚|深夜|半夜|午夜|凌晨"
    "|早|晚"
)
_ENGLISH_CLOCK = pattern(
    rf"(?:(?P<past>{_PAST})\s+(?P<way>past|to)\s+(?P<past_hour>{_WORDS})"
    r"(?:\s*o'?clock)?"
    rf"|(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>{_HALF})"
    r"|(?P<hour24>\d{1,2})[:h](?P<minute24>[0-5]\d)(?::00)?(?![\d:])(?:\s?(?:uhr|h)\b)?"
    rf"|(?P<clock_hour>{_WORDS})\s*o'?clock(?:\s?(?P<clock_half>{_HALF}))?"
    r"|(?P<only_hour>\d{1,2})\s?(?:h|uhr)(?![a-z0-9])"
    r"|(?:12\s+)?(?P<noon>noon|midday)|(?:12\s+)?(?P<midnight>midnight))"
    rf"(?:\s*(?P<end_half>{_HALF}))?",
    _IN_THE,
)
_BARE_CLOCK = pattern(rf"(?P<bare>{_WORDS})(?![\d.,:/%-]*\d)(?!\s*(?:st|nd|rd|th)\b)", _IN_THE)
_NUMBER_WITH_PART = pattern(
    rf"(?<![\w.:/-])(?P<bare>{_WORDS})",
    _IN_THE.removesuffix(")?(?![a-z])"),
    ")(?![a-z])",
)
_CHINESE_CLOCK = re.compile(
    rf"(?:(?P<part>{ZH_PART})的?\s*)?(?:差(?P<less>一刻|{CHINESE}分?))?"
    rf"(?:(?P<hour>{CHINESE})\s*(?:点钟|点整|点|时(?!间)|點)"
    rf"(?:(?P<rest>半|一刻|三刻)|差(?P<less_after>一刻|{CHINESE}分?)"
    rf"|(?P<minute>{CHINESE})分?(?!钟|个))?"
    r"|(?(part)(?P<hour24>\d{1,2}):(?P<minute24>[0-5]\d)(?!\d)|(?!)))",
    re.ASCII,
)
_ENGLISH_PARTS = {"morning": "morning", "afternoon": "afternoon", "evening": "evening"}
_CHINESE_PARTS = {
    **dict.fromkeys(("大清早", "清早", "清晨", "早晨", "早上", "上午", "早"), "morning"),
    **dict.fromkeys(("中午", "晌午"), "noon"),
    **dict.fromkeys(("午后", "下午"), "afternoon"),
    **dict.fromkeys(("傍晚", "晚上", "夜晚", "夜里", "晚"), "evening"),
    **dict.fromkeys(("深夜", "半夜", "午夜"), "night"),
    "凌晨": "small hours",
}
_HOURS_OF = {
    "small hours": {hour: hour for hour in range(6)} | {12: 0},
    "morning": {hour: hour for hour in range(1, 12)},
    "noon": {11: 11, 12: 12, 1: 13, 2: 14},
    "afternoon": {12: 12} | {hour: hour + 12 for hour in range(1, 7)},
    "evening": {hour: hour + 12 for hour in range(4, 12)},
    "night": {hour: hour + 12 for hour in range(8, 12)} | {0: 0},
}
"""Which hours of the day the hours of a clock's face are in a part of the day."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as it was said.

    Attributes:
        hour: 0 to 24 where ``sure``, else as on a clock's face.
        sure: the half of the day is known.
        part: the part of the day that was said with it, or "".
        start, end: where it stands in the text.
    """

    hour: int
    minute: int
    sure: bool
    part: str
    start: int
    end: int

    @property
    def time_of_day(self) -> time | None:
        """The time of day where it is sure and there is such a one; 24:00 is none."""
        if not self.sure or not 0 <= self.hour < 24:
            return None
        return time(self.hour, self.minute)

    def settled(self, part: str) -> Clock:
        """With its half of the day, where a part of the day tells it."""
        if self.sure:
            return self
        hour = _HOURS_OF.get(part, {}).get(self.hour)
        return self if hour is None else replace(self, hour=hour, sure=True, part=part)

    def halves(self) -> tuple[time, ...]:
        """Both times it may be; none where it is sure, or impossible."""
        if self.sure or not 0 <= self.hour <= 12:
            return ()
        return (time(self.hour % 12, self.minute), time(self.hour % 12 + 12, self.minute))


def find_clock(text: str, position: int = 0) -> Clock | None:
    """The first time of day that says by itself that it is one."""
    whole = (match for match in _ENGLISH_CLOCK.finditer(text, position) if _alone(text, match))
    english = next(whole, None)
    bare = _NUMBER_WITH_PART.search(text, position)
    chinese = _CHINESE_CLOCK.search(text, position)
    found = [
        *([_english(english)] if english else []),
        *([_bare(bare)] if bare else []),
        *([_chinese(chinese)] if chinese else []),
    ]
    return min(found, key=lambda clock: (clock.start, -clock.end), default=None)


def clock_at(text: str, position: int, *, bare: bool) -> Clock | None:
    """The time of day that begins here; ``bare`` ones are mere numbers, as after "at"."""
    clock = find_clock(text, position)
    if clock is not None and clock.start == position:
        return clock
    match = _BARE_CLOCK.match(text, position) if bare else None
    if match is None:
        return None
    clock = _bare(match)
    return None if clock.hour > 24 else clock


def part_of(word: str) -> str:
    """The part of the day of a word for it."""
    word = word.casefold()
    return _CHINESE_PARTS.get(word) or _ENGLISH_PARTS.get(word, "evening")


def _alone(text: str, match: re.Match[str]) -> bool:
    before = text[match.start() - 1 : match.start()]
    return not (before.isascii() and before.isalnum()) and before not in {".", ":", "/", "-"} - (
        {"-"} if match["half"] or match["hour24"] else set()
    )


def _bare(match: re.Match[str]) -> Clock:
    hour = number_of(match["bare"])
    part = _english_part(match)
    hour = 99 if hour is None else hour
    sure = hour > 12 or hour == 0
    return Clock(hour, 0, sure, part, match.start(), match.end()).settled(part)


def _english(match: re.Match[str]) -> Clock:
    part = _english_part(match)
    if match["noon"] or match["midnight"]:
        return Clock(12 if match["noon"] else 24, 0, True, part, match.start(), match.end())
    half = match["half"] or match["clock_half"] or match["end_half"] or ""
    hour, minute = _english_hour(match)
    sure = hour > 12 or hour == 0
    if match["hour24"] and match["hour24"].startswith("0"):
        sure = not half and not part  # 09:30 is how the clock of 24 hours writes it
    clock = Clock(hour, minute, sure, part, match.start(), match.end())
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.casefold().startswith("p") else 0)
        return replace(clock, hour=hour, sure=not part or hour in _HOURS_OF[part].values())
    if half or (sure and part and hour not in _HOURS_OF[part].values()):
        return replace(clock, hour=99, sure=True)  # 13pm, 15:00 in the morning
    return clock.settled(part)


def _english_hour(match: re.Match[str]) -> tuple[int, int]:
    if match["past"]:
        amount = re.sub(r"\s+minutes$|^a\s+", "", match["past"].casefold())
        minutes = {"half": 30, "quarter": 15}.get(amount) or number_of(amount) or 0
        hour = number_of(match["past_hour"]) or 0
        if match["way"].casefold() == "past":
            return hour, minutes
        return (hour - 1 or 12), 60 - minutes
    said = match["hour"] or match["hour24"] or match["only_hour"] or match["clock_hour"]
    return number_of(said) or 0, int(match["minute"] or match["minute24"] or 0)


def _english_part(match: re.Match[str]) -> str:
    if match["at_night"] or match["tonight"]:
        return "evening"
    return match["in_the"] or match["this"] or ""


def _chinese(match: re.Match[str]) -> Clock:
    part = _CHINESE_PARTS[match["part"]] if match["part"] else ""
    hour = number_of(match["hour"] or match["hour24"])
    minute = _chinese_minute(match)
    less = match["less"] or match["less_after"]
    if hour is None or hour > 24 or minute is None or minute > 59:
        return Clock(99, 0, True, part, match.start(), match.end())
    if less:
        taken = 15 if less == "一刻" else number_of(less.rstrip("分")) or 0
        hour, minute = (hour - 1 or 12), 60 - taken
    sure = hour > 12 or hour == 0
    if (match["hour24"] or "").startswith("0") and not part:
        sure = True
    return Clock(hour, minute, sure, part, match.start(), match.end()).settled(part)


def _chinese_minute(match: re.Match[str]) -> int | None:
    if match["rest"]:
        return {"半": 30, "一刻": 15, "三刻": 45}[match["rest"]]
    if match["minute24"]:
        return int(match["minute24"])
    return number_of(match["minute"]) if match["minute"] else 0
