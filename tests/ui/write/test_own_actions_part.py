"""Own actions: in the menu, by their keys, edited in the dialog and by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from pytestqt.qtbot import QtBot

from gpt_desktop.core.writing_actions import ResultPlace, WritingAction
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.write.own_actions_dialog import OwnActionsDialog
from gpt_desktop.ui.write.own_actions_part import OwnActionsPart
from gpt_desktop.ui.write.proposals_part import ProposalsPart
from gpt_desktop.ui.write.view import WriteView
from tests.ui.fakes import fake_services
from tests.ui.shown_view import shown

LEFT = Qt.MouseButton.LeftButton
ANSWER = "It is dark outside."
POLITE = WritingAction("Polite", "Make it polite.", "Alt+1", ResultPlace.REPLACE)


@pytest.fixture
def services(tmp_path: Path) -> Services:
    made = fake_services(tmp_path, [ANSWER] * 6)
    assert made.writing_actions is not None
    made.writing_actions.save([POLITE])
    return made


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> WriteView:
    view = shown(qtbot, WriteView(context))
    view.editor.setPlainText("It is cold outside.")
    return view


def part_of(view: WriteView) -> OwnActionsPart:
    return view.parts.part(OwnActionsPart)


def acted(qtbot: QtBot, view: WriteView, result: ResultPlace) -> None:
    part_of(view).act(WritingAction("Polite", "Make it polite.", "", result))
    qtbot.waitUntil(lambda: not view.busy)


def words_of(view: WriteView) -> list[str]:
    menu = part_of(view).menu
    return [action.text() for action in menu.actions() if action.text()]


def test_its_key_runs_it_and_puts_the_result_in_place(qtbot: QtBot, view: WriteView) -> None:
    qtbot.keyClick(view.editor, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: view.editor.text() == ANSWER)
    qtbot.waitUntil(lambda: view.parts.part(ProposalsPart).shown == [])
    view.editor.undo()
    assert view.editor.text() == "It is cold outside."
    [entry] = view.context.services.work_store.list_works("write")
    assert entry.title == "Polite: It is cold outside."


def test_what_alters_a_fact_waits_to_be_decided(qtbot: QtBot, view: WriteView) -> None:
    view.editor.setPlainText("It is 12 degrees outside.")
    told: list[str] = []
    view.message_posted.connect(told.append)
    acted(qtbot, view, ResultPlace.REPLACE)
    assert view.editor.text() == "It is 12 degrees outside."
    assert len(view.parts.part(ProposalsPart).shown) == 1
    assert told == ["It is not as in your text in all places, so it waits for you to decide."]


def test_results_go_after_the_text_beside_it_or_to_the_clipboard(
    qtbot: QtBot, view: WriteView
) -> None:
    acted(qtbot, view, ResultPlace.AFTER)
    assert view.editor.text() == f"It is cold outside.\n\n{ANSWER}"
    view.editor.setPlainText("It is cold outside.")
    acted(qtbot, view, ResultPlace.CARD)
    assert len(view.parts.part(ProposalsPart).shown) == 1
    QGuiApplication.clipboard().setText("old")
    with qtbot.waitSignal(view.undo_offered) as offer:
        acted(qtbot, view, ResultPlace.CLIPBOARD)
    assert QGuiApplication.clipboard().text() == ANSWER
    assert offer.args is not None
    offer.args[1]()
    assert QGuiApplication.clipboard().text() == "old"
    assert view.editor.text() == "It is cold outside."


def test_they_are_in_the_menu_and_the_palette(view: WriteView) -> None:
    assert words_of(view) == ["Polite\tAlt+1", "Own actions…"]
    titles = [(command.title, command.shortcut) for command in view.commands()]
    assert ("Polite", "Alt+1") in titles


def test_a_file_edited_by_hand_is_read_again_and_its_errors_are_told_once(
    view: WriteView, services: Services
) -> None:
    assert services.writing_actions is not None
    told: list[str] = []
    view.message_posted.connect(told.append)
    path = services.writing_actions.path
    path.write_text("[[action]]\nname = 'Short'\nprompt = 'Make it short.'\n", "utf-8")
    view.activate()
    assert words_of(view) == ["Short", "Own actions…"]
    path.write_text("[[action]]\nname = 'Short'\n", "utf-8")
    view.activate()
    view.activate()
    [line] = told
    assert "line 1, “prompt” is missing" in line
    assert words_of(view) == ["Own actions…"]


def dialog_of(qtbot: QtBot, view: WriteView) -> OwnActionsDialog:
    part_of(view).edit()
    dialog = part_of(view).dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def test_the_dialog_makes_and_changes_actions(
    qtbot: QtBot, view: WriteView, services: Services
) -> None:
    dialog = dialog_of(qtbot, view)
    assert dialog.prompt.text() == "Make it polite."
    qtbot.mouseClick(dialog.add, LEFT)
    assert not dialog.save.isEnabled()
    qtbot.keyClicks(dialog.name, "Tweet")
    qtbot.keyClicks(dialog.prompt, "Make a tweet of it.")
    dialog.key.setKeySequence(QKeySequence("Alt+1"))
    assert dialog.wrong.text() == "The key Alt+1 does something else already."
    dialog.key.setKeySequence(QKeySequence("Alt+2"))
    dialog.place.setCurrentIndex(3)
    dialog.place.activated.emit(3)
    qtbot.mouseClick(dialog.save, LEFT)
    tweet = WritingAction("Tweet", "Make a tweet of it.", "Alt+2", ResultPlace.CLIPBOARD)
    assert services.writing_actions is not None
    assert services.writing_actions.load() == (POLITE, tweet)
    assert words_of(view) == ["Polite\tAlt+1", "Tweet\tAlt+2", "Own actions…"]


def test_a_key_that_the_window_uses_is_refused(qtbot: QtBot, view: WriteView) -> None:
    dialog = dialog_of(qtbot, view)
    dialog.key.setKeySequence(QKeySequence("Ctrl+J"))
    assert not dialog.save.isEnabled()
    qtbot.mouseClick(dialog.delete, LEFT)
    assert dialog.save.isEnabled()
    qtbot.mouseClick(dialog.save, LEFT)
    assert words_of(view) == ["Own actions…"]
