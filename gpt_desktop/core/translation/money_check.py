"""Whether money stays in its currency."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gpt_desktop.core.annotations import Check
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.translation.sides import Sides

# In seven languages; pounds and francs only where they are surely no weight and no name.
_CURRENCIES = {
    "dollar": LazyPattern(
        r"(?<!NZ)(?<!HK)\$ ?\d|\d ?\$|\bUSD\b|\b(?:US-)?dollars?\b|\bdólar(?:es)?\b"
        r"|\bдоллар\w*|美元|美金|ドル",
        re.I,
    ),
    "euro": LazyPattern(r"€|\bEUR\b|\beuros?\b|\bевро\b|欧元|歐元|ユーロ", re.I),
    "pound": LazyPattern(
        r"£|\bGBP\b|英镑|英鎊|ポンド|\bфунт\w* стерлингов|\bpounds sterling\b", re.I
    ),
    "yen": LazyPattern(r"\bJPY\b|\byen(?:es)?\b|\bиен\w*|日元|日圆|円", re.I),
    "yuan": LazyPattern(
        r"\b(?:CNY|RMB|yuan(?:e?s)?)\b|\bюан\w*|人民币|人民幣|(?<![美欧日歐])元", re.I
    ),
    "rouble": LazyPattern(
        r"₽|\bRUB\b|\broubles?\b|\brubles?\b|\bRubel\b|\brublos?\b|\bруб\w*|卢布|ルーブル", re.I
    ),
}


def check_money(sides: Sides) -> Iterator[Check]:
    """A line where both texts name currencies and none of them is the same."""
    ours, theirs = _named(sides.source.words), _named(sides.target.words)
    if ours and theirs and not ours.keys() & theirs.keys():
        for written in theirs.values():
            yield Check("numbers", tr("{item} is not in the source text", item=written))


def _named(text: str) -> dict[str, str]:
    """The currencies of a text and how it first writes them."""
    found = {name: pattern.search(text) for name, pattern in _CURRENCIES.items()}
    return {name: match.group().strip(" 0123456789") for name, match in found.items() if match}
