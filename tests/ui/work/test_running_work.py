"""A result keeps what there is, whatever happens to its run."""

from __future__ import annotations

from collections.abc import Generator
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import FinishReason, Receipt, SamplingParams, Usage
from gpt_desktop.core.tasks.base import (
    Notice,
    NoticeKind,
    Phase,
    Progressed,
    TaskEvent,
    TaskResult,
    TextAdded,
    TextReset,
)
from gpt_desktop.ui.work.running_work import RunningWork, WorkState

NOTICE = Notice(NoticeKind.WARNING, "Check 1987.")
USAGE = Usage(1, 0, 2, 0.1, 0.1, 0)

Events = Generator[TaskEvent, None, TaskResult]


def result(text: str, finish: FinishReason = FinishReason.END) -> TaskResult:
    return TaskResult(text, finish, Receipt("m", "0", "", 0, SamplingParams(), USAGE, finish))


def written(token: CancelToken) -> Events:
    del token
    yield Progressed(Phase.READING, 1, 1)
    yield TextAdded("notes")
    yield TextReset()
    yield TextAdded("the ")
    yield TextAdded("end")
    yield NOTICE
    return result("the end")


def failing(token: CancelToken) -> Events:
    del token
    yield Progressed(Phase.READING, 1, 1)
    raise UserFacingError("Too long.", "The model is small.", "Shorten it.")


def run_to_end(qtbot: QtBot, work: RunningWork) -> None:
    qtbot.waitUntil(lambda: not work.busy)


def test_a_run_from_waiting_to_done(qtbot: QtBot, lanes: Lanes) -> None:
    work = RunningWork()
    states: list[WorkState] = []
    work.state_changed.connect(lambda: states.append(work.state))
    with qtbot.waitSignal(work.usage_changed) as usage:
        work.start("test", written, lanes.inference, "Model")
        assert work.busy
    run_to_end(qtbot, work)
    assert states == [WorkState.WAITING, WorkState.RUNNING, WorkState.DONE]
    assert (work.text, work.author, work.notices) == ("the end", "Model", [NOTICE])
    assert usage.args == [USAGE]
    assert work.progress is None


def test_the_old_text_stays_until_a_new_word_comes(qtbot: QtBot, lanes: Lanes) -> None:
    work = RunningWork()
    work.set_result("old")
    work.start("test", failing, lanes.inference, "Model")
    run_to_end(qtbot, work)
    assert (work.state, work.text) == (WorkState.FAILED, "old")
    work.start("test", written, lanes.inference, "Model")
    assert (work.text, work.error) == ("old", None)
    run_to_end(qtbot, work)
    assert work.text == "the end"


def test_stopping_keeps_what_there_is(qtbot: QtBot, lanes: Lanes) -> None:
    def endless(token: CancelToken) -> Events:
        yield TextAdded("half")
        while not token.cancelled:
            yield Progressed(Phase.WRITING, 1, 2)
        return result("half", FinishReason.CANCELLED)

    work = RunningWork()
    work.start("test", endless, lanes.inference, "Model")
    qtbot.waitUntil(lambda: work.text == "half")
    work.stop()
    run_to_end(qtbot, work)
    assert (work.state, work.text) == (WorkState.STOPPED, "half")


def test_stopping_before_the_first_word_leaves_nothing(qtbot: QtBot, lanes: Lanes) -> None:
    gate = Event()

    def waiting(token: CancelToken) -> Events:
        gate.wait(10)
        token.raise_if_cancelled()
        yield TextAdded("never")
        return result("never")

    work = RunningWork()
    work.start("test", waiting, lanes.inference, "Model")
    work.stop()
    gate.set()
    run_to_end(qtbot, work)
    assert work.state is WorkState.EMPTY


def test_a_draft_brings_all_back(qtbot: QtBot, lanes: Lanes) -> None:
    work = RunningWork()
    work.start("test", written, lanes.inference, "Model")
    run_to_end(qtbot, work)
    work.fail(UserFacingError("Too long.", "The model is small.", "Shorten it."))
    other = RunningWork()
    other.restore(work.to_draft())
    assert (other.state, other.text, other.author) == (WorkState.FAILED, "the end", "Model")
    assert other.notices == [NOTICE]
    assert str(other.error) == "Too long. The model is small. Shorten it."


@pytest.mark.parametrize(
    ("draft", "state"),
    [
        ({"state": "running", "text": "half"}, WorkState.STOPPED),
        ({"state": "waiting", "text": ""}, WorkState.EMPTY),
        ({"state": "nonsense", "notices": [["loud", "x"], 3], "error": [1]}, WorkState.EMPTY),
        ("not a draft", WorkState.EMPTY),
    ],
)
def test_a_draft_taken_in_the_middle_or_damaged(draft: object, state: WorkState) -> None:
    work = RunningWork()
    work.restore(draft)
    assert (work.state, work.notices, work.error) == (state, [], None)
