"""A brief with facts and an outline; one section again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from gpt_desktop.services.ports import Services
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.write.asked import Asked
from gpt_desktop.ui.write.brief_part import BriefPart
from gpt_desktop.ui.write.section_target import section_at_cursor
from gpt_desktop.ui.write.view import WriteView
from tests.ui.fakes import fake_services
from tests.ui.shown_view import shown

LEFT = Qt.MouseButton.LeftButton
HEADINGS = "What is new\nWho may come\nWhen it opens"
TEXT = "# News\n\n## One\n\nFirst.\nMore.\n\n## Two\n\nSecond.\n\n## Three"


@pytest.fixture
def services(tmp_path: Path) -> Services:
    listed = "".join(f"- {line}\n" for line in HEADINGS.split("\n"))
    return fake_services(tmp_path, [listed, "A section."])


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> WriteView:
    return shown(qtbot, WriteView(context))


def part_of(view: WriteView) -> BriefPart:
    return view.parts.part(BriefPart)


def put_cursor(view: WriteView, words: str) -> None:
    cursor = view.editor.textCursor()
    cursor.setPosition(view.editor.toPlainText().index(words))
    view.editor.setTextCursor(cursor)


def test_an_outline_is_suggested_into_its_field_and_undone(qtbot: QtBot, view: WriteView) -> None:
    card = part_of(view).brief
    assert not card.headings.isVisible()
    qtbot.mouseClick(card.headings.button, LEFT)
    assert card.headings.isVisible()
    assert not card.suggest.isEnabled()
    qtbot.keyClicks(card.brief, "Our library opens a room")
    qtbot.mouseClick(card.suggest, LEFT)
    qtbot.waitUntil(lambda: card.headings.text() == HEADINGS)
    card.headings.editor.undo()
    assert card.headings.text() == ""


def test_facts_and_headings_are_asked_only_while_they_are_seen(
    qtbot: QtBot, view: WriteView
) -> None:
    part = part_of(view)
    asked: list[Asked] = []
    view.action_asked.connect(asked.append)
    part.brief.brief.setPlainText("A room")
    qtbot.mouseClick(part.brief.facts.button, LEFT)
    part.brief.facts.editor.setPlainText("It is red")
    part.write()
    assert asked[-1].options["facts"] == "It is red"
    qtbot.mouseClick(part.brief.facts.button, LEFT)
    part.write()
    assert asked[-1].options["facts"] == ""


def test_they_are_there_after_a_restart(
    qtbot: QtBot, view: WriteView, context: ViewContext
) -> None:
    card = part_of(view).brief
    card.brief.setPlainText("A room")
    card.facts.replace_text("It is red\nIt is small")
    card.headings.replace_text(HEADINGS)
    view.save_state()
    again = part_of(shown(qtbot, WriteView(context))).brief
    assert again.facts.text() == "It is red\nIt is small"
    assert again.headings.text() == HEADINGS
    assert again.facts.isVisible()


@pytest.mark.parametrize(
    ("words", "heading", "body"),
    [
        ("First.", "One", "First.\nMore."),
        ("## One", "One", "First.\nMore."),
        ("Second.", "Two", "Second."),
        ("# News", "News", ""),
    ],
)
def test_the_section_at_the_cursor(view: WriteView, words: str, heading: str, body: str) -> None:
    view.editor.setPlainText(TEXT)
    put_cursor(view, words)
    section = section_at_cursor(view.editor)
    assert section is not None
    assert section.heading == heading
    assert section.cursor.selectedText().replace("\u2029", "\n") == body


def test_a_heading_at_the_end_gets_a_line_and_what_is_above_stays(view: WriteView) -> None:
    view.editor.setPlainText(TEXT)
    view.editor.moveCursor(QTextCursor.MoveOperation.End)
    section = section_at_cursor(view.editor)
    assert section is not None
    section.target("brief").put("Third.")
    assert view.editor.toPlainText() == f"{TEXT}\nThird."


def test_without_a_heading_it_says_so(qtbot: QtBot, view: WriteView) -> None:
    view.editor.setPlainText("Only words.")
    with qtbot.waitSignal(view.message_posted) as said:
        part_of(view).write_section()
    assert said.args == ["There is no heading above the cursor."]
