"""Files from the system open in Summarize, whatever is shown."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpt_desktop import paths
from gpt_desktop.app.build_window import build_main_window
from gpt_desktop.app.file_desk import FileDesk, activation_token
from gpt_desktop.app.file_open_events import FileOpenEvents
from gpt_desktop.app.handover import Handover
from gpt_desktop.background.lanes import Lanes
from gpt_desktop.ui.summarize.view import SummarizeView
from gpt_desktop.ui.window.main_window import MainWindow
from tests.ui.fakes import fake_services, tasks


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    lanes = Lanes()
    services = replace(fake_services(tmp_path, ["Dear Ada, come home."]), tasks=tasks())
    window = build_main_window(qapp, services, lanes, paths.resources_dir())
    qtbot.addWidget(window)
    window.show()
    window.shell.show_view("translate")
    yield window
    assert lanes.close()


def names(window: MainWindow) -> list[str]:
    view = window.shell.current
    assert isinstance(view, SummarizeView)
    return [entry.name for entry in view.documents.entries]


def letter(folder: Path) -> Path:
    path = folder / "letter.txt"
    path.write_text("Dear Ada, come home.", "utf-8")
    return path


def test_a_starts_files_open_in_summarize(window: MainWindow, tmp_path: Path) -> None:
    FileDesk(window).take(Handover((letter(tmp_path),)))
    assert names(window) == ["letter.txt"]


def test_summarize_can_be_asked_for_without_files(window: MainWindow) -> None:
    FileDesk(window).take(Handover(summarize=True))
    assert names(window) == []


def test_a_start_without_files_leaves_the_view(window: MainWindow) -> None:
    FileDesk(window).take(Handover())
    assert window.shell.current is not None
    assert window.shell.current.view_id == "translate"


def test_another_start_brings_the_window_forward(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "")
    window.hide()
    FileDesk(window).take_from_another(Handover((letter(tmp_path),), activation="token-1"))
    assert window.isVisible()
    assert names(window) == ["letter.txt"]
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "token-1"


def test_a_file_of_the_file_manager_opens(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    events, target, desk = FileOpenEvents(), QObject(), FileDesk(window)
    events.opened.connect(desk.take_files)
    target.installEventFilter(events)
    with qtbot.waitSignal(events.opened):
        QApplication.sendEvent(target, QFileOpenEvent(str(letter(tmp_path))))
    assert names(window) == ["letter.txt"]
    QApplication.sendEvent(target, QEvent(QEvent.Type.User))
    assert names(window) == ["letter.txt"]


def test_the_desktops_token_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "")
    monkeypatch.setenv("DESKTOP_STARTUP_ID", "start-1")
    assert activation_token() == "start-1"
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "wayland-1")
    assert activation_token() == "wayland-1"
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "two\nlines")
    assert activation_token() == "start-1"
