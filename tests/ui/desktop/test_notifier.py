"""A notification goes by the tray where there is one, else by the portal."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gpt_desktop.ui.desktop.notifier import Notifier
from gpt_desktop.ui.desktop.tray_icon import TrayIcon


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def tray(window: QWidget) -> TrayIcon:
    return TrayIcon(QIcon(), window)


def test_by_the_tray(window: QWidget, tray: TrayIcon, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    def say(_: TrayIcon, title: str, text: str) -> bool:
        said.append(f"{title}: {text}")
        return True

    monkeypatch.setattr(TrayIcon, "say", say)
    Notifier(tray, window).tell_finished(1, 0)
    assert said == ["GPT Desktop: The work you started is done."]


@pytest.mark.skipif(sys.platform != "linux", reason="D-Bus is Linux's")
def test_without_a_tray_and_a_bus_it_is_told(qtbot: QtBot, tray: TrayIcon, window: QWidget) -> None:
    notifier = Notifier(tray, window, bus=QDBusConnection("no such bus"))
    with qtbot.waitSignal(notifier.refused):
        notifier.tell_finished(1, 0)


def test_elsewhere_without_a_tray_it_is_told(
    qtbot: QtBot, window: QWidget, tray: TrayIcon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    notifier = Notifier(tray, window)
    with qtbot.waitSignal(notifier.refused):
        notifier.tell_finished(0, 1)
