"""Whether the seasons of a sentence are those of the document."""

from __future__ import annotations

from collections.abc import Iterator

from gpt_desktop.core.annotations import Check
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.trust.comparison import Comparison
from gpt_desktop.core.trust.date_check import NAME

_SEASONS = {
    "spring": LazyPattern("\\bspring\\b|春[天季]"),
    "summer": LazyPattern("\\bsummer\\b|夏[天季]"),
    "autumn": LazyPattern(
        "\\b(?:autumn|(?:in|the|this|last|next|first|each|every) fall)\\b|秋[天季]"
    ),
    "winter": LazyPattern("\\bwinter\\b|冬[天季]"),
}


def check_seasons(comparison: Comparison) -> Iterator[Check]:
    """A line where the document names another season in the same place, and never this one."""
    text = comparison.claim.text
    for season, pattern in _SEASONS.items():
        match = pattern.search(text)
        if match is None or pattern.search(comparison.source.text) is not None:
            continue
        other = _other(comparison, season)
        if other is not None:
            said = tr("{date}: the document says {other}", date=match.group(), other=other)
            yield Check(NAME, said)


def _other(comparison: Comparison, season: str) -> str | None:
    """The season of the passage that fits best, where the sentence does not have it too."""
    if not comparison.ranked:
        return None
    passage = comparison.source.statement(comparison.ranked[0][0]).text
    for name, pattern in _SEASONS.items():
        match = pattern.search(passage)
        if name != season and match and pattern.search(comparison.claim.text) is None:
            return match.group()
    return None
