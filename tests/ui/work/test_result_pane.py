"""The pane follows what is written until the person scrolls up."""

from __future__ import annotations

from collections.abc import Generator
from threading import Event

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import FinishReason, Receipt, SamplingParams, Usage
from gpt_desktop.core.tasks.base import TaskEvent, TaskResult, TextAdded
from gpt_desktop.core.works import WorkState
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.work.kept_work import KeptWork
from gpt_desktop.ui.work.result_pane import ResultPane
from tests.ui.work.task_result_work import TaskResultWork

PART = "\n\n".join(f"Paragraph {number} of what is written." for number in range(30)) + "\n\n"


class Writing:
    """A work that writes a part each time it is let on, three in all."""

    def __init__(self) -> None:
        self.steps = [Event(), Event()]

    def __call__(self, token: CancelToken) -> Generator[TaskEvent, None, TaskResult]:
        yield TextAdded(PART)
        for step in self.steps:
            step.wait(10)
            yield TextAdded(PART)
        token.raise_if_cancelled()
        usage, end = Usage(1, 0, 1, 0.1, 0.1, 0), FinishReason.END
        return TaskResult("", end, Receipt("m", "0", "", 0, SamplingParams(), usage, end))


def test_following_and_coming_back(qtbot: QtBot, context: ViewContext) -> None:
    pane, work, writing = (
        ResultPane(context, "Summary", "Nothing yet."),
        TaskResultWork(),
        Writing(),
    )
    qtbot.addWidget(pane)
    pane.resize(400, 300)
    pane.show()
    pane.show_work(work)
    bar = pane.scroller.verticalScrollBar()
    work.start("test", writing, context.lanes.inference, "Model")
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())
    first = bar.maximum()
    bar.setValue(0)
    assert pane.scroller.newest.isVisible()
    writing.steps[0].set()
    qtbot.waitUntil(lambda: bar.maximum() > first)
    assert bar.value() == 0
    second = bar.maximum()
    qtbot.mouseClick(pane.scroller.newest, Qt.MouseButton.LeftButton)
    assert bar.value() == second
    qtbot.keyClick(pane.body.text, Qt.Key.Key_Home)
    assert bar.value() == 0
    qtbot.keyClick(pane.body.text, Qt.Key.Key_PageDown)
    assert 0 < bar.value() < second
    qtbot.keyClick(pane.body.text, Qt.Key.Key_End)
    assert bar.value() == second
    writing.steps[1].set()
    qtbot.waitUntil(lambda: work.state is WorkState.DONE)
    qtbot.waitUntil(lambda: bar.maximum() > second and not pane.scroller.newest.isVisible())


def test_an_error_of_saving_stands_beside_the_text(qtbot: QtBot, context: ViewContext) -> None:
    pane, work = ResultPane(context, "Summary", "Nothing yet."), KeptWork(context.services.works)
    qtbot.addWidget(pane)
    pane.show()
    work.show_text("The summary.")
    pane.show_work(work)
    pane.state.show_error(UserFacingError("The disk is full."))
    assert pane.state.error.isVisible()
    assert pane.body.text.text() == "The summary."
    pane.show_work(KeptWork(context.services.works))
    assert not pane.state.isVisible()
    assert pane.placeholder.isVisible()
