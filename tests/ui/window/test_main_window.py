"""The window by its keys, its drops, its change of language and its end."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpt_desktop import paths
from gpt_desktop.background.job import Job
from gpt_desktop.core import i18n
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import Usage
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.tasks.base import Notice, NoticeKind
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.window.main_window import MainWindow
from tests.ui.window.window_parts import PlainView, plain_window

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, context: ViewContext) -> MainWindow:
    return opened(qtbot, plain_window(context))


def opened(qtbot: QtBot, window: MainWindow) -> MainWindow:
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    return window


def current(window: MainWindow) -> PlainView:
    view = window.shell.current
    assert isinstance(view, PlainView)
    return view


def shown(window: MainWindow) -> str:
    view = window.shell.current
    assert view is not None
    return view.view_id


def start_waiting_job(context: ViewContext, *, heeds: bool = True) -> Event:
    """Work on the io lane that ends when cancelled, or when the event returned is set."""
    gate = Event()

    def work(token: CancelToken) -> Generator[None, None, None]:
        if heeds:
            with token.calling(gate.set):
                gate.wait(10)
        else:
            gate.wait(10)
        yield

    context.lanes.io.start(Job("waits", work))
    return gate


def test_the_first_view_is_shown_and_has_the_focus(window: MainWindow) -> None:
    assert shown(window) == "first"
    assert current(window).field.hasFocus()


def test_views_are_made_when_first_shown(window: MainWindow) -> None:
    assert [view.view_id for view in window.shell.built] == ["first"]
    QTest.keyClick(window, Qt.Key.Key_2, CONTROL)
    assert [view.view_id for view in window.shell.built] == ["first", "second"]


def test_control_and_a_number_shows_that_view(window: MainWindow) -> None:
    for key, view_id in (
        (Qt.Key.Key_2, "second"),
        (Qt.Key.Key_3, "models"),
        (Qt.Key.Key_1, "first"),
    ):
        QTest.keyClick(window, key, CONTROL)
        assert shown(window) == view_id
        assert window.shell.rail.buttons[view_id].isChecked()


def test_arrow_keys_go_along_the_rail(window: MainWindow) -> None:
    first = window.shell.rail.buttons["first"]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert shown(window) == "second"
    second = window.shell.rail.buttons["second"]
    second.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(second, Qt.Key.Key_Up)
    assert shown(window) == "first"


def test_control_b_toggles_the_side_list(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_B, CONTROL)
    assert current(window).toggled == 1


def test_a_view_can_ask_for_another(window: MainWindow) -> None:
    current(window).view_requested.emit("models")
    assert shown(window) == "models"


def test_files_dropped_go_to_the_view_that_takes_them(window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(400, 300), copy, mime, left, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(400, 300), copy, mime, left, none)
    QApplication.sendEvent(window, drop)
    assert shown(window) == "second"
    assert current(window).opened == [file]


def test_text_dragged_over_the_window_is_not_taken(window: MainWindow) -> None:
    mime = QMimeData()
    mime.setText("words")
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(9, 9), copy, mime, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, enter)
    assert not enter.isAccepted()


def test_the_place_the_view_and_the_drafts_come_back(
    qtbot: QtBot, window: MainWindow, context: ViewContext
) -> None:
    QTest.keyClick(window, Qt.Key.Key_2, CONTROL)
    QTest.keyClicks(current(window).field, "half a thought")
    window.resize(1040, 700)
    with qtbot.waitSignal(window.closed):
        window.close()
    again = opened(qtbot, plain_window(context))
    assert shown(again) == "second"
    assert current(again).field.text() == "half a thought"
    # The offscreen screen is 800 wide, and Qt fits a restored width into it.
    assert again.height() == 700


def test_a_damaged_record_of_the_window_is_left_aside(qtbot: QtBot, context: ViewContext) -> None:
    context.services.drafts.save_draft("window", {"geometry": "no hex", "view": "gone"})
    window = opened(qtbot, plain_window(context))
    assert shown(window) == "first"
    assert window.width() > 0


def test_another_language_builds_the_window_anew_with_its_drafts(
    qtbot: QtBot, context: ViewContext
) -> None:
    translations = paths.resources_dir() / "translations"
    window = opened(qtbot, plain_window(context, lambda: i18n.use_language(translations, "zh_CN")))
    QTest.keyClick(window, Qt.Key.Key_2, CONTROL)
    QTest.keyClicks(current(window).field, "stays")
    window.change_language()
    assert shown(window) == "second"
    assert current(window).field.text() == "stays"
    assert window.shell.rail.buttons["models"].text() == "模型"


def test_the_language_waits_until_nothing_runs(
    qtbot: QtBot, window: MainWindow, context: ViewContext
) -> None:
    gate = start_waiting_job(context)
    before = window.shell
    window.change_language()
    assert window.shell is before
    assert "when the running work is done" in window.shell.notice.text
    gate.set()
    qtbot.waitUntil(lambda: window.shell is not before)


def test_closing_while_busy_cancels_waits_out_of_sight_and_saves(
    qtbot: QtBot, window: MainWindow, context: ViewContext
) -> None:
    QTest.keyClicks(current(window).field, "kept")
    start_waiting_job(context)
    with qtbot.waitSignal(window.closed):
        window.close()
    assert not context.lanes.busy
    assert context.services.drafts.load_draft("first") == {"text": "kept"}


def test_closing_waits_no_longer_than_its_bound(
    qtbot: QtBot, window: MainWindow, context: ViewContext
) -> None:
    gate = start_waiting_job(context, heeds=False)
    window._close_timer.setInterval(50)
    with qtbot.waitSignal(window.closed):
        window.close()
        assert not window.isVisible()
    assert context.lanes.busy
    gate.set()


def test_the_status_line_tells_messages_usage_and_activity(window: MainWindow) -> None:
    view, status = current(window), window.shell.status
    view.message_posted.emit("Copied")
    assert status.message.whole_text == "Copied"
    view.usage_changed.emit(Usage(1000, 0, 24, 0.5, 0.5, 0))
    assert status.usage.text() == "context 1,024 / 2,048"
    assert (status.meter.value(), status.meter.maximum()) == (1024, 2048)
    assert status.speed.text() == "48 tokens/s"
    view.usage_changed.emit(Usage(9000, 0, 24, 0.5, 0.5, 0))
    assert (status.usage.text(), status.meter.isVisible()) == ("", False)


def test_the_status_line_tells_the_usage_of_the_view_shown(window: MainWindow) -> None:
    first, status = current(window), window.shell.status
    first.usage_changed.emit(Usage(1000, 0, 24, 0.5, 0.5, 0))
    window.shell.show_view("second")
    assert (status.usage.text(), status.speed.text()) == ("", "")
    assert not status.meter.isVisible()
    first.usage_changed.emit(Usage(1100, 0, 24, 0.5, 0.5, 0))
    assert status.usage.text() == ""
    window.shell.show_view("first")
    assert status.usage.text() == "context 1,124 / 2,048"


def test_running_work_can_be_listed_and_stopped(
    qtbot: QtBot, window: MainWindow, context: ViewContext
) -> None:
    status = window.shell.status
    assert not status.activity.isVisible()
    start_waiting_job(context)
    current(window).activity_changed.emit(Progressed(Phase.READING, 1, 4, Unit.TOKENS))
    assert status.activity.text() == "Reading… 25 %"
    QTest.mouseClick(status.activity, Qt.MouseButton.LeftButton)
    assert status.jobs is not None
    assert status.jobs.isVisible()
    QTest.mouseClick(status.jobs.stop_buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not context.lanes.busy)
    assert not status.activity.isVisible()
    assert status.jobs.stop_buttons == []
    QTest.keyClick(status.jobs, Qt.Key.Key_Escape)
    assert not status.jobs.isVisible()


def test_undo_is_offered_in_a_line(window: MainWindow) -> None:
    undone: list[bool] = []
    current(window).undo_offered.emit("Deleted", lambda: undone.append(True))
    assert window.shell.undo.isVisible()
    note = window.shell.undo
    place = note.mapTo(window.shell, note.rect().topLeft())
    view = window.shell.stack
    assert place.y() >= view.mapTo(window.shell, view.rect().bottomLeft()).y()  # covers nothing
    QTest.mouseClick(window.shell.undo.button, Qt.MouseButton.LeftButton)
    assert undone == [True]


def test_errors_and_notices_of_no_view_stand_above_all_views(window: MainWindow) -> None:
    window.show_error(UserFacingError("The settings could not be saved."))
    assert window.shell.error.isVisible()
    assert not window.shell.error.action.isVisible()
    window.show_notice(Notice(NoticeKind.WARNING, "The old database was kept."))
    assert window.shell.notice.isVisible()


def test_views_are_told_to_stop_when_the_window_closes(qtbot: QtBot, window: MainWindow) -> None:
    view = current(window)
    with qtbot.waitSignal(window.closed):
        window.close()
    assert view.stopped == 1


def test_ctrl_q_closes_the_window(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.closed):
        QTest.keyClick(window, Qt.Key.Key_Q, CONTROL)
    assert not window.isVisible()
