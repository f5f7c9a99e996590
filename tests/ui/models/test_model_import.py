"""Models brought along: chosen or dropped, with progress, cancelled, refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gpt_desktop.services.ports import Services
from gpt_desktop.ui.models.import_panel import ImportPanel
from gpt_desktop.ui.models.model_rows import RowState
from gpt_desktop.ui.models.view import ModelsView
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.window.main_window import MainWindow
from tests.ui.models.test_view import click, library_of, models_view, opened, states


@pytest.fixture
def window(qtbot: QtBot, context: ViewContext) -> MainWindow:
    return opened(qtbot, context)


@pytest.fixture
def view(window: MainWindow) -> ModelsView:
    return models_view(window)


@pytest.fixture
def panel(view: ModelsView) -> ImportPanel:
    assert view.importing is not None
    return view.importing


@pytest.fixture
def gguf(tmp_path: Path) -> Path:
    path = tmp_path / "mine.gguf"
    path.write_bytes(b"GGUF")
    return path


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPoint(10, 10).toPointF(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def test_a_dropped_file_becomes_a_model_that_is_shown(
    qtbot: QtBot, window: MainWindow, view: ModelsView, gguf: Path
) -> None:
    drop(window, gguf)
    assert view.busy
    qtbot.waitUntil(lambda: "mine" in states(view))
    assert states(view)["mine"] is RowState.INSTALLED
    assert view.details.row is not None
    assert view.details.row.id == "mine"
    qtbot.waitUntil(lambda: not view.busy)


def test_what_arrives_is_shown_whatever_was_searched_for(
    qtbot: QtBot, window: MainWindow, view: ModelsView, gguf: Path
) -> None:
    QTest.keyClicks(view.side.field, "scripted")
    drop(window, gguf)
    qtbot.waitUntil(lambda: "mine" in states(view))
    assert view.details.row is not None
    assert view.details.row.id == "mine"
    assert view.side.words == ""
    qtbot.waitUntil(lambda: not view.busy)


@pytest.mark.parametrize("folder", [False, True])
def test_the_menu_lets_choose(
    qtbot: QtBot, view: ModelsView, panel: ImportPanel, gguf: Path, folder: bool
) -> None:
    assert panel.button.isVisible()
    panel.menu.actions()[folder].trigger()
    [dialog] = panel.findChildren(QFileDialog)
    modes = (QFileDialog.FileMode.ExistingFile, QFileDialog.FileMode.Directory)
    assert dialog.fileMode() == modes[folder]
    chosen = gguf
    if folder:
        chosen = gguf.parent / "theirs"
        chosen.mkdir()
    dialog.fileSelected.emit(str(chosen))
    dialog.close()
    qtbot.waitUntil(lambda: chosen.stem in states(view))


def test_progress_is_shown_and_can_be_cancelled(
    qtbot: QtBot, view: ModelsView, panel: ImportPanel, gguf: Path, services: Services
) -> None:
    library_of(services).gate.clear()
    panel.take(gguf)
    qtbot.waitUntil(panel.progress.isVisible)
    assert panel.progress.text == "Copying 0 bytes of 100 MB"
    assert not panel.button.isEnabled()
    assert not view.accepts_files([gguf])
    click(panel.cancel)
    qtbot.waitUntil(lambda: not view.busy)
    assert panel.button.isEnabled()
    assert not panel.progress.isVisible()
    assert not panel.error.isVisible()
    assert "mine" not in states(view)


def test_what_goes_wrong_is_told_and_tried_again(
    qtbot: QtBot, view: ModelsView, panel: ImportPanel, tmp_path: Path
) -> None:
    panel.take(tmp_path / "later.gguf")
    qtbot.waitUntil(panel.error.isVisible)
    (tmp_path / "later.gguf").touch()
    click(panel.error.action)
    assert not panel.error.isVisible()
    qtbot.waitUntil(lambda: "later" in states(view))


def test_only_what_may_be_a_model_is_taken(view: ModelsView, gguf: Path, tmp_path: Path) -> None:
    assert view.accepts_files([gguf])
    assert view.accepts_files([tmp_path])
    assert not view.accepts_files([gguf, gguf])
    assert not view.accepts_files([tmp_path / "letter.pdf"])


def test_by_the_keyboard(view: ModelsView, panel: ImportPanel) -> None:
    titles = [command.title for command in view.commands()]
    assert titles == ["Find a model", "Import a GGUF file", "Import a model folder"]
    view.commands()[1].run()
    [dialog] = panel.findChildren(QFileDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert panel.findChild(QFileDialog) is None or not dialog.isVisible()
