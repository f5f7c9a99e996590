"""Whether a message wishes to put an event down. In doubt it does not."""

from __future__ import annotations

import re

from gpt_desktop.core.agenda.reading.board import pattern

# Wishes for something else, in words that would otherwise leave a title behind.
_OTHER_WISH = pattern(
    r"^\W*(?:(?:please|pls|can\s+you|could\s+you|would\s+you|will\s+you)[\s,]+)*"
    r"(?:write|translate|summari[sz]e|explain|describe|rewrite|rephrase|correct|fix|proofread"
    r"|convert|calculate|compute|list|make\s+(?:a|me\s+a)\s+(?:list|table|poem|story)|give\s+me"
    r"|tell\s+(?:me\s+(?!when)|us)|suggest|recommend|compare|draft|compose|generate|find|search|show"
    r"|cancel|delete|remove|move|reschedule|postpone|forget|never\s?mind|do\s+not|don'?t"
    r"|remind\s+me\s+(?:what|how|who|where|why|which|when|of\s+what))\b"
)
_QUESTION = pattern(
    r"^\W*(?:what|when|where|who|whom|whose|which|why|how|is|are|am|was|were|do|does|did|should|shall"
    r"|may\s+(?:i|we)|might|has|have|had)\b|^\W*(?:can|could|would|will)\s+(?!you\s+(?:please\s+)?(?:remind"
    r"|schedule|add|put|book|set|create|note|save|enter|plan|arrange|make))\w+"
)
_ZH_OTHER = re.compile(
    "什么|怎么|怎样|为什么|为何|哪|几[号点天个年月]?(?=[^\\d]*[?？吗呢]|$)|多少|吗[?？。!！]?$|呢[?？]$"
    "|有空|写(?:一|封|首|篇|个|信|份)|翻译|解释|语法|总结|概括|润色|改写|计算|取消|删除|推迟|改到|改成|挪到"
    "|不要提醒|不(?:开|去|来|用|上)|别提醒|不用提醒|天气|介绍|推荐|建议|列出|是什么意思"
)
_PAST = pattern(
    r"\b(?:was|were|went|had|did|began|happened|lasted|ended|started|met|said|told|asked|decided"
    r"|called|came|took|got|made|saw|yesterday|last\s+(?:week|month|year|night|monday|tuesday"
    r"|wednesday|thursday|friday|saturday|sunday)(?!\s+(?:of|in)\b)|ago)\b"
)
_ZH_PAST = re.compile(
    "昨天|前天|昨晚|上周|上个?星期|上个?月|去年|[^\\d]了[。.!！]?$|是.*的[。.!！]?$|过了"
)
_QUOTED = re.compile('["“”「」『』].{3,}["“”「」『』]|: ?\'|```')
_STATEMENT = pattern(
    r"^\W*(?:the|this|that|these|those|he|she|they|it|you|his|her|their|its|i|we)\b"
    r"|\b(?:i|he|she|they|we|it|you)\s+(?!have\s+an?\b|'ve\b)[a-z']+"
    r"|\b(?:is|are|(?<!\d )am|isn't|aren't|will|would|should|could|opens?|closes?|begins"
    r"|starts\s+on|means|celebrated|works|feels?|hates?|loves?|likes?)\b"
)
_COMMAND = pattern(
    r"^\W*(?:(?:hi|hey|hello|please|pls|can\s+you|could\s+you|would\s+you|will\s+you)[\s,]+)*"
    r"(?:(?:help\s+me\s+)?(?:schedule|arrange|set\s+up|pencil\s+in)\b"
    r"|(?:add|create|put|book|note|save|enter|mark|set|make|plan|new)\b(?=.*\b(?:event|appointment"
    r"|calendar|agenda|diary|reminder|meeting|call)\b)"
    r"|(?:set\s+a\s+)?remind(?:er)?\b(?:\s+me)?\b(?!\s+(?:what|how|who|why|where|which)\b)"
    r"|don'?t\s+let\s+me\s+forget\b|i\s+have\s+an?\b|i'?ve\s+(?:got\s+)?an?\b)"
    r"|\bremind\s+me\b.*\bbefore\b"
)
_ZH_COMMAND = re.compile(
    "提醒我|叫我|通知我|提前.{1,6}提醒|(?:帮我|请|麻烦).{0,4}(?:安排|记|添加|加|新建|创建|预约|约)"
    "|^(?:安排|添加|新建|创建|新增|记一下)|(?:日历|日程)"
)
_MOST_WORDS = 16
_MOST_CHINESE = 40
_CHINESE = re.compile("[\u4e00-\u9fff]")


def speaks_of_something_else(text: str) -> bool:
    """Whether a text asks, tells or wishes something that is no new event."""
    plain = " ".join(text.split())
    if _CHINESE.search(plain):
        return bool(_ZH_OTHER.search(plain) or _ZH_PAST.search(plain) or _QUOTED.search(plain))
    if _OTHER_WISH.search(plain) and not pattern(r"^\W*don'?t\s+let\s+me\s+forget").search(plain):
        return True
    return bool(_QUESTION.search(plain) or _PAST.search(plain) or _QUOTED.search(plain))


def is_commanded(text: str) -> bool:
    """Whether it is said in so many words that something is to be put down."""
    return bool(_COMMAND.search(text) or _ZH_COMMAND.search(text))


def states_something(text: str) -> bool:
    """Whether a text without a command is a sentence of its own, rather than a note."""
    plain = " ".join(text.split())
    letters = _CHINESE.findall(plain)
    if letters:
        return len(letters) > _MOST_CHINESE or plain.endswith(("?", "？"))
    long = len(plain.split()) > _MOST_WORDS
    return long or plain.endswith("?") or bool(_STATEMENT.search(plain))
