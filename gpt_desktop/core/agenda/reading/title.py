"""What is left of the sentence: the title, and words of time that nobody understood."""

from __future__ import annotations

import re

from gpt_desktop.core.agenda.reading.board import TAKEN, Board, pattern
from gpt_desktop.core.agenda.reading.calendar_words import MONTH, WEEKDAY, WEEKDAYS_PLURAL

_MINE = r"(?:(?:my|the|our|your)\s+)?(?:calendar|agenda|schedule|diary|planner)"
_COMMANDS = (
    pattern(
        r"^\s*(?:hi|hey|hello|ok|okay|so)\b[\s,!]*",
    ),
    pattern(
        r"^[\s,]*(?:(?:please|pls|kindly)[\s,]+)?(?:(?:can|could|would|will)\s+you\s+)?"
        r"(?:please\s+)?(?:(?:i'?d\s+like|i\s+want|i\s+need)\s+(?:you\s+)?to\s+)?(?:help\s+me\s+)?"
        r"(?:(?:schedule|add|create|put|set\s+up|arrange|pencil\s+in)\b(?!\s*[:\0])(?:\s+(?:me|in|down))?"
        r"|(?:book|plan|note(?:\s+down)?|enter|make|save|mark|write\s+down)\b"
        r"(?=\s+(?:an?|the|my|in|me)\b|\s*:)|new\b(?=\s+(?:event|appointment|entry)))"
        rf"(?:\s+to\s+{_MINE}|\s+(?:in|on)\s+{_MINE})?\s*:?\s*"
        r"(?:(?:an?|the|my|new|this|another|as|\s)*\b(?:event|appointment|entry|calendar\s+entry"
        r"|reminder)\b\s*(?::|for\b|called\b|named\b|titled\b|to\b|about\b)?)?\s*"
    ),
    pattern(
        r"^\s*(?:please\s+)?(?:i|we)\s*(?:'ve|have|'ll\s+have|will\s+have|'ve\s+got)(?:\s+got)?\s+"
        r"(?:to\s+)?(?=\w)|^\s*there(?:'s|\s+is|\s+will\s+be)\s+"
        r"|^\s*(?:event|appointment|reminder|calendar)\s*:\s*"
    ),
    pattern(rf"\s*\b(?:to|in|into|on)\s+{_MINE}\b(?:\s+for\b)?"),
    pattern(r"[\s,]*\b(?:please|thanks|thank\s+you|pls)\b(?=\W*$)"),
    re.compile(
        "(?:请|麻烦|麻烦你)?(?:帮我|给我|替我|为我)(?:把)?(?:安排|添加|新建|创建|预约|约|记|定|加|设)?"
        "(?:一下|一个|个|上|到(?:日历|日程)(?:里|上|中)?)?"
    ),
    re.compile(
        "(?:^|(?<=[,。;\0]))\\s*(?:请|麻烦)?(?:安排|添加|新建|创建|设置|新增|记录?)"
        "(?:一下|一个|个|一场|一次)?(?:日程|事件|会议日程|日历)?[:,]?"
    ),
    re.compile(
        "[,。;]?\\s*(?:请)?(?:记|加|添加|写|放|存)(?:到|进|入|在)?(?:我的)?(?:日历|日程表?|行程)"
        "(?:里|上|中|里面)?(?:去|吧)?"
    ),
    re.compile("^\\s*(?:日程|事件|日历|待办)\\s*:"),
    re.compile("(?:^|(?<=\0))\\s*我(?:要|想|得|需要|有一?个?)"),
    re.compile("(?:^|(?<=\0))\\s*(?:有一?个|有(?=会))"),
)
_EDGE_WORDS = pattern(
    r"^(?:(?:on|at|in|for|from|to|and|the|an?|my|our|is|are|will\s+be|that|of|by|it's|be)\b\s*)+"
    r"|(?:\s*\b(?:on|at|in|for|from|to|and|is|are|will\s+be|be|starts?|begins?|of|by|the|takes\s+place"
    r"|an?|every|starting|until))+$"
)
_ZH_EDGES = re.compile("^(?:的|是|要|把|就|有|去(?=$)|我要|我得)+|(?:的|是|在|于|有|要|从|到)+$")
_TRIM = " \t\r\n,;:.!?-~()[]\"'，。；：！？、（）…"
_ARTICLE = pattern(r"^(?:an?|the|my|our)\s+(?=\w)")

_TIME_WORDS = pattern(
    rf"\b(?:today|tonight|tomorrow|yesterday|{WEEKDAY}|{WEEKDAYS_PLURAL}|o'?clock"
    rf"|(?:in|of|until|till|by|since|before|after|from)\s+{MONTH}"
    r"|until|till|except|every|each|other\s+day|starting|beginning|sometime|before|after|between"
    r"|or|around\s+\d|noon|midnight|ago|later|earlier|following|[ap]\.m\.|\d+\s?[ap]m"
    r"|(?:half|quarter)\s+(?:past|to)|next\s+(?:week|month|year)|times|twice|once"
    r"|in\s+the\s+(?:morning|afternoon|evening)|at\s+night|(?:days?|weeks?|months?|years?|hours?"
    r"|minutes?|mins?)\s+(?:from|before|after)|starts?|ends?|bi-?weekly|fortnightly)\b"
)
_LONE_NUMBER = pattern(
    r"(?<![\w#./:-])(?<!room )(?<!no )(?<!gate )(?<!unit )(?<!part )(?<!chapter )(?<!lesson )"
    r"(?<!platform )(?<!terminal )(?<!grade )(?<!week )(?<!phase )(?<!line )(?<!step )(?<!track )"
    r"\d+(?:[.:/-]\d+)*(?!\s*(?:on\s+1|[a-z]{3,}|:\d)|[\w])"
)
_NUMBER_AND_UNIT = pattern(r"(?<![\w])\d+\s*(?:st|nd|rd|th|hours?|minutes?|days?|weeks?|months?)\b")
_BESIDE_A_TIME = pattern(rf"\b(?:by|before|after|since)\s*{TAKEN}|{TAKEN}\s*(?:之|以)?[前后]")
_ONE_ON_ONE = pattern(r"\b1\s?(?:on|-on-|:)\s?1\b")
_TAKEN_BACK = pattern(
    r"\b(?:no,?\s+wait|wait,?\s+no|scratch\s+that|i\s+mean|or\s+rather|make\s+(?:it|that)\b(?=[^a-z]*\d))"
    "|不对|哦不|说错|写错|应该是"
)
_ZH_TIME_WORDS = re.compile(
    "今天|明天|后天|昨天|今晚|明晚|星期|礼拜|周[一二三四五六日天末]|月底|月初|上午|下午|早上|晚上|中午"
    "|凌晨|傍晚|半夜|[0-9零一二两三四五六七八九十]+(?:点|号|月|分钟|小时|刻|天|周|年)|每(?!人|位|个人)"
    "|之前|以前|之后|以后|提前|左右|大概|除了|直到|为止|开始(?=$)|或者?|还是|前(?=$)|后(?=$)"
)


def take_commands(board: Board) -> bool:
    """Take away what is said to the app and not of the event; whether there was any."""
    found = False
    for expression in _COMMANDS:
        found = board.take(expression) is not None or found
    return found


def title_of(board: Board) -> str:
    """What is left, as a title; "" where nothing is."""
    chunks = [_trimmed(chunk) for chunk in re.split(f"{TAKEN}+", board.text)]
    title = ""
    for chunk in chunks:
        if not chunk:
            continue
        wide = not (title[-1:].isascii() and chunk[:1].isascii())
        title += chunk if not title or (wide and not _needs_gap(title, chunk)) else f" {chunk}"
    title = re.sub(r"\s+([,;.])", r"\1", " ".join(title.split()))
    title = _ARTICLE.sub("", title.strip(_TRIM))
    return title[:1].upper() + title[1:]


def odd_words(board: Board) -> str:
    """The first words of time, or the first number, that nobody understood; else ""."""
    text = _ONE_ON_ONE.sub(" ", board.text.replace(TAKEN, " \0 "))
    for expression in (
        _TAKEN_BACK,
        _BESIDE_A_TIME,
        _TIME_WORDS,
        _NUMBER_AND_UNIT,
        _ZH_TIME_WORDS,
        _LONE_NUMBER,
    ):
        match = expression.search(text)
        if match:
            return " ".join(match[0].replace(TAKEN, " ").split())
    return ""


def _needs_gap(title: str, chunk: str) -> bool:
    return title[-1].isascii() or chunk[0].isascii()


def _trimmed(chunk: str) -> str:
    before = None
    while before != chunk:
        before = chunk
        chunk = chunk.strip(_TRIM)
        chunk = _EDGE_WORDS.sub("", chunk)
        chunk = _ZH_EDGES.sub("", chunk)
    return chunk
