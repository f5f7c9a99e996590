"""The report of a crash can be read, copied and deleted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gpt_desktop.ui.window.crash_report import CrashReportDialog

LEFT = Qt.MouseButton.LeftButton


class Shown:
    """An open dialog, and whether it has deleted its reports."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.deleted = 0
        parent = QWidget()
        qtbot.addWidget(parent)
        self.parent = parent
        self.dialog = CrashReportDialog("Fatal Python error", folder, self.delete, parent)
        self.dialog.show()

    def delete(self) -> None:
        self.deleted += 1


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Shown:
    return Shown(qtbot, tmp_path)


def test_the_report_is_shown_and_copied(shown: Shown) -> None:
    assert shown.dialog.report.toPlainText() == "Fatal Python error"
    assert shown.dialog.report.isReadOnly()
    QTest.mouseClick(shown.dialog.copy, LEFT)
    assert QGuiApplication.clipboard().text() == "Fatal Python error"


def test_it_does_not_hold_up_the_window(shown: Shown) -> None:
    assert not shown.dialog.isModal()


def test_enter_and_escape_keep_it(shown: Shown) -> None:
    QTest.keyClick(shown.dialog, Qt.Key.Key_Return)
    assert not shown.dialog.isVisible()
    shown.dialog.show()
    QTest.keyClick(shown.dialog, Qt.Key.Key_Escape)
    assert not shown.dialog.isVisible()
    assert shown.deleted == 0


def test_it_can_be_deleted(shown: Shown) -> None:
    QTest.mouseClick(shown.dialog.delete, LEFT)
    assert shown.deleted == 1
    assert not shown.dialog.isVisible()


def test_its_folder_opens(shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toLocalFile())
    )
    QTest.mouseClick(shown.dialog.open_folder, LEFT)
    assert opened == [str(tmp_path)]
