"""Whether addresses, placeholders, tags and code came through as they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from gpt_desktop.core.annotations import Check
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.translation.protected import ProtectedKind
from gpt_desktop.core.translation.sides import Side, Sides

NAMES = {
    ProtectedKind.ADDRESS: "addresses",
    ProtectedKind.PLACEHOLDER: "placeholders",
    ProtectedKind.TAG: "tags",
    ProtectedKind.CODE: "code",
}
_COUNTED = frozenset((ProtectedKind.TAG, ProtectedKind.PLACEHOLDER))


def check_kept(sides: Sides) -> Iterator[Check]:
    """A line for each such item that is missing or new; tags and placeholders are counted."""
    wanted, got = _items(sides.source), _items(sides.target)
    for (kind, text), times in wanted.items():
        there = got[kind, text] if kind in _COUNTED else _times(text, sides.target.text)
        if there == 0 or (kind in _COUNTED and there < times):
            yield Check(NAMES[kind], tr("{item} is missing", item=text))
    for (kind, text), times in got.items():
        there = wanted[kind, text] if kind in _COUNTED else _times(text, sides.source.text)
        if there == 0:
            yield Check(NAMES[kind], tr("{item} is not in the source text", item=text))
        elif kind in _COUNTED and times > there:
            yield Check(NAMES[kind], tr("{item} is there too often", item=text))


def _items(side: Side) -> Counter[tuple[ProtectedKind, str]]:
    return Counter((item.kind, item.text) for item in side.items if item.kind.exact)


def _times(text: str, whole: str) -> int:
    """How often a text stands in another one, not as a part of a longer word."""
    before = "(?<![A-Za-z0-9_])" if _is_letter(text[0]) else ""
    after = "(?![A-Za-z0-9_])" if _is_letter(text[-1]) else ""
    return len(re.findall(before + re.escape(text) + after, whole))


def _is_letter(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character == "_")
