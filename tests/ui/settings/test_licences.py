"""Whose work is inside can be read in the app."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gpt_desktop.ui.settings.about_page import AboutPage
from gpt_desktop.ui.settings.licences import LicencesDialog
from gpt_desktop.ui.settings.view import SettingsView
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.window.window_parts import plain_window

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> LicencesDialog:
    overview = tmp_path / "THIRD_PARTY.md"
    overview.write_text("# Others\n\nQt is here.\n", encoding="utf-8")
    texts = tmp_path / "licences"
    (texts / "packages").mkdir(parents=True)
    (texts / "LGPL-3.0.txt").write_text("LESSER", encoding="utf-8")
    (texts / "packages" / "numpy.txt").write_text("*not* Markdown", encoding="utf-8")
    dialog = LicencesDialog(overview, texts)
    qtbot.addWidget(dialog)
    return dialog


def names(dialog: LicencesDialog) -> list[str]:
    return [dialog.names.item(row).text() for row in range(dialog.names.count())]


def test_nothing_is_read_before_it_is_shown(dialog: LicencesDialog) -> None:
    assert names(dialog) == []
    dialog.show()
    assert names(dialog) == ["Overview", "LGPL-3.0", "numpy"]
    assert dialog.text.toPlainText() == "Others\nQt is here."


def test_keys_choose_a_text(dialog: LicencesDialog) -> None:
    dialog.show()
    QTest.keyClick(dialog.names, Qt.Key.Key_End)
    assert dialog.text.toPlainText() == "*not* Markdown"


def test_a_file_that_is_gone_is_told(dialog: LicencesDialog, tmp_path: Path) -> None:
    dialog.show()
    (tmp_path / "licences" / "LGPL-3.0.txt").unlink()
    dialog.names.setCurrentRow(1)
    assert "cannot be read: No such file" in dialog.text.toPlainText()


def test_it_is_listed_once_however_often_it_is_shown(dialog: LicencesDialog) -> None:
    dialog.show()
    QTest.mouseClick(dialog.close_button, LEFT)
    assert not dialog.isVisible()
    dialog.show()
    assert len(names(dialog)) == 3


def test_the_settings_and_a_command_lead_to_it(qtbot: QtBot, context: ViewContext) -> None:
    window = plain_window(context)
    qtbot.addWidget(window)
    window.show()
    window.shell.show_view("settings")
    view = window.shell.current
    assert isinstance(view, SettingsView)
    page = next(page for page in view.pages if isinstance(page, AboutPage))
    QTest.mouseClick(page.show_licences, LEFT)
    assert page.licences.isVisible()
    assert "PySide6" in page.licences.text.toPlainText()
    assert "GPL-3.0" in names(page.licences)
    page.licences.close()
    view.show_licences()
    assert page.licences.isVisible()
    assert view.sections.currentRow() == view.pages.index(page)
