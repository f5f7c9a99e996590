"""Which of a text's versions are kept, and for how long."""

from __future__ import annotations

from collections.abc import Sequence

from gpt_desktop.core.texts import TextVersion, VersionKind

EVERY_SECONDS = 300.0
"""While somebody writes, one version in so long."""

_HOUR, _DAY = 3600.0, 86400.0
# Up to an age, one version in so long stays. The older, the fewer.
_STEPS = ((_HOUR, 0.0), (_DAY, _HOUR), (30 * _DAY, _DAY), (float("inf"), 7 * _DAY))
_MOST = 120
_MOST_CHARACTERS = 20_000_000


def superfluous(versions: Sequence[TextVersion], now: float) -> tuple[str, ...]:
    """Ids of those that need not be kept any more.

    All of the last hour stay, then the last one of each hour, after a day of each day, after a
    month of each week; of what is left no more than a bound, in number and in characters.
    Named ones always stay.

    Args:
        versions: of one text, the newest first.
        now: seconds since the epoch.
    """
    dropped: list[str] = []
    newer = float("inf")
    kept, characters = 0, 0
    for version in versions:
        if version.kind is VersionKind.NAMED:
            continue
        apart = _apart(now - version.made)
        full = kept >= _MOST or characters + version.size > _MOST_CHARACTERS
        # The newest is kept whatever its size.
        if kept and (full or _slot(newer, apart) == _slot(version.made, apart)):
            dropped.append(version.id)
            continue
        newer = version.made
        kept += 1
        characters += version.size
    return tuple(dropped)


def _apart(age: float) -> float:
    return next(apart for most, apart in _STEPS if age < most)


def _slot(made: float, apart: float) -> float:
    """Which hour, day or week a time is in; each time is its own where all are kept."""
    return made // apart if apart and made != float("inf") else made
