"""Many documents: a table of them, and one summary over all."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gpt_desktop.core.annotations import Claim, DocumentSpan, Span
from gpt_desktop.core.works import WorkState
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.summarize.view import SummarizeView
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.fakes import fake_services
from tests.ui.shown_view import shown

SUMMARY = "The river rose by 3.5 metres in the night."


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, [SUMMARY] * 99)


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext, tmp_path: Path) -> SummarizeView:
    view = shown(qtbot, SummarizeView(context))
    view.resize(1200, 800)
    for name in ("b|b.txt", "a.txt"):
        (tmp_path / name).write_text(f"{SUMMARY}\n\nThe road was under water.", "utf-8")
    view.open_files([tmp_path / "b|b.txt", tmp_path / "gone.txt", tmp_path / "a.txt"])
    qtbot.waitUntil(lambda: not view.busy)
    qtbot.mouseClick(view.page.side.all, Qt.MouseButton.LeftButton)
    return view


def names(view: SummarizeView) -> list[str]:
    model = view.page.overview.table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_one_over_all_though_one_file_is_at_fault(qtbot: QtBot, view: SummarizeView) -> None:
    overview = view.page.overview
    assert overview.table.isVisible()
    qtbot.mouseClick(overview.all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.all.work.state is WorkState.DONE)
    stored = view.all.work.stored
    assert stored is not None
    assert len(stored.request.document_ids) == 2
    assert SUMMARY in overview.result.body.text.text()
    assert overview.table.isVisible()
    states = [entry.work.state for entry in view.documents.entries]
    assert states == [WorkState.DONE, WorkState.FAILED, WorkState.DONE]


def test_the_table_is_sorted_and_copied_as_it_is_shown(qtbot: QtBot, view: SummarizeView) -> None:
    overview = view.page.overview
    assert names(view) == ["b|b.txt", "gone.txt", "a.txt"]
    head = overview.table.horizontalHeader()
    place = head.viewport().rect().center()
    place.setX(head.sectionViewportPosition(0) + 20)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert names(view) == ["a.txt", "b|b.txt", "gone.txt"]
    qtbot.mouseClick(overview.copy, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "| Document | Summary | Key figure | State |"
    assert lines[2] == f"| a.txt | {SUMMARY} | 3.5 metres | Done |"
    assert lines[3].startswith("| b\\|b.txt |")
    clipboard = QGuiApplication.clipboard()
    qtbot.waitUntil(lambda: "<td>b|b.txt</td>" in clipboard.mimeData().html())


def test_a_row_opens_its_document(qtbot: QtBot, view: SummarizeView) -> None:
    table = view.page.overview.table
    table.selectRow(2)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not table.isVisible())
    current = view.page.side.current()
    assert current is not None
    assert current.name == "a.txt"
    assert view.page.result.isVisible()


def test_it_is_there_after_a_restart_and_in_the_history(
    qtbot: QtBot, view: SummarizeView, context: ViewContext
) -> None:
    qtbot.mouseClick(view.page.overview.all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not view.busy)
    view.save_state()
    qtbot.waitUntil(lambda: context.lanes.io.jobs == ())
    again = shown(qtbot, SummarizeView(context))
    assert again.all.work.text == view.all.work.text
    stored = view.all.work.stored
    assert stored is not None
    again.open_work(stored)
    assert again.page.overview.table.isVisible()


def test_a_sentence_over_all_leads_into_the_document_it_is_from(
    qtbot: QtBot, view: SummarizeView
) -> None:
    overview, page = view.page.overview, view.page
    qtbot.mouseClick(overview.all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.all.work.state is WorkState.DONE and not view.busy)
    last = view.documents.entries[2]
    assert last.document is not None
    start = last.document.text.index("The road was under water.")
    source = DocumentSpan(last.document_id, Span(start, start + 25))
    view.all.work.annotations[:] = [Claim(Span(0, 10), 1.0, (source,))]
    view.all.work.annotated.emit(None)
    qtbot.waitUntil(lambda: len(overview.claims.claims) == 1)
    qtbot.keyClick(view, Qt.Key.Key_F8)
    assert overview.claims.line.source.text() == "a.txt"
    assert page.side.current() is last
    assert not overview.isVisible()
    [marked] = page.document.editor.extraSelections()
    assert marked.cursor.selectedText() == "The road was under water."
