"""The learner's days end at four in the morning, whatever clocks do."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from gpt_desktop.core.learning.study_day import StudyTime

BERLIN, AUCKLAND = ZoneInfo("Europe/Berlin"), ZoneInfo("Pacific/Auckland")


def at(words: str, zone: ZoneInfo = BERLIN) -> StudyTime:
    return StudyTime(datetime.fromisoformat(words).replace(tzinfo=zone).timestamp(), zone)


def test_after_midnight_it_is_still_today() -> None:
    evening, night, morning = at("2026-06-01T23:00"), at("2026-06-02T03:59"), at("2026-06-02T04:00")
    assert evening.day == night.day == morning.day - 1
    assert evening.day_end == morning.seconds


@pytest.mark.parametrize(
    ("changes", "hours"), [("2026-03-29", 23), ("2026-10-25", 25), ("2026-06-01", 24)]
)
def test_a_day_on_which_clocks_change_is_shorter_or_longer(changes: str, hours: int) -> None:
    before = datetime.fromisoformat(f"{changes}T03:30").replace(tzinfo=BERLIN)
    night = StudyTime(before.timestamp(), BERLIN)
    evening = at(f"{changes}T23:00")
    assert evening.day == night.day + 1
    began = StudyTime(night.day_end - hours * 3600, BERLIN)
    assert began.day == night.day
    assert StudyTime(began.seconds - 1, BERLIN).day == night.day - 1


def test_noon_is_of_its_day_across_clock_changes_and_nearby_zones() -> None:
    rated = at("2026-03-28T22:00")
    for days in range(400):
        due = rated.noon(rated.day + days)
        for zone in (BERLIN, ZoneInfo("Europe/Lisbon"), ZoneInfo("Asia/Dubai")):
            assert StudyTime(due, zone).day == rated.day + days


def test_a_zone_far_away_has_its_own_day() -> None:
    moment = at("2026-06-01T20:00")
    assert StudyTime(moment.seconds, AUCKLAND).day == moment.day + 1
