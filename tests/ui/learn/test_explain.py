"""Explain with real clicks and keys: two readers side by side, kept and held against."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpt_desktop.core.messages import Prompt
from gpt_desktop.core.tasks.learn.explain import EXPLAIN_KIND
from gpt_desktop.core.works import WorkState
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.learn.explain_section import ExplainSection
from gpt_desktop.ui.learn.view import LearnView
from gpt_desktop.ui.view.context import ViewContext
from tests.fakes import prompt_text
from tests.ui.fakes import fake_services
from tests.ui.shown_view import shown

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PASSAGE = "The library opens at nine. Members may borrow six books for three weeks."
CHILD = "Members may borrow ninety books."
EXPERT = "Members may borrow six books for three weeks."
OTHER = "The library opens at nine."


def _said(prompt: Prompt) -> str:
    words = prompt_text(prompt)
    if "child" in words:
        return CHILD
    return EXPERT if "expert" in words else OTHER


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, _said)


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> LearnView:
    view = shown(qtbot, LearnView(context))
    qtbot.mouseClick(view.tabs.buttons["explain"], Qt.MouseButton.LeftButton)
    return view


@pytest.fixture
def section(view: LearnView) -> ExplainSection:
    return _section(view)


def _section(view: LearnView) -> ExplainSection:
    section = view.section("explain")
    assert isinstance(section, ExplainSection)
    return section


def _explained(qtbot: QtBot, section: ExplainSection) -> None:
    qtbot.keyClicks(section.page.passage, PASSAGE)
    qtbot.keyClick(section.page.passage, Qt.Key.Key_Return, CONTROL)
    _ended(qtbot, section)


def _ended(qtbot: QtBot, section: ExplainSection) -> None:
    works = [side.work for side in section.page.sides]
    qtbot.waitUntil(lambda: all(work.state is WorkState.DONE for work in works), timeout=30_000)


def _texts(section: ExplainSection) -> list[str]:
    return [side.pane.body.text.text() for side in section.page.sides]


def test_both_sides_are_written_and_what_is_not_borne_is_marked(
    qtbot: QtBot, section: ExplainSection, services: Services
) -> None:
    _explained(qtbot, section)
    assert _texts(section) == [CHILD, EXPERT]
    left, right = section.page.sides
    qtbot.waitUntil(lambda: bool(left.claims.claims and right.claims.claims))
    assert [bool(claim.checks) for claim in left.claims.claims] == [True]
    assert [bool(claim.checks) for claim in right.claims.claims] == [False]
    assert len(services.work_store.list_works(EXPLAIN_KIND)) == 2


def test_f8_goes_to_a_sentence_and_its_passage(qtbot: QtBot, section: ExplainSection) -> None:
    _explained(qtbot, section)
    left, right = section.page.sides
    qtbot.waitUntil(lambda: bool(left.claims.claims and right.claims.claims))
    section.page.passage.setFocus()
    qtbot.keyClick(section.page.passage, Qt.Key.Key_F8)
    assert left.claims.line.current == 0
    assert left.claims.line.wrong.text()
    right.reader.field.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F8)
    assert right.claims.line.current == 0
    assert section.page.passage.textCursor().selectedText() == PASSAGE.partition(". ")[2]


def test_words_of_ones_own_and_again(qtbot: QtBot, section: ExplainSection) -> None:
    _explained(qtbot, section)
    left, _ = section.page.sides
    line = left.reader.field.lineEdit()
    assert line is not None
    line.selectAll()
    qtbot.keyClicks(line, "my neighbour")
    qtbot.mouseClick(left.pane.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _texts(section) == [OTHER, EXPERT])
    _ended(qtbot, section)
    assert left.work.stored is not None
    assert left.work.stored.request.options["reader"] == "my neighbour"


def test_the_sides_are_swapped(qtbot: QtBot, section: ExplainSection) -> None:
    _explained(qtbot, section)
    qtbot.keyClick(section.page.passage, Qt.Key.Key_X, CONTROL | SHIFT)
    assert _texts(section) == [EXPERT, CHILD]
    assert [side.reader.value() for side in section.page.sides] == ["expert", "child"]


def test_both_come_back_after_a_restart_and_out_of_the_history(
    qtbot: QtBot, view: LearnView, context: ViewContext
) -> None:
    _explained(qtbot, _section(view))
    view.save_state()
    again = shown(qtbot, LearnView(context))
    assert again.current.id == "explain"
    section = _section(again)
    assert _texts(section) == [CHILD, EXPERT]
    assert section.page.passage.text() == PASSAGE
    section.page.passage.setPlainText("Another passage.")
    section.forget_works()
    qtbot.mouseClick(section.page.past, Qt.MouseButton.LeftButton)
    rows = section.page.history.dated
    qtbot.waitUntil(lambda: len(rows.rows) == 2)
    assert {row.title.partition(" · ")[0] for row in rows.rows} == {"A ten-year-old", "An expert"}
    section.page.history.chosen.emit(rows.rows[0].id)
    qtbot.waitUntil(lambda: _texts(section) == [CHILD, EXPERT])
    assert section.page.passage.text() == PASSAGE


def test_both_are_saved_together(
    qtbot: QtBot, view: LearnView, section: ExplainSection, tmp_path: Path
) -> None:
    _explained(qtbot, section)
    with qtbot.waitSignal(view.message_posted):
        section.files.save_as(tmp_path / "both.md")
    saved = (tmp_path / "both.md").read_text("utf-8")
    assert all(words in saved for words in (PASSAGE, CHILD, EXPERT, "## An expert"))


def test_a_handed_over_text_is_the_passage(view: LearnView, section: ExplainSection) -> None:
    view.take_text(PASSAGE)
    assert section.page.passage.text() == PASSAGE


def test_without_a_passage_nothing_runs(
    qtbot: QtBot, view: LearnView, section: ExplainSection
) -> None:
    with qtbot.waitSignal(view.message_posted):
        qtbot.mouseClick(section.page.explain, Qt.MouseButton.LeftButton)
    assert not section.busy


def test_a_deleted_explanation_is_shown_no_more(
    qtbot: QtBot, section: ExplainSection, services: Services
) -> None:
    _explained(qtbot, section)
    left, right = section.page.sides
    section.page.history.delete(left.work.id)
    assert _texts(section) == ["", EXPERT]
    qtbot.waitUntil(lambda: len(services.work_store.list_works(EXPLAIN_KIND)) == 1)
    assert right.work.id == services.work_store.list_works(EXPLAIN_KIND)[0].id
