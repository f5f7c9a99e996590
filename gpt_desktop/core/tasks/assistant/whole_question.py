"""Tells a question about a whole document from one that a passage answers; English and Chinese."""

from __future__ import annotations

import re

from gpt_desktop.core.languages import LANGUAGES
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.tasks.assistant.whole_forms import (
    AFTER_CHINESE,
    BEFORE_CHINESE,
    BEFORE_ENGLISH,
    CHINESE,
    ENGLISH,
    FOCUSED_ENGLISH,
)
from gpt_desktop.core.tasks.options import LENGTH
from gpt_desktop.core.tasks.summarize.options import (
    BULLETS,
    FIGURES,
    FOCUS,
    LANGUAGE,
    MINUTES,
    OUTLINE,
    PARAGRAPH,
    STYLE,
    TLDR,
)

_LONGEST = 160  # characters; whoever writes more asks for something of their own
_WHOLE = LazyPattern(rf"{BEFORE_ENGLISH}(?:{'|'.join(ENGLISH)})[ ?.!]*", re.IGNORECASE)
_FOCUSED = LazyPattern(rf"{BEFORE_ENGLISH}{FOCUSED_ENGLISH}[ ?.!]*", re.IGNORECASE)
_WHOLE_CHINESE = LazyPattern(f"{BEFORE_CHINESE}(?:{'|'.join(CHINESE)}){AFTER_CHINESE}")
_SHORT = LazyPattern(
    r"\b(?:tl;?dr|nutshell|gist|one[- ]sentence|(?:one|a single|two) sentences?)\b|[一两]句话", re.I
)
_BRIEF = LazyPattern(r"\b(?:short|brief|briefly|shortly|quick|concise)\b|简短|简要|简单|简述", re.I)
_LONG = LazyPattern(r"\b(?:detail|detailed|long|thorough|in depth)\b|详细|完整", re.I)
_STYLES = (
    (OUTLINE, LazyPattern(r"\boutline\b|提纲|大纲", re.I)),
    (FIGURES, LazyPattern(r"\b(?:dates|figures|numbers|deadlines)\b|日期|数字|数据|期限", re.I)),
    (
        MINUTES,
        LazyPattern(r"\b(?:decisions|actions?|tasks|to-?dos|duties)\b|决定|决议|待办|任务", re.I),
    ),
    (
        BULLETS,
        LazyPattern(r"\b(?:bullets?|points|takeaways?|highlights|list)\b|要点|列出|[条点]$", re.I),
    ),
)
_OPEN = LazyPattern(
    r"missing|left out|lack|not (?:cover|mention|say)|unclear|缺|漏|没有?提到|没写", re.I
)
_TOLD_IN = LazyPattern(r"\bin ([A-Z][a-z]+)\b")
_CHINESE_NAMES = {
    "中文": "zh",
    "汉语": "zh",
    "英文": "en",
    "英语": "en",
    "法语": "fr",
    "德语": "de",
    "日语": "ja",
    "西班牙语": "es",
}


def whole_wish(question: str) -> dict[str, str] | None:
    """Options of the Summarize task for a question about whole documents; None for others."""
    text = " ".join(question.split())
    if not text or len(text) > _LONGEST:
        return None
    focused = _FOCUSED.fullmatch(text)
    if not focused and not _WHOLE.fullmatch(text) and not _WHOLE_CHINESE.fullmatch(text):
        return None
    options = {STYLE.id: _style(text), LENGTH.id: _length(text), LANGUAGE.id: _language(text)}
    if focused:
        options[FOCUS.id] = focused["focus"].strip()
    return options


def is_open(question: str) -> bool:
    """Whether it asks what a document lacks: the words of the question guide the reading."""
    return _OPEN.search(question) is not None


def _style(text: str) -> str:
    if is_open(text):
        return PARAGRAPH
    for style, form in _STYLES:
        if form.search(text):
            return style
    return TLDR if _SHORT.search(text) else PARAGRAPH


def _length(text: str) -> str:
    if _LONG.search(text):
        return "long"
    return "short" if _BRIEF.search(text) or _SHORT.search(text) else "medium"


def _language(text: str) -> str:
    told = _TOLD_IN.search(text)
    if told:
        return next((each.code for each in LANGUAGES if each.name.endswith(told[1])), "")
    named = (code for name, code in _CHINESE_NAMES.items() if f"用{name}" in text)
    return next((code for code in named if any(each.code == code for each in LANGUAGES)), "")
