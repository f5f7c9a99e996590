"""The Summarize view: files in, summaries out, nothing lost on the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.works import WorkState
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.summarize.view import SummarizeView
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.drop_area import DropArea
from tests.ui.fakes import fake_services, make_context
from tests.ui.gated_generator import GatedGenerator
from tests.ui.shown_view import shown

TEXT = "The river rose in the night.\n\nBy morning the lower road was under water."
SUMMARY = "By morning the lower road was under water."


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, [SUMMARY] * 800)


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> SummarizeView:
    return shown(qtbot, SummarizeView(context))


@pytest.fixture
def make_file(tmp_path: Path) -> Callable[..., Path]:
    def make(name: str, text: str = TEXT) -> Path:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return make


def finish(qtbot: QtBot, view: SummarizeView) -> None:
    qtbot.waitUntil(lambda: not view.busy)


def states(view: SummarizeView) -> list[WorkState | None]:
    return [entry.work.state for entry in view.documents.entries]


def test_dropped_files_are_read_and_summarized(
    qtbot: QtBot, view: SummarizeView, make_file: Callable[..., Path]
) -> None:
    area = view.findChild(DropArea)
    assert area is not None
    assert area.isVisible()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(make_file("river.txt")))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    enter = QDragEnterEvent(area.rect().center(), copy, data, left, none)
    QApplication.sendEvent(area, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(area, QDropEvent(QPointF(9, 9), copy, data, left, none))
    finish(qtbot, view)
    assert not area.isVisible()
    assert view.page.document.editor.toPlainText() == TEXT
    assert view.page.result.body.text.text() == SUMMARY
    assert "Scripted" in view.page.result.body.caption.text()
    assert states(view) == [WorkState.DONE]


def test_a_file_that_cannot_be_read_does_not_hold_up_the_rest(
    qtbot: QtBot, view: SummarizeView, make_file: Callable[..., Path], tmp_path: Path
) -> None:
    view.open_files([tmp_path / "gone.pdf", make_file("a.txt"), make_file("b.txt")])
    finish(qtbot, view)
    assert states(view) == [WorkState.FAILED, WorkState.DONE, WorkState.DONE]
    error = view.page.result.state.error
    assert error.isVisible()
    assert isinstance(error.error, UserFacingError)
    qtbot.keyClick(view.page.side.list, Qt.Key.Key_Down)
    assert not error.isVisible()
    assert view.page.result.body.text.text() == SUMMARY


def test_text_is_pasted_from_the_clipboard(qtbot: QtBot, view: SummarizeView) -> None:
    QGuiApplication.clipboard().setText(TEXT)
    qtbot.mouseClick(view.page.paste, Qt.MouseButton.LeftButton)
    finish(qtbot, view)
    QGuiApplication.clipboard().setText("Another text.")
    qtbot.keyClick(view.page.side.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    finish(qtbot, view)
    names = [entry.name for entry in view.documents.entries]
    assert names == ["The river rose in the night. By morning…", "Another text."]
    assert states(view) == [WorkState.DONE] * 2


def test_an_empty_clipboard_is_told(qtbot: QtBot, view: SummarizeView) -> None:
    QGuiApplication.clipboard().clear()
    with qtbot.waitSignal(view.message_posted) as said:
        qtbot.mouseClick(view.page.paste, Qt.MouseButton.LeftButton)
    assert said.args == ["There is no text on the clipboard."]


def test_the_sample_is_summarized(qtbot: QtBot, view: SummarizeView) -> None:
    qtbot.mouseClick(view.page.sample, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: states(view) == [WorkState.DONE])
    assert view.documents.entries[0].words > 500


def test_the_file_dialog_does_not_hold_up_the_window(
    qtbot: QtBot, view: SummarizeView, make_file: Callable[..., Path]
) -> None:
    qtbot.mouseClick(view.page.choose, Qt.MouseButton.LeftButton)
    dialog = view.findChild(QFileDialog)
    assert dialog is not None
    dialog.selectFile(str(make_file("river.txt")))
    dialog.accept()
    qtbot.waitUntil(lambda: states(view) == [WorkState.DONE])


def test_other_options_are_used_the_next_time(
    qtbot: QtBot, tmp_path: Path, lanes: Lanes, qapp: QApplication
) -> None:
    asked: list[str] = []

    def answer(prompt: object) -> str:
        asked.append(str(prompt))
        return SUMMARY

    view = shown(qtbot, SummarizeView(make_context(qapp, fake_services(tmp_path, answer), lanes)))
    QGuiApplication.clipboard().setText(TEXT)
    view.paste()
    finish(qtbot, view)
    view.page.options.boxes["style"].set_value("bullets")
    qtbot.mouseClick(view.page.again, Qt.MouseButton.LeftButton)
    finish(qtbot, view)
    assert len(asked) == 2
    assert view.page.result.body.text.text() == f"- {SUMMARY}"


def test_escape_stops_and_keeps_what_there_is(
    qtbot: QtBot, tmp_path: Path, lanes: Lanes, qapp: QApplication
) -> None:
    services = fake_services(tmp_path, generator=GatedGenerator([SUMMARY]))
    view = shown(qtbot, SummarizeView(make_context(qapp, services, lanes)))
    QGuiApplication.clipboard().setText(TEXT)
    view.paste()
    qtbot.waitUntil(lambda: bool(view.page.result.body.text.text()))
    assert view.page.result.stop.isVisible()
    qtbot.keyClick(view.page.side.list, Qt.Key.Key_Escape)
    finish(qtbot, view)
    assert states(view) == [WorkState.STOPPED]
    text = view.page.result.body.text.text()
    assert text
    assert SUMMARY.startswith(text)
    assert "Stopped" in view.page.result.body.caption.text()


def test_a_removed_document_comes_back_by_undo(
    qtbot: QtBot, view: SummarizeView, make_file: Callable[..., Path]
) -> None:
    view.open_files([make_file("a.txt"), make_file("b.txt")])
    finish(qtbot, view)
    with qtbot.waitSignal(view.undo_offered) as offer:
        qtbot.keyClick(view.page.side.list, Qt.Key.Key_Delete)
    assert [entry.name for entry in view.documents.entries] == ["b.txt"]
    with qtbot.waitSignal(view.undo_offered) as offer:
        qtbot.mouseClick(view.page.side.clear, Qt.MouseButton.LeftButton)
    assert view.documents.entries == ()
    assert view.page.choose.isVisible()
    assert offer.args is not None
    offer.args[1]()
    assert states(view) == [WorkState.DONE]
    assert view.page.result.body.text.text() == SUMMARY


def test_all_is_there_after_a_restart(
    qtbot: QtBot, context: ViewContext, make_file: Callable[..., Path]
) -> None:
    view = shown(qtbot, SummarizeView(context))
    view.page.options.boxes["length"].set_value("long")
    view.open_files([make_file("a.txt"), make_file("b.txt")])
    finish(qtbot, view)
    qtbot.waitUntil(lambda: context.lanes.io.jobs == ())
    view.page.side.choose(view.documents.index(1))
    view.save_state()
    make_file("b.txt").unlink()
    again = shown(qtbot, SummarizeView(context))
    assert states(again) == [WorkState.DONE] * 2
    assert again.page.options.boxes["length"].value() == "long"
    assert again.page.result.body.text.text() == SUMMARY
    qtbot.waitUntil(lambda: again.page.document.editor.toPlainText() == TEXT)
    qtbot.mouseClick(again.page.again, Qt.MouseButton.LeftButton)
    finish(qtbot, again)
    assert states(again)[1] is WorkState.DONE


def test_a_copy_of_the_summary(
    qtbot: QtBot, view: SummarizeView, make_file: Callable[..., Path]
) -> None:
    view.open_files([make_file("a.txt")])
    finish(qtbot, view)
    qtbot.mouseClick(view.page.result.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == SUMMARY
    assert view.page.result.copy.toolTip() == "Copied (Ctrl+Shift+C)"


def test_without_a_model_the_text_is_read_and_waits(
    qtbot: QtBot, tmp_path: Path, lanes: Lanes, qapp: QApplication, make_file: Callable[..., Path]
) -> None:
    services = fake_services(tmp_path, [SUMMARY], installed=False)
    view = shown(qtbot, SummarizeView(make_context(qapp, services, lanes)))
    view.open_files([make_file("a.txt")])
    finish(qtbot, view)
    assert states(view) == [None]
    assert view.page.document.editor.toPlainText() == TEXT
    with qtbot.waitSignal(view.view_requested) as asked:
        qtbot.mouseClick(view.page.again, Qt.MouseButton.LeftButton)
    assert asked.args == ["models"]


def test_a_long_text_is_shown_in_slices(
    qtbot: QtBot, view: SummarizeView, make_file: Callable[..., Path]
) -> None:
    text = "\n\n".join(f"Paragraph {number} of a long report." for number in range(5000))
    view.open_files([make_file("long.txt", text)])
    editor = view.page.document.editor
    qtbot.waitUntil(lambda: editor.toPlainText() == text, timeout=30_000)
    view.stop()
    finish(qtbot, view)


def test_the_side_list_is_hidden_and_shown(
    qtbot: QtBot, view: SummarizeView, context: ViewContext, make_file: Callable[..., Path]
) -> None:
    assert not view.page.side.isVisible()
    view.open_files([make_file("a.txt")])
    finish(qtbot, view)
    assert view.page.side.isVisible()
    view.toggle_side_list()
    assert not view.page.side.isVisible()
    assert not context.settings().side_list_visible
    view.toggle_side_list()
    assert view.page.side.isVisible()


def test_the_summary_goes_on_in_another_view(
    qtbot: QtBot, view: SummarizeView, make_file: Callable[..., Path]
) -> None:
    view.open_files([make_file("a.txt")])
    finish(qtbot, view)
    button = view.page.result.hand_over
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(button.menu_shown.isVisible)
    qtbot.keyClick(button.menu_shown, Qt.Key.Key_Down)
    qtbot.keyClick(button.menu_shown, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.text_handed_over) as handed:
        qtbot.keyClick(button.menu_shown, Qt.Key.Key_Return)
    assert handed.args == ["translate", SUMMARY]
