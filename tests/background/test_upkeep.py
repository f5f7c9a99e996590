"""Work done bit by bit: other calls come between, and it can begin anew."""

from __future__ import annotations

from functools import partial
from threading import Event

from pytestqt.qtbot import QtBot

from gpt_desktop.background.call import call
from gpt_desktop.background.lanes import Lanes
from gpt_desktop.background.upkeep import Upkeep
from gpt_desktop.core.errors import UserFacingError
from tests.expected_log import ExpectedLog


def test_a_call_comes_between_two_bits(qtbot: QtBot, lanes: Lanes) -> None:
    done: list[str] = []
    begun, gate = Event(), Event()

    def bit() -> bool:
        begun.set()
        gate.wait(10)
        done.append("bit")
        return done.count("bit") < 3

    upkeep = Upkeep(lanes.io, "Upkeep", bit)
    upkeep.start()
    upkeep.start()
    assert begun.wait(10)
    call(lanes.io, "A call", lambda: done.append("call"))
    gate.set()
    qtbot.waitUntil(lambda: done.count("bit") == 3 and not lanes.busy)
    assert done == ["bit", "call", "bit", "bit"]


def test_it_begins_anew_when_another_lane_has_nothing_left(qtbot: QtBot, lanes: Lanes) -> None:
    bits: list[int] = []

    def bit() -> bool:
        bits.append(1)
        return False

    upkeep = Upkeep(lanes.io, "Upkeep", bit)
    upkeep.start_when_idle(lanes.inference)

    def times(count: int) -> bool:
        return len(bits) == count and not lanes.busy

    for count in (1, 2):
        call(lanes.inference, "An answer", lambda: None)
        qtbot.waitUntil(partial(times, count))


def test_a_failure_ends_it_until_it_is_told_to_begin(
    qtbot: QtBot, lanes: Lanes, expected_log: ExpectedLog
) -> None:
    bits: list[int] = []

    def bit() -> bool:
        bits.append(1)
        if len(bits) == 1:
            raise UserFacingError("The disk is full.")
        return False

    upkeep = Upkeep(lanes.io, "Upkeep", bit)
    expected_log("Upkeep did not succeed: The disk is full.")
    upkeep.start()
    qtbot.waitUntil(lambda: len(bits) == 1 and not lanes.busy)
    upkeep.start()
    qtbot.waitUntil(lambda: len(bits) == 2 and not lanes.busy)
