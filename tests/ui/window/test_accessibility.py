"""Every control of every view has a name and is reached by Tab, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gpt_desktop import paths
from gpt_desktop.app.build_window import build_main_window
from gpt_desktop.background.lanes import Lanes
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.window.main_window import MainWindow
from tests.ui.agenda.scripted_agenda import ScriptedAgenda, at, event
from tests.ui.fakes import fake_services, tasks

VIEWS = ("assistant", "summarize", "translate", "write", "learn", "agenda", "models", "settings")
LANGUAGES = ("en", "zh_CN")
SIZE = (1024, 640)
_MOST_TABS = 200


@pytest.fixture
def services(tmp_path: Path) -> Services:
    agenda = ScriptedAgenda(tmp_path)
    agenda.store.add(event("Lunch", at(12, 2, 12)), event("Walk", at(12, 2, 12, 30)))
    return replace(fake_services(tmp_path, []), tasks=tasks(), agenda=agenda)


@pytest.fixture(params=LANGUAGES)
def window(
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    qapp: QApplication,
    services: Services,
    lanes: Lanes,
) -> Iterator[MainWindow]:
    settings = services.settings
    settings.save(replace(settings.load(), language=request.param))
    window = build_main_window(qapp, services, lanes, paths.resources_dir())
    window.resize(*SIZE)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    window.resize(*SIZE)
    yield window
    lanes.cancel_all()
    qtbot.waitUntil(lambda: not lanes.busy)


def controls(window: MainWindow) -> list[QWidget]:
    """What the person can see and must be able to get to by Tab."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]


def reached_by_arrows(widget: QWidget, reached: list[QWidget]) -> bool:
    """Tab reaches one button of a group, the arrow keys the others."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and any(button in reached for button in group.buttons())


def name_of(widget: QWidget, labels: list[QLabel]) -> str:
    """What a screen reader says of it."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.text()
    return next((label.text() for label in labels if label.buddy() is widget), "")


def described(widget: QWidget) -> str:
    owners = [type(widget).__name__]
    parent = widget.parentWidget()
    while parent is not None and len(owners) < 5:
        owners.append(type(parent).__name__)
        parent = parent.parentWidget()
    return " in ".join(owners)


@pytest.mark.parametrize("view_id", VIEWS)
def test_every_control_has_a_name(window: MainWindow, view_id: str) -> None:
    window.shell.show_view(view_id)
    QApplication.processEvents()
    labels = window.findChildren(QLabel)
    nameless = [described(one) for one in controls(window) if not name_of(one, labels)]
    assert nameless == []


@pytest.mark.parametrize("view_id", VIEWS)
def test_every_control_is_reached_by_tab(window: MainWindow, view_id: str) -> None:
    window.shell.show_view(view_id)
    QApplication.processEvents()
    wanted = controls(window)
    assert len(wanted) > 1
    reached: list[QWidget] = []
    for _ in range(_MOST_TABS):
        focused = QApplication.focusWidget()
        assert focused is not None
        if reached and focused is reached[0]:
            break
        reached.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    missed = [one for one in wanted if one not in reached]
    assert [described(one) for one in missed if not reached_by_arrows(one, reached)] == []


@pytest.mark.parametrize("view_id", VIEWS)
def test_no_button_is_too_narrow_for_its_words(
    qtbot: QtBot, window: MainWindow, view_id: str
) -> None:
    window.shell.show_view(view_id)

    def nothing_is_cut() -> None:
        buttons = [one for one in window.findChildren(QAbstractButton) if one.isVisible()]
        cut = [
            f"{one.text()}: {one.width()} < {one.minimumSizeHint().width()}"
            for one in buttons
            if one.text() and one.width() < one.fontMetrics().horizontalAdvance(one.text())
        ]
        assert cut == []

    # A button whose words change with the running work gets its width a moment later.
    qtbot.waitUntil(nothing_is_cut)


@pytest.mark.parametrize("view_id", VIEWS)
def test_the_window_fits_a_small_screen(window: MainWindow, view_id: str) -> None:
    window.shell.show_view(view_id)
    QApplication.processEvents()
    least = window.minimumSizeHint()
    assert least.width() <= SIZE[0]
    assert least.height() <= SIZE[1]
