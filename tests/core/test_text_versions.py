"""Versions of a text get fewer with age, and never too many; named ones stay."""

from __future__ import annotations

from itertools import pairwise

from gpt_desktop.core.text_versions import superfluous
from gpt_desktop.core.texts import TextVersion, VersionKind

HOUR, DAY = 3600.0, 86400.0
NOW = 1000 * DAY


def version(age: float, kind: VersionKind = VersionKind.AUTOMATIC, size: int = 100) -> TextVersion:
    return TextVersion(f"{age:.0f}", "text", kind, "", NOW - age, size)


def left(versions: list[TextVersion]) -> list[TextVersion]:
    """As the store comes to it: thinned out with each one that is added."""
    kept: list[TextVersion] = []
    for each in reversed(versions):
        kept.insert(0, each)
        gone = superfluous(kept, each.made)
        kept = [other for other in kept if other.id not in gone]
    gone = superfluous(kept, NOW)
    return [each for each in kept if each.id not in gone]


def test_all_of_the_last_hour_stay() -> None:
    versions = [version(60 * minutes) for minutes in range(0, 60, 5)]
    assert superfluous(versions, NOW) == ()


def test_older_ones_get_fewer() -> None:
    versions = [version(300.0 * number) for number in range(60 * 288)]  # sixty days of writing
    kept = left(versions)
    assert len(kept) < 110
    day = [each for each in kept if HOUR < NOW - each.made < DAY]
    assert 20 <= len(day) <= 25
    apart = [newer.made - older.made for newer, older in pairwise(kept)]
    # Nothing in between is farther from a version than a few hours, days, weeks.
    assert max(apart[:35]) <= 2 * HOUR + 600
    assert max(apart) <= 14 * DAY
    assert NOW - kept[-1].made > 50 * DAY


def test_there_is_a_bound_in_number_and_in_characters() -> None:
    many = [version(float(number)) for number in range(1000)]
    assert len(many) - len(superfluous(many, NOW)) == 120
    large = [version(float(number), size=9_000_000) for number in range(5)]
    assert superfluous(large, NOW) == ("2", "3", "4")
    assert superfluous([version(0, size=90_000_000)], NOW) == ()


def test_named_ones_stay_and_count_for_nothing() -> None:
    versions = [version(DAY + number, VersionKind.NAMED) for number in range(300)]
    assert superfluous([version(DAY), *versions], NOW) == ()


def test_a_clock_that_was_set_back_drops_nothing_of_today() -> None:
    assert superfluous([version(-5 * DAY), version(-5 * DAY + 1)], NOW) == ()
