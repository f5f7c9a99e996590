"""Whether addresses, placeholders, tags and code came through as they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from gpt_desktop.core.annotations import Check
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.translation.protected import ProtectedKind
from gpt_desktop.core.translation.sides import Side, Sides

# Without what only chooses among forms: skin, black and white or in colour.
_EMOJI = LazyPattern("[\U0001f300-\U0001f3fa\U0001f400-\U0001faff\u2600-\u27bf]")
_ORDER = LazyPattern(r"^%\d+\$")
NAMES = {
    ProtectedKind.ADDRESS: "addresses",
    ProtectedKind.PLACEHOLDER: "placeholders",
    ProtectedKind.TAG: "tags",
    ProtectedKind.CODE: "code",
}


def check_kept(sides: Sides) -> Iterator[Check]:
    """A line for each such item that is missing or new; tags and %s are counted."""
    wanted, got = _items(sides.source), _items(sides.target)
    if _placed(wanted) == wanted:
        got = _placed(got)
    for (kind, text), times in wanted.items():
        counted = _is_counted(kind, text)
        there = got[kind, text] if counted else _times(text, sides.target.text)
        if there == 0 or (counted and there < times):
            yield Check(NAMES[kind], tr("{item} is missing", item=text))
    for (kind, text), times in got.items():
        counted = _is_counted(kind, text)
        there = wanted[kind, text] if counted else _times(text, sides.source.text)
        if there == 0:
            yield Check(NAMES[kind], tr("{item} is not in the source text", item=text))
        elif counted and times > there:
            yield Check(NAMES[kind], tr("{item} is there too often", item=text))


def check_emoji(sides: Sides) -> Iterator[Check]:
    """A line for each emoji that is missing."""
    for emoji in dict.fromkeys(_EMOJI.findall(sides.source.text)):
        if emoji not in sides.target.text:
            yield Check("missing", tr("{item} is missing", item=emoji))


def _is_counted(kind: ProtectedKind, text: str) -> bool:
    """Whether it matters how often it stands there: {name} may well be said twice, %s not."""
    return kind is ProtectedKind.TAG or (kind is ProtectedKind.PLACEHOLDER and text[0] == "%")


def _placed(items: Counter[tuple[ProtectedKind, str]]) -> Counter[tuple[ProtectedKind, str]]:
    """With ``%2$s`` as ``%s``: another order needs the number, which the source may lack."""
    placed: Counter[tuple[ProtectedKind, str]] = Counter()
    for (kind, text), times in items.items():
        placed[kind, _ORDER.sub("%", text)] += times
    return placed


def _items(side: Side) -> Counter[tuple[ProtectedKind, str]]:
    return Counter((item.kind, item.text) for item in side.items if item.kind.exact)


def _times(text: str, whole: str) -> int:
    """How often a text stands in another one, not as a part of a longer word."""
    before = "(?<![A-Za-z0-9_])" if _is_letter(text[0]) else ""
    after = "(?![A-Za-z0-9_])" if _is_letter(text[-1]) else ""
    return len(re.findall(before + re.escape(text) + after, whole))


def _is_letter(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character == "_")
