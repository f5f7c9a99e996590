"""Tray icon, notifications and staying in the tray, as the settings say."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from gpt_desktop.background.job import Job
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.settings import Settings
from gpt_desktop.ui.desktop.notifier import Notifier
from gpt_desktop.ui.desktop.presence import DesktopPresence
from gpt_desktop.ui.desktop.tray_icon import TrayIcon
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.window.main_window import MainWindow
from gpt_desktop.ui.window.settings_holder import SettingsHolder
from tests.ui.window.window_parts import plain_window

_OFFSCREEN = "QPlatformNativeInterface::systemTrayWindowChanged"  # the offscreen screen has none


class Desk:
    """A window with its presence, and what it said to the desktop."""

    def __init__(self, application: QApplication, window: MainWindow) -> None:
        self.window = window
        self.holder = SettingsHolder(window.context.services.settings, window)
        self.presence = DesktopPresence(application, window, self.holder)
        self.said: list[tuple[str, str]] = []

    def set(self, settings: Settings) -> None:
        self.holder.change(settings)


@pytest.fixture
def desk(
    qtbot: QtBot,
    qapp: QApplication,
    context: ViewContext,
    monkeypatch: pytest.MonkeyPatch,
    qt_messages: list[str],
) -> Iterator[Desk]:
    qapp.setWindowIcon(QIcon(str(context.resources / "icons" / "app.svg")))
    window = plain_window(context)
    qtbot.addWidget(window)
    desk = Desk(qapp, window)
    monkeypatch.setattr(Notifier, "_say", lambda _, title, text: desk.said.append((title, text)))
    with qtbot.waitActive(window):
        window.show()
    yield desk
    qt_messages[:] = [words for words in qt_messages if _OFFSCREEN not in words]


@pytest.fixture
def tray(monkeypatch: pytest.MonkeyPatch) -> None:
    """A desktop with a place for tray icons, which the offscreen one has not."""
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)


@pytest.fixture
def running(qtbot: QtBot, context: ViewContext) -> Iterator[Job]:
    gate = Event()

    def work(token: CancelToken) -> Generator[None, None, None]:
        with token.calling(gate.set):
            gate.wait(30)
        yield

    job = Job("waits", work)
    context.lanes.io.start(job)
    yield job
    gate.set()
    qtbot.waitUntil(lambda: not context.lanes.busy)


STAYING = replace(Settings(), tray_icon=True, keep_running=True)


@pytest.mark.usefixtures("running", "tray")
def test_closing_hides_the_window_while_work_runs_where_that_was_asked(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.set(STAYING)
    desk.window.close()
    assert not desk.window.isVisible()
    assert desk.window.context.lanes.busy
    desk.presence.tray.open_action.trigger()
    assert desk.window.isVisible()
    with qtbot.waitSignal(desk.window.closed):
        desk.presence.tray.quit_action.trigger()


@pytest.mark.usefixtures("tray")
def test_closing_ends_the_app_where_nothing_runs(qtbot: QtBot, desk: Desk) -> None:
    desk.set(STAYING)
    with qtbot.waitSignal(desk.window.closed):
        desk.window.close()


@pytest.mark.usefixtures("running")
def test_closing_ends_the_app_where_no_tray_would_bring_it_back(qtbot: QtBot, desk: Desk) -> None:
    desk.set(STAYING)
    with qtbot.waitSignal(desk.window.closed):
        desk.window.close()


@pytest.mark.usefixtures("running", "tray")
def test_closing_ends_the_app_unless_it_was_asked_to_stay(qtbot: QtBot, desk: Desk) -> None:
    desk.set(replace(Settings(), tray_icon=True))
    with qtbot.waitSignal(desk.window.closed):
        desk.window.close()


@pytest.mark.usefixtures("running", "tray")
def test_control_q_ends_the_app(qtbot: QtBot, desk: Desk) -> None:
    desk.set(STAYING)
    with qtbot.waitSignal(desk.window.closed):
        QTest.keyClick(desk.window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)


def test_the_icon_is_there_only_where_it_is_wanted(desk: Desk) -> None:
    icon = desk.presence.tray._icon
    assert not icon.isVisible()
    desk.set(replace(Settings(), tray_icon=True))
    assert icon.isVisible()
    desk.set(Settings())
    assert not icon.isVisible()


def test_long_work_is_told_while_the_window_is_away(desk: Desk) -> None:
    desk.window.hide()
    desk.presence.long_work.finished.emit(1, 0)
    assert desk.said == [("GPT Desktop", "The work you started is done.")]


def test_nothing_is_told_while_the_window_is_in_front(desk: Desk) -> None:
    desk.presence.long_work.finished.emit(1, 0)
    assert desk.said == []


def test_notifications_can_be_switched_off(desk: Desk) -> None:
    desk.set(replace(Settings(), notifications=False))
    desk.window.hide()
    desk.presence.long_work.finished.emit(1, 0)
    assert desk.said == []


def test_where_no_notification_can_be_shown_the_taskbar_tells(
    desk: Desk, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    alerted: list[QWidget] = []
    monkeypatch.setattr(type(qapp), "alert", lambda _, window: alerted.append(window))
    desk.presence.notifier.refused.emit()
    assert alerted == [desk.window]


def test_a_click_on_a_notification_brings_the_window(desk: Desk) -> None:
    desk.window.showMinimized()
    desk.presence.notifier.opened.emit()
    assert desk.window.isVisible()
    assert not desk.window.isMinimized()


def test_a_click_on_the_icon_brings_the_window(desk: Desk) -> None:
    desk.window.hide()
    desk.presence.tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert desk.window.isVisible()


def test_a_screen_that_goes_leaves_the_window_in_reach(
    qtbot: QtBot, qapp: QApplication, desk: Desk
) -> None:
    desk.window.move(9000, 9000)
    qapp.screenRemoved.emit(qapp.primaryScreen())
    screen = qapp.primaryScreen().availableGeometry()
    qtbot.waitUntil(lambda: screen.intersects(desk.window.frameGeometry()))


def test_without_a_tray_the_icon_says_nothing(qtbot: QtBot, desk: Desk) -> None:
    del qtbot  # an application must exist
    tray = TrayIcon(QIcon(), desk.window)
    assert not tray.usable
    assert not tray.say("GPT Desktop", "done")
