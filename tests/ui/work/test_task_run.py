"""A run hands text over in batches, in order, and says nothing once abandoned."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from threading import Event
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from gpt_desktop.background.lanes import Lane
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.tasks.base import Notice, NoticeKind, TextAdded, TextReset
from gpt_desktop.ui.work.task_run import TaskRun


@pytest.fixture
def lane(qtbot: QtBot) -> Iterator[Lane]:
    del qtbot  # an application must exist
    lane = Lane("test")
    yield lane
    assert lane.close(5)


class Log:
    """What a run said, in order."""

    def __init__(self, run: TaskRun) -> None:
        self.said: list[Any] = []
        run.text_added.connect(self.said.append)
        run.text_reset.connect(lambda: self.said.append("reset"))
        run.noticed.connect(self.said.append)
        run.event_received.connect(self.said.append)
        run.progressed.connect(self.said.append)
        run.failed.connect(self.said.append)
        run.cancelled.connect(lambda: self.said.append("cancelled"))
        run.succeeded.connect(lambda result: self.said.append(("result", result)))


def test_events_keep_their_order(qtbot: QtBot, lane: Lane) -> None:
    notice = Notice(NoticeKind.INFO, "note")

    def work(token: CancelToken) -> Generator[Any, None, str]:
        del token
        yield TextAdded("a")
        yield TextAdded("b")
        yield TextReset()
        yield TextAdded("c")
        yield notice
        yield 7
        return "done"

    run = TaskRun("test", work, lane)
    log = Log(run)
    with qtbot.waitSignal(run.ended):
        run.start()
    assert log.said == ["ab", "reset", "c", notice, 7, ("result", "done")]
    assert not run.running


def test_much_text_comes_in_few_batches(qtbot: QtBot, lane: Lane) -> None:
    def work(token: CancelToken) -> Generator[Any, None, None]:
        del token
        for number in range(5000):
            yield TextAdded(f"{number} ")

    run = TaskRun("test", work, lane)
    log = Log(run)
    with qtbot.waitSignal(run.ended):
        run.start()
    texts = [item for item in log.said if isinstance(item, str)]
    assert "".join(texts) == "".join(f"{number} " for number in range(5000))
    assert len(texts) < 500


def test_an_error_follows_the_text_before_it(qtbot: QtBot, lane: Lane) -> None:
    error = UserFacingError("broken")

    def work(token: CancelToken) -> Generator[Any, None, None]:
        del token
        yield TextAdded("half")
        raise error

    run = TaskRun("test", work, lane)
    log = Log(run)
    with qtbot.waitSignal(run.ended):
        run.start()
    assert log.said == ["half", error]


def test_cancelling_while_waiting_in_the_queue(qtbot: QtBot, lane: Lane) -> None:
    gate = Event()

    def blocking(token: CancelToken) -> Generator[Any, None, None]:
        del token
        gate.wait(10)
        yield 1

    def never(token: CancelToken) -> Generator[Any, None, None]:
        del token
        yield TextAdded("should not be seen")

    first, second = TaskRun("first", blocking, lane), TaskRun("second", never, lane)
    log = Log(second)
    first.start()
    second.start()
    second.cancel()
    assert log.said == ["cancelled"]
    with qtbot.waitSignal(first.ended):
        gate.set()
    assert log.said == ["cancelled"]


def test_an_abandoned_run_is_silent(qtbot: QtBot, lane: Lane) -> None:
    seen = Event()

    def work(token: CancelToken) -> Generator[Any, None, None]:
        yield TextAdded("x")
        seen.set()
        while not token.cancelled:
            yield Progressed(Phase.WRITING, 1, 2, Unit.TOKENS)

    run = TaskRun("test", work, lane)
    log = Log(run)
    run.start()
    run.abandon()
    qtbot.waitUntil(lambda: lane.jobs == ())
    assert log.said == []
