"""A job tells exactly one end, whatever its work does."""

from __future__ import annotations

from collections.abc import Generator
from threading import Event, current_thread, main_thread
from typing import Any

from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from gpt_desktop.background.job import Job, Work
from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from tests.expected_log import ExpectedLog


class Heard(QObject):
    """What a job said, and on which thread."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self.said: list[Any] = []
        self.on_main: list[bool] = []
        job.started.connect(self._on_started)
        job.progressed.connect(self._on_progressed)
        job.succeeded.connect(self._on_succeeded)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        job.finished.connect(self._on_finished)

    def _say(self, word: Any) -> None:
        self.said.append(word)
        self.on_main.append(current_thread() is main_thread())

    @Slot()
    def _on_started(self) -> None:
        self._say("started")

    @Slot(object)
    def _on_progressed(self, event: object) -> None:
        self._say(event)

    @Slot(object)
    def _on_succeeded(self, result: object) -> None:
        self._say(("succeeded", result))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._say(error)

    @Slot()
    def _on_cancelled(self) -> None:
        self._say("cancelled")

    @Slot()
    def _on_finished(self) -> None:
        self._say("finished")


def run(qtbot: QtBot, lanes: Lanes, work: Work) -> Heard:
    job = Job("test", work)
    heard = Heard(job)
    with qtbot.waitSignal(job.finished):
        lanes.io.start(job)
    return heard


def test_events_and_the_result_arrive_in_order_on_the_main_thread(
    qtbot: QtBot, lanes: Lanes
) -> None:
    def work(token: CancelToken) -> Generator[int, None, str]:
        del token
        yield 1
        yield 2
        return "done"

    heard = run(qtbot, lanes, work)
    assert heard.said == ["started", 1, 2, ("succeeded", "done"), "finished"]
    assert all(heard.on_main)


def test_an_error_for_the_person_is_told_and_not_logged(
    qtbot: QtBot, lanes: Lanes, expected_log: ExpectedLog
) -> None:
    error = UserFacingError("no space")

    def work(token: CancelToken) -> Generator[int, None, None]:
        del token
        yield 1
        raise error

    heard = run(qtbot, lanes, work)
    assert heard.said == ["started", 1, error, "finished"]
    assert expected_log.said == []


def test_a_bug_is_told_and_logged_with_its_traceback(
    qtbot: QtBot, lanes: Lanes, expected_log: ExpectedLog
) -> None:
    def work(token: CancelToken) -> Generator[int, None, None]:
        del token
        yield 1
        raise ZeroDivisionError

    expected_log("A bug in the job 'test'\nTraceback")
    heard = run(qtbot, lanes, work)
    assert isinstance(heard.said[2], ZeroDivisionError)
    assert heard.said[3:] == ["finished"]


def test_a_job_that_waits_is_cancelled_at_once_and_never_starts(qtbot: QtBot, lanes: Lanes) -> None:
    gate = Event()

    def long(token: CancelToken) -> Generator[int, None, None]:
        del token
        gate.wait(10)
        yield 1

    first, second = Job("long", long), Job("waits", long)
    heard = Heard(second)
    lanes.io.start(first)
    lanes.io.start(second)
    second.cancel()
    assert heard.said == ["cancelled", "finished"]
    with qtbot.waitSignal(first.finished):
        gate.set()
    qtbot.waitUntil(lambda: not lanes.io.jobs)
    assert heard.said == ["cancelled", "finished"]


def test_work_that_is_cancelled_tells_only_that(qtbot: QtBot, lanes: Lanes) -> None:
    began = Event()

    def work(token: CancelToken) -> Generator[int, None, None]:
        yield 1
        stopped = Event()
        with token.calling(stopped.set):
            began.set()
            stopped.wait(10)
        token.raise_if_cancelled()

    job = Job("test", work)
    heard = Heard(job)
    with qtbot.waitSignal(job.finished):
        lanes.io.start(job)
        assert began.wait(10)
        job.cancel()
    assert heard.said == ["started", 1, "cancelled", "finished"]
