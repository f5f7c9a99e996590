"""Whether a translation denies what its source does not, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from gpt_desktop.core.annotations import Check
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.translation.denials import Denials, count_denials
from gpt_desktop.core.translation.sides import Sides


def check_denials(sides: Sides) -> Iterator[Check]:
    """A line where one text denies plainly and the other one in no way."""
    ours = count_denials(sides.source.words, sides.source.spoken)
    theirs = count_denials(sides.target.words, sides.target.spoken)
    if ours is None or theirs is None:
        return
    if ours.plain and not theirs.plain and not _explained(theirs, ours):
        yield Check("negation", tr("“{word}” is missing", word=ours.first))
    elif theirs.plain and not ours.plain and not _explained(ours, theirs):
        yield Check("negation", tr("“{word}” is not in the source text", word=theirs.first))


def _explained(one: Denials, other: Denials) -> bool:
    """Whether one says in other words what the other denies plainly."""
    return one.contrasts or any(
        count > other.hidden[meaning] for meaning, count in one.hidden.items()
    )
