"""The settings of the desktop page hold at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gpt_desktop import paths
from gpt_desktop.ui.desktop.settings_page import DesktopPage, place_words
from gpt_desktop.ui.view.context import ViewContext


@pytest.fixture
def page(qtbot: QtBot, context: ViewContext) -> DesktopPage:
    page = DesktopPage(context)
    qtbot.addWidget(page)
    page.show()
    return page


def test_all_but_notifications_is_off_at_first(page: DesktopPage) -> None:
    assert not page.tray.isChecked()
    assert not page.keep.isChecked()
    assert page.notify.isChecked()


def test_staying_needs_the_tray_icon(page: DesktopPage, context: ViewContext) -> None:
    assert not page.keep.isEnabled()
    QTest.keyClick(page.tray, Qt.Key.Key_Space)
    QTest.keyClick(page.keep, Qt.Key.Key_Space)
    assert context.settings().tray_icon
    assert context.settings().keep_running
    QTest.keyClick(page.tray, Qt.Key.Key_Space)
    assert not page.keep.isEnabled()
    assert not context.settings().tray_icon


def test_notifications_are_switched_off(page: DesktopPage, context: ViewContext) -> None:
    QTest.keyClick(page.notify, Qt.Key.Key_Space)
    assert not context.settings().notifications


def test_it_says_where_the_data_are(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GPT_DESKTOP_DATA", str(tmp_path / "named"))
    assert place_words() == "Where GPT_DESKTOP_DATA says."
    monkeypatch.delenv("GPT_DESKTOP_DATA")
    assert place_words() == "In your own folder, as this system has it."
    monkeypatch.setattr(paths, "portable_asked", lambda: True)
    monkeypatch.setattr(paths, "can_keep_files", lambda folder: folder == tmp_path)
    assert "cannot be written to" in place_words()
    monkeypatch.setattr(paths, "portable_dir", lambda: tmp_path)
    monkeypatch.setenv("GPT_DESKTOP_DATA", str(tmp_path))
    assert place_words() == "This copy is portable: it keeps its data beside itself."
