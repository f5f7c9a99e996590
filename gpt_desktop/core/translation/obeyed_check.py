"""Whether a model did what a text says, or answered it, instead of translating it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gpt_desktop.core.annotations import Check
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.translation.length_check import says_more
from gpt_desktop.core.translation.sides import Sides

_ASKS = LazyPattern(
    r"[?？؟](?:[\"'”’»」』)）]|\s)*$|(?:か|かね|かな)[。」』）]*\s*$|[吗呢][。”」]*\s*$"
)
_ASKS_ANYWHERE = LazyPattern(r"[?？؟]|か[。」』]|[吗呢么吧]|か$")
_DEMANDS = LazyPattern(
    r"^\W*(?:please |now |ignore |forget )?(?:write|list|name|give|explain|describe|tell"
    r"|summari[sz]e|compose|create|answer|translate|repeat|say|ignore|forget|imagine|act|solve|calculate|make|draft|compare)\b"
    r"|^\W*(?:bitte )?(?:schreibe?|nenne?n?|erkläre?n?|beschreibe?n?|vergiss|ignorier\w*"
    r"|antworte|liste|übersetze|fasse|erzähle?|stell)\b"
    r"|^\W*(?:écri(?:s|vez)|donne[sz]?|explique[sz]?|décri[st]|oublie[sz]?|ignore[sz]?|répond\w*|raconte[sz]?"
    r"|cite[sz]?|traduis\w*|résume[sz]?|énumère)\b"
    r"|^\W*(?:escrib[ea]|da|explica|describe|olvida|ignora|responde|cuenta|nombra|di|traduce|resume|haz"
    r"|enumera)\b"
    r"|^\W*(?:напиши\w*|назови\w*|объясни\w*|опиши\w*|забудь\w*|ответь\w*|расскажи\w*|перечисли\w*"
    r"|переведи\w*|составь\w*)\b"
    r"|^\W*请?(?:写|列|说出|说说|解释|描述|忘|忽略|回答|翻译|总结|给出|举|告诉)"
    r"|(?:書い|挙げ|説明し|教え|述べ|無視し|訳し|答え|要約し|作っ)(?:てください|なさい|て)",
    re.IGNORECASE,
)


def check_obeyed(sides: Sides) -> Iterator[Check]:
    """A line where a question became none, or an order became more than its own words."""
    source, target = sides.source.text.strip(), sides.target.text.strip()
    if not target:
        return
    if _ASKS.search(source) and not _ASKS_ANYWHERE.search(target):
        yield Check("obeyed", tr("The source text asks, this does not"))
    elif _DEMANDS.search(source) and says_more(sides):
        yield Check("obeyed", tr("This does what the text says instead of translating it"))
