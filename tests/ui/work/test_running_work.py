"""A result keeps what there is, whatever happens to its run."""

from __future__ import annotations

from collections.abc import Generator
from threading import Event

from pytestqt.qtbot import QtBot

from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.annotations import Claim, Span
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import FinishReason, Receipt, SamplingParams, Usage
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.tasks.base import (
    Annotated,
    Notice,
    NoticeKind,
    TaskEvent,
    TaskResult,
    TextAdded,
    TextReset,
)
from gpt_desktop.core.works import WorkState
from gpt_desktop.ui.work.running_work import RunningWork
from tests.ui.work.task_result_work import TaskResultWork

NOTICE = Notice(NoticeKind.WARNING, "Check 1987.")
USAGE = Usage(1, 0, 2, 0.1, 0.1, 0)

Events = Generator[TaskEvent, None, TaskResult]


def result(text: str, finish: FinishReason = FinishReason.END) -> TaskResult:
    return TaskResult(text, finish, Receipt("m", "0", "", 0, SamplingParams(), USAGE, finish))


def written(token: CancelToken) -> Events:
    del token
    yield Progressed(Phase.READING, 1, 1, Unit.TOKENS)
    yield TextAdded("notes")
    yield TextReset()
    yield TextAdded("the ")
    yield TextAdded("end")
    yield NOTICE
    return result("the end")


def failing(token: CancelToken) -> Events:
    del token
    yield Progressed(Phase.READING, 1, 1, Unit.TOKENS)
    raise UserFacingError("Too long.", "The model is small.", "Shorten it.")


def run_to_end(qtbot: QtBot, work: RunningWork) -> None:
    qtbot.waitUntil(lambda: not work.busy)


def test_a_run_from_waiting_to_done(qtbot: QtBot, lanes: Lanes) -> None:
    work = TaskResultWork()
    states: list[WorkState | None] = []
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
    work = TaskResultWork()
    work.start("test", written, lanes.inference, "Model")
    run_to_end(qtbot, work)
    work.start("test", failing, lanes.inference, "Model")
    run_to_end(qtbot, work)
    assert (work.state, work.text) == (WorkState.FAILED, "the end")
    work.start("test", written, lanes.inference, "Model")
    assert (work.text, work.error) == ("the end", None)
    run_to_end(qtbot, work)
    assert work.text == "the end"


def test_what_is_noted_of_a_part_goes_with_its_text(qtbot: QtBot, lanes: Lanes) -> None:
    first, second = Claim(Span(0, 5), None), Claim(Span(0, 3), None)

    def noting(token: CancelToken) -> Events:
        del token
        yield TextAdded("notes")
        yield Annotated(first)
        yield TextReset()
        yield TextAdded("end")
        yield Annotated(second)
        return result("end")

    work = TaskResultWork()
    told: list[object] = []
    work.annotated.connect(told.append)
    work.start("test", noting, lanes.inference, "Model")
    run_to_end(qtbot, work)
    assert (told, work.annotations) == ([first, second], [second])


def test_stopping_keeps_what_there_is(qtbot: QtBot, lanes: Lanes) -> None:
    def endless(token: CancelToken) -> Events:
        yield TextAdded("half")
        while not token.cancelled:
            yield Progressed(Phase.WRITING, 1, 2, Unit.TOKENS)
        return result("half", FinishReason.CANCELLED)

    work = TaskResultWork()
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

    work = TaskResultWork()
    work.start("test", waiting, lanes.inference, "Model")
    work.stop()
    gate.set()
    run_to_end(qtbot, work)
    assert work.state is None
