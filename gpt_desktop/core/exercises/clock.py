"""Times of day: when something ends, when it began, how long it took."""

from __future__ import annotations

import re
from fractions import Fraction

from gpt_desktop.core.calculation.nodes import Number
from gpt_desktop.core.exercises.solved import Solved
from gpt_desktop.core.lazy_pattern import LazyPattern

_DAY = 24 * 60
_TIME = LazyPattern(
    r"(?P<half>上午|早上|早晨|凌晨|中午|下午|傍晚|晚上)?\s*(?P<h>\d{1,2})"
    r"(?:\s*[:：]\s*(?P<m>\d{2})(?!\d)|时(?!间)(?:(?P<zm>\d{1,2})分)?)\s*(?P<en>[ap]\.?m\b\.?)?"
    r"|(?P<h2>\d{1,2})\s*(?P<en2>[ap]\.?m\b\.?)",
    re.I,
)
_LENGTH = LazyPattern(
    r"(?:(?P<h>\d+)\s*(?:小时|hours?\b|hrs?\b|h\b)\s*(?:and\s*)?)?"
    r"(?:(?P<m>\d+)\s*(?:分钟?|minutes?\b|mins?\b))|(?P<only>\d+)\s*(?:小时|hours?\b|hrs?\b)",
    re.I,
)
_ENDS = LazyPattern(
    r"(?:at )?what time (?:does|do|did|will|is|was)[^?]*?(?:end|finish|arrive|over|ready|stop)"
    r"|when (?:does|do|did|will)[^?]*?(?:end|finish|arrive)"
    r"|(?:几时|几点|什么时候|什么时间)[^?？]*?(?:结束|到|到达|放学|下课|散场)"
    r"|(?:结束|到达|到|下课|散场)[^?？，,]*?(?:几时|几点|什么时候|什么时间|时间是)",
    re.I,
)
_BEGINS = LazyPattern(
    r"(?:at )?what time (?:does|do|did)[^?]*?(?:start|begin|leave|set off|depart)"
    r"|when (?:does|do|did)[^?]*?(?:start|begin|leave)"
    r"|(?:几时|几点|什么时候|什么时间)[^?？]*?(?:开始|出发|开出)",
    re.I,
)
_TOOK = LazyPattern(
    r"how long (?:does|do|did|was|is|will)|how many (?:hours|minutes)"
    r"|多长时间|多少时间|多久|几小时几分",
    re.I,
)
_MORE = LazyPattern(
    r"\b(?:then|break|stops?|stopped|delay\w*|late|early|zone|next day|each|every|twice|rest\w*"
    r"|half|part|first|second|both|two|three|before"
    r"|lessons?)\b|休息|停|晚点|提前|第二天|次日|时差|每|再|迟到|课间|半|两|三|之?前",
    re.I,
)
_LASTS = LazyPattern(
    r"\blasts?\b|\blasted\b|\btakes?\b|\btook\b|\blong\b|\bfor\b|later|用了?|需要|要|放映|走了|行驶|经过"
    r"|历时|时长|共",
    re.I,
)


def of_clock(text: str) -> Solved | None:
    """What is asked of times of one day; None where it is not plain."""
    if _MORE.search(text) or text.count("?") + text.count("？") > 1:
        return None
    times = list(_TIME.finditer(text))
    rest = _TIME.sub(" ", text)
    lengths = list(_LENGTH.finditer(rest))
    bare = _LENGTH.sub(" ", rest)
    if re.search(r"\d", bare):
        return None
    minutes = [_minute(one) for one in times]
    if None in minutes:
        return None
    known = [one for one in minutes if one is not None]
    if len(known) == 2 and not lengths and _TOOK.search(bare):
        return _between(*known)
    if len(known) != 1 or len(lengths) != 1 or not _LASTS.search(bare):
        return None
    return _moved(known[0], _length(lengths[0]), bare)


def _moved(known: int, length: int, bare: str) -> Solved | None:
    ends, begins = _ENDS.search(bare), _BEGINS.search(bare)
    if bool(ends) == bool(begins) or not 0 < length < _DAY:
        return None
    found = known + length if ends else known - length
    if not 0 <= found < _DAY:
        return None
    shown = _shown(found)
    sign = "+" if ends else "-"
    step = rf"$\text{{{_shown(known)}}} {sign} \text{{{_spelled(length)}}} = \text{{{shown}}}$"
    return Solved(
        f"{_shown(known)} {sign} {_spelled(length)}", shown, rf"\text{{{shown}}}", (step,)
    )


def _between(start: int, end: int) -> Solved | None:
    if end <= start:
        return None
    shown = _spelled(end - start)
    step = rf"$\text{{{_shown(end)}}} - \text{{{_shown(start)}}} = \text{{{shown}}}$"
    return Solved(
        f"{_shown(end)} − {_shown(start)}", shown, rf"\text{{{shown}}}", (step,),
        (Number(Fraction(end - start)),), unit="min",
    )  # fmt: skip


def _minute(match: re.Match[str]) -> int | None:
    hour = int(match["h"] or match["h2"])
    minute = int(match["m"] or match["zm"] or 0)
    half, english = match["half"] or "", (match["en"] or match["en2"] or "").casefold()
    if hour > 24 or minute > 59:
        return None
    if english:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if english.startswith("p") else 0)
    elif (half in ("下午", "傍晚", "晚上") and hour < 12) or (half == "中午" and hour < 3):
        hour += 12
    return hour * 60 + minute


def _length(match: re.Match[str]) -> int:
    if match["only"]:
        return int(match["only"]) * 60
    return int(match["h"] or 0) * 60 + int(match["m"])


def _shown(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"


def _spelled(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} h"] if hours else []
    return " ".join([*parts, f"{rest} min"] if rest or not hours else parts)
