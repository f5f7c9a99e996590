"""The whole window as the app makes it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpt_desktop import paths
from gpt_desktop.app.build_window import build_main_window
from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.settings import Appearance
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.window.main_window import MainWindow
from tests.ui.fakes import fake_services, tasks


def opened(qtbot: QtBot, application: QApplication, services: Services, lanes: Lanes) -> MainWindow:
    window = build_main_window(application, services, lanes, paths.resources_dir())
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    return window


def with_tasks(folder: Path, notices: tuple[str, ...] = ()) -> Services:
    return replace(fake_services(folder, []), tasks=tasks(), notices=notices)


def test_the_settings_are_used_from_the_start(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, lanes: Lanes
) -> None:
    services = with_tasks(tmp_path)
    chosen = replace(services.settings.load(), appearance=Appearance.DARK, language="zh_CN")
    services.settings.save(chosen)
    window = opened(qtbot, qapp, services, lanes)
    assert window.shell.rail.buttons["settings"].text() == "设置"
    assert "#191918" in qapp.styleSheet()


def test_another_language_is_spoken_at_once_and_kept(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, lanes: Lanes
) -> None:
    services = with_tasks(tmp_path)
    services.settings.save(replace(services.settings.load(), language="en"))
    window = opened(qtbot, qapp, services, lanes)
    qtbot.waitUntil(lambda: not lanes.busy)
    window.shell.show_view("settings")
    window.change_settings(replace(services.settings.load(), language="zh_CN"))
    qtbot.waitUntil(lambda: window.shell.rail.buttons["settings"].text() == "设置")
    assert services.settings.load().language == "zh_CN"
    assert window.shell.current is not None
    assert window.shell.current.view_id == "settings"


def test_what_the_start_found_is_said(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, lanes: Lanes
) -> None:
    services = with_tasks(tmp_path, notices=("The damaged file was kept.",))
    window = opened(qtbot, qapp, services, lanes)
    assert window.shell.notice.text == "The damaged file was kept."
