"""A whole run: typed, translated segment by segment, one written over, and run again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop.core.annotations import SegmentOrigin
from gpt_desktop.core.messages import Prompt, TextPrompt
from gpt_desktop.core.works import WorkState
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.translate.segments_part import SegmentsPart
from gpt_desktop.ui.translate.view import TranslateView
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.fakes import fake_services
from tests.ui.shown_view import shown

CONTROL = Qt.KeyboardModifier.ControlModifier
TEXT = "The meeting is on Monday.\n\nPlease bring your card. 4711\n\nhttps://example.org\n"
FRENCH = {
    "meeting is on": "La réunion a lieu lundi.",
    "bring your": "Apportez votre carte, s'il vous plaît.",
}


def translation(prompt: Prompt) -> str:
    asked = prompt.text if isinstance(prompt, TextPrompt) else prompt.messages[-1].content
    return next((french for words, french in FRENCH.items() if words in asked), "Rien.")


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, translation)


def run(qtbot: QtBot, view: TranslateView) -> None:
    qtbot.keyClick(view.source_pane.focusProxy() or view, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: view.work.state is WorkState.DONE)
    qtbot.waitUntil(lambda: view.page.rows.settled)


def test_segments_are_rows_and_what_the_person_wrote_stays_in_a_new_run(
    qtbot: QtBot, context: ViewContext
) -> None:
    view = shown(qtbot, TranslateView(context))
    view.source.set_value("en")
    view.target.set_value("fr")
    view.take_text(TEXT)
    run(qtbot, view)
    rows = view.page.rows
    assert view.source_pane.shows_rows
    assert rows.left.text() == TEXT
    assert rows.right.text() == view.work.text
    assert view.work.text.startswith("La réunion a lieu lundi.\n\nApportez votre carte")
    assert view.work.text.endswith("\n\nhttps://example.org\n")
    kept = [number for number in range(rows.count) if number in rows.right.lines.quiet]
    assert [rows.shown.source_of(number) for number in kept][-1] == "https://example.org"
    part = view.parts.part(SegmentsPart)
    part.rows.go_to(0)
    part.edit()
    qtbot.keyClicks(part.editor, "Lundi, nous parlons.")
    qtbot.keyClick(part.editor, Qt.Key.Key_Return)
    first = view.work.id
    counts = []
    view.work.state_changed.connect(lambda: counts.append(rows.count))
    run(qtbot, view)
    assert counts[0] == rows.count, "the old rows stay until the new ones come"
    assert view.work.id != first
    assert view.work.text.startswith("Lundi, nous parlons.\n\nApportez votre carte")
    assert rows.shown.segments[0].origin is SegmentOrigin.PERSON
    assert rows.right.marks[0].icon == "pencil"
