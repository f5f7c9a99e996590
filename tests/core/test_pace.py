"""Each step is timed by itself."""

from __future__ import annotations

from gpt_desktop.core.pace import Pace


def test_the_time_left_is_that_of_the_step() -> None:
    pace = Pace()
    assert pace.seconds_left("copying", 0, 100, now=100.0) is None
    assert pace.seconds_left("copying", 20, 100, now=110.0) == 40.0
    assert pace.seconds_left("building", 20, 100, now=110.0) is None
    assert pace.seconds_left("building", 60, 100, now=112.0) == 2.0


def test_what_was_done_before_the_step_was_seen_is_no_speed() -> None:
    pace = Pace()
    assert pace.seconds_left("download", 900, 1000, now=0.0) is None
    assert pace.seconds_left("download", 910, 1000, now=10.0) == 90.0


def test_too_early_nothing_done_and_an_unknown_total_tell_nothing() -> None:
    pace = Pace()
    pace.seconds_left("building", 0, 100, now=0.0)
    assert pace.seconds_left("building", 60, 100, now=0.9) is None
    assert pace.seconds_left("reading", 5, 100, now=0.0) is None
    assert pace.seconds_left("reading", 5, 100, now=9.0) is None
    assert pace.seconds_left("building", 70, 0, now=9.0) is None


def test_steps_that_take_turns_keep_their_pace() -> None:
    pace = Pace()
    pace.seconds_left("parts", 0, 4, now=0.0)
    pace.seconds_left("tokens", 0, 10, now=1.0)
    assert pace.seconds_left("parts", 1, 4, now=2.0) == 6.0


def test_a_step_that_begins_again_is_timed_anew() -> None:
    pace = Pace()
    pace.seconds_left("tokens", 0, 10, now=0.0)
    assert pace.seconds_left("tokens", 10, 10, now=100.0) == 0.0
    assert pace.seconds_left("tokens", 0, 10, now=101.0) is None
    assert pace.seconds_left("tokens", 5, 10, now=103.0) == 2.0


def test_more_than_all_is_no_time_below_nothing() -> None:
    pace = Pace()
    pace.seconds_left("download", 0, 10, now=0.0)
    assert pace.seconds_left("download", 12, 10, now=4.0) == 0.0


def test_a_new_piece_of_work_forgets_the_old_ones() -> None:
    pace = Pace()
    pace.seconds_left("copying", 0, 100, now=0.0)
    pace.restart()
    assert pace.seconds_left("copying", 50, 100, now=5.0) is None
