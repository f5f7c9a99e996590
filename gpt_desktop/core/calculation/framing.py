"""The words around a calculation: “hey, what is … please?”, 帮我算一下…是多少."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gpt_desktop.core.lazy_pattern import LazyPattern

_BEFORE = LazyPattern(
    r"(?:(?:hey|hi|hello|ok|okay|so|well|now|and|please|pls|thanks|quickly|quick (?:one|question))"
    r"\b[ ,:.!–-]*|(?:can|could|would|will) you\b(?: please)?(?: just)?|i (?:need"
    r"|want) (?:to know|you to)\b"
    r"|(?:help me|let me|let's)\b|(?:please )?(?:tell me|calculate|compute|work out|figure out"
    r"|evaluate|solve|find|give me|do the math(?: on)?|show me)\b(?: for(?: [xyn]\b)?)?:?"
    r"|what do (?:i|you|we) get (?:if|when) (?:i|you|we)\b|if (?:i|you|we)\b"
    r"|what(?: is|['’]?s| are|['’]re| does| do| was| would be| will be| about)\b|how (?:much"
    r"|many|about) (?:is|are|does|do|makes?)\b|how much['’]?s\b"
    r"|an? (?=\d+(?:\.\d+)? ?%)|原价|总价"
    r"|the (?:result|value|answer|solution) (?:of|to)\b|equation:?|the equation:?"
    r"|请问一?下?|请你?|帮我|帮忙|麻烦你?|你?能不?能?(?=帮|算|告)|告诉我|我想知道|那么?|问一?下|计算一?下?|算一?算|算一?下"
    r"|求出?|解一?下?方程|方程|一下|，|,|：|:)\s*",
    re.I,
)
_AFTER = LazyPattern(
    r"\s*(?:[?？。.]+|(?<![!\d])!+|(?<=[\s?])!+|please|pls|thanks|thank you|for me|exactly"
    r"|in total|altogether|in all"
    r"|equals?(?: to)?(?: what)?|is(?: what| how much)?|makes?(?: what)?|come to|be"
    r"|(?:that's|thats|that is|what's|whats|what is|how much is|how long is) (?:that|it|what"
    r"|how much)|how much"
    r"|=\s*(?:\?|？|x(?=\s*$))?|＝|等于(?:多少|几)?|是(?:多少|几)(?:钱|元|块|呢)?|得(?:多少|几)|(?:一共|总共)?有?多少钱?|得|是|呢"
    r"|啊|吗|结果|谢谢你?|怎么算|[,，])$",
    re.I,
)
_MOST = 12


@dataclass(frozen=True, slots=True)
class Framed:
    """The words of a question without its frame; ``asked``: there was one."""

    words: str
    asked: bool


def unframed(question: str) -> Framed:
    """Without what only says that something is asked."""
    words, asked = question.strip(), False
    for _ in range(_MOST):
        before = _BEFORE.match(words)
        if before is None or not before.group().strip():
            break
        words, asked = words[before.end() :].strip(), True
    for _ in range(_MOST):
        after = _AFTER.search(words)
        if after is None:
            break
        words, asked = words[: after.start()].strip(), asked or bool(after.group().strip(" .。,，"))
    return Framed(words, asked)
