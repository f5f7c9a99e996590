"""What a model wrote is noted, moves along, is shown and written into a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gpt_desktop.services.ports import Services
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.write.model_words import ModelWords
from gpt_desktop.ui.write.view import WriteView
from gpt_desktop.ui.write.written_part import WrittenPart
from tests.ui.fakes import fake_services
from tests.ui.shown_view import shown

LEFT = Qt.MouseButton.LeftButton
BODY = "\U0001f600 I wrote this. The model wrote that."
WORDS = "The model wrote that."


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, [])


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> WriteView:
    """One with a text of which a model wrote the second sentence."""
    view = shown(qtbot, WriteView(context))
    view.editor.setPlainText(BODY)
    start = BODY.index("The") + 1  # the picture counts as two
    view.model_wrote.emit(ModelWords(start, start + len(WORDS), "Tiny", "shorten", "work"))
    return view


def told(view: WriteView) -> list[str]:
    body = view.editor.text()
    return [each.span.of(body) for each in view.open_text.parts.told(body)]


def put(view: WriteView, place: int, words: str, gone: int = 0) -> None:
    cursor = QTextCursor(view.editor.document())
    cursor.setPosition(place)
    cursor.setPosition(place + gone, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(words)


def test_it_moves_along_and_does_not_grow_at_its_ends(view: WriteView) -> None:
    put(view, 0, "\U0001f600\U0001f600 Before. ")
    put(view, len(view.editor.toPlainText().encode("utf-16-le")) // 2, " After.")
    assert told(view) == [WORDS]
    end = view.editor.document().characterCount() - 1
    put(view, end - len(" After.") - 5, "exactly ")
    assert told(view) == ["The model wrote exactly that."]


def test_what_was_deleted_comes_back_with_undo(view: WriteView) -> None:
    start = BODY.index("The") + 1
    put(view, start, "", len(WORDS))
    assert told(view) == [""]
    view.editor.undo()
    assert told(view) == [WORDS]
    view.editor.redo()
    assert told(view) == [""]


def test_it_is_shown_with_a_line_below_and_a_list(qtbot: QtBot, view: WriteView) -> None:
    part = view.parts.part(WrittenPart)
    part.toggle()
    card = part.card
    assert card is not None
    assert card.share.text() == "1 place · 4 of 7 words (57 %)"
    [mark] = view.editor.extraSelections()
    assert mark.cursor.selectedText() == WORDS
    [link] = card.rows[0].findChildren(QPushButton)
    qtbot.mouseClick(link, LEFT)
    assert view.editor.textCursor().selectedText() == WORDS
    put(view, 3, "all of ")
    qtbot.waitUntil(lambda: "4 of 9 words" in card.share.text())
    qtbot.keyClick(view.editor, Qt.Key.Key_Escape)
    assert part.card is None
    assert view.editor.extraSelections() == []


def test_another_text_has_its_own(qtbot: QtBot, view: WriteView) -> None:
    part = view.parts.part(WrittenPart)
    part.toggle()
    view.open_text.save()
    first = view.context.services.texts.get(view.text_id)
    view.open_text.open(None)
    card = part.card
    assert card is not None
    qtbot.waitUntil(lambda: card.share.text().startswith("A model wrote nothing"))
    assert not card.export.isEnabled()
    with qtbot.waitSignal(view.message_posted):
        assert part.export() is None
    view.open_text.open(first)
    qtbot.waitUntil(lambda: card.share.text() == "1 place · 4 of 7 words (57 %)")
    assert told(view) == [WORDS]


def test_it_is_exported(qtbot: QtBot, view: WriteView, tmp_path: Path) -> None:
    part = view.parts.part(WrittenPart)
    for name in ("told.json", "told.md"):
        with qtbot.waitSignal(view.message_posted):
            part.write_file(str(tmp_path / name))
    report = json.loads((tmp_path / "told.json").read_text("utf-8"))
    assert [(each["written"], each["work"]) for each in report["parts"]] == [(WORDS, "work")]
    assert "## 1. Shorten" in (tmp_path / "told.md").read_text("utf-8")
    part.write_file(str(tmp_path / "none" / "told.md"))
    qtbot.waitUntil(view.page.error.isVisible)
