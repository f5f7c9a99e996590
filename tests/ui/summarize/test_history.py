"""What was summarized stays to come back to, with its document."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop.services.ports import Services
from gpt_desktop.ui.summarize.view import SummarizeView
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.fakes import fake_services
from tests.ui.shown_view import shown

LEFT = Qt.MouseButton.LeftButton
TEXT = "The river rose in the night.\n\nBy morning the lower road was under water."


@pytest.fixture
def services(tmp_path: Path) -> Services:
    count = iter(range(100))
    return fake_services(tmp_path, lambda _: f"Summary {next(count)}.")


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> SummarizeView:
    return shown(qtbot, SummarizeView(context))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "river.txt"
    path.write_text(TEXT, "utf-8")
    return path


def finish(qtbot: QtBot, view: SummarizeView) -> None:
    qtbot.waitUntil(lambda: not view.busy)


def listed(view: SummarizeView) -> list[str]:
    return [row.title for row in view.history.dated.rows]


def open_row(view: SummarizeView, row: int) -> None:
    view.history.list.setCurrentIndex(view.history.dated.index_of(view.history.dated.rows[row].id))


def test_a_summary_comes_back_with_its_document_after_a_restart(
    qtbot: QtBot, context: ViewContext, view: SummarizeView, file: Path
) -> None:
    view.open_files([file])
    finish(qtbot, view)
    view.clear()
    view.save_state()
    file.unlink()
    again = shown(qtbot, SummarizeView(context))
    assert not again.documents.entries
    qtbot.mouseClick(again.page.past, LEFT)
    qtbot.waitUntil(lambda: listed(again) == ["river.txt"])
    open_row(again, 0)
    qtbot.waitUntil(lambda: again.page.document.editor.toPlainText() == TEXT)
    assert again.page.result.body.text.text() == "Summary 0."
    assert "Scripted" in again.page.result.body.caption.text()
    assert again.documents.entries[0].path == file
    qtbot.mouseClick(again.page.back, LEFT)
    assert again.page.side.isVisible()


def test_other_settings_make_another_work_without_reading_again(
    qtbot: QtBot, view: SummarizeView, file: Path
) -> None:
    view.open_files([file])
    finish(qtbot, view)
    file.unlink()
    view.page.options.boxes["style"].set_value("bullets")
    qtbot.mouseClick(view.page.again, LEFT)
    finish(qtbot, view)
    qtbot.mouseClick(view.page.side.history, LEFT)
    qtbot.waitUntil(lambda: listed(view) == ["river.txt", "river.txt"])
    open_row(view, 1)
    qtbot.waitUntil(lambda: view.page.result.body.text.text() == "Summary 0.")
    assert len(view.documents.entries) == 1
    qtbot.keyClicks(view.history.search, "Summary 1")
    qtbot.waitUntil(lambda: len(listed(view)) == 1)
    open_row(view, 0)
    qtbot.waitUntil(lambda: view.page.result.body.text.text() == "- Summary 1.")


def test_deleting_can_be_undone(qtbot: QtBot, view: SummarizeView, file: Path) -> None:
    view.open_files([file])
    finish(qtbot, view)
    qtbot.mouseClick(view.page.side.history, LEFT)
    qtbot.waitUntil(lambda: len(listed(view)) == 1)
    view.history.list.setFocus()
    with qtbot.waitSignal(view.undo_offered) as offer:
        qtbot.keyClick(view.history.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: listed(view) == [])
    assert view.documents.entries[0].work.state is None
    assert offer.args is not None
    offer.args[1]()
    qtbot.waitUntil(lambda: len(listed(view)) == 1)
