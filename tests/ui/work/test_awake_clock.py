"""Sleep does not count."""

from __future__ import annotations

from gpt_desktop.ui.work.awake_clock import AwakeClock


def test_a_night_asleep_does_not_count() -> None:
    now = [5.0]
    clock = AwakeClock(lambda: now[0])
    for step in (0.5, 0.5, 8 * 3600, 0.25):
        now[0] += step
        clock.tick()
    assert clock.tick() == 1.25
