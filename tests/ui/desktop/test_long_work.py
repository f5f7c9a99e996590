"""Long work that ended is told once, by numbers only."""

from __future__ import annotations

from collections.abc import Generator
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpt_desktop.background.job import Job
from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.ui.desktop.long_work import LONG_SECONDS, LongWork
from gpt_desktop.ui.desktop.notifier import finished_words


class Clock:
    """Time that the test moves on."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Watched:
    """Long work over real lanes, and what was told of it."""

    def __init__(self, lanes: Lanes) -> None:
        self.clock = Clock()
        self.lanes = lanes
        self.watch = LongWork(lanes, clock=self.clock)
        self.told: list[tuple[int, int]] = []
        self.watch.finished.connect(lambda done, failed: self.told.append((done, failed)))
        self.gates: list[Event] = []

    def start(self, error: Exception | None = None, *, asked: bool = True) -> Job:
        gate = Event()

        def work(token: CancelToken) -> Generator[None, None, None]:
            with token.calling(gate.set):
                gate.wait(30)
            token.raise_if_cancelled()
            if error is not None:
                raise error
            yield

        job = Job("a document's secret name", work, asked=asked)
        self.gates.append(gate)
        self.lanes.inference.start(job)
        return job

    def end_all(self, qtbot: QtBot) -> None:
        for gate in self.gates:
            gate.set()
        qtbot.waitUntil(lambda: not self.lanes.busy)


@pytest.fixture
def watched(qapp: QApplication, lanes: Lanes) -> Watched:
    del qapp  # an application must exist
    return Watched(lanes)


def test_short_work_is_not_told(qtbot: QtBot, watched: Watched) -> None:
    watched.start()
    watched.clock.now += LONG_SECONDS - 1
    watched.end_all(qtbot)
    assert watched.told == []


def test_work_that_waits_for_each_other_is_told_together(qtbot: QtBot, watched: Watched) -> None:
    watched.start()
    watched.start(UserFacingError("too long"))
    watched.start()
    watched.clock.now += LONG_SECONDS + 1
    watched.end_all(qtbot)
    assert watched.told == [(2, 1)]


def test_stopped_work_is_not_told(qtbot: QtBot, watched: Watched) -> None:
    job = watched.start()
    watched.clock.now += LONG_SECONDS + 1
    job.cancel()
    qtbot.waitUntil(lambda: not watched.lanes.busy)
    assert watched.told == []


def test_work_the_app_began_by_itself_is_not_told(qtbot: QtBot, watched: Watched) -> None:
    watched.start(asked=False)
    watched.start(UserFacingError("too long"), asked=False)
    watched.clock.now += LONG_SECONDS + 1
    watched.end_all(qtbot)
    assert watched.told == []


def test_each_stretch_has_its_own_time(qtbot: QtBot, watched: Watched) -> None:
    watched.start()
    watched.end_all(qtbot)
    watched.clock.now += 100 * LONG_SECONDS
    watched.start()
    watched.end_all(qtbot)
    assert watched.told == []


def test_the_words_tell_numbers_only() -> None:
    assert finished_words(1, 0) == "The work you started is done."
    assert finished_words(2, 1) == (
        "2 pieces of work are done. One piece of work could not be finished."
    )
    assert finished_words(0, 2) == "2 pieces of work could not be finished."
