"""Saved prompts are put into the field by typing “/”."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from gpt_desktop.core.library.saved_prompt import SavedPrompt, Variable
from gpt_desktop.services.ports import Library, Services
from gpt_desktop.ui.assistant.library.fill_dialog import FillDialog
from gpt_desktop.ui.assistant.library.prompt_form import PromptForm
from gpt_desktop.ui.assistant.prompt_part import PromptPart
from gpt_desktop.ui.assistant.view import AssistantView
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.text_editor import TextEditor
from tests.ui.assistant.assistant_parts import opened, said, settle
from tests.ui.fakes import fake_services

TRANSLATE = SavedPrompt(
    "",
    "Zwiebel",
    "Say {{text}} in {{language}}.",
    (Variable("language", "French", ("French", "German")),),
)


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, lambda _: "Yes.")


def part_of(view: AssistantView) -> PromptPart:
    return next(part for part in view.parts.all if isinstance(part, PromptPart))


def library_of(context: ViewContext) -> Library:
    kept = context.services.kept
    assert kept is not None
    return kept


def test_a_prompt_is_found_and_filled_in_by_the_keyboard(
    qtbot: QtBot, context: ViewContext
) -> None:
    library_of(context).put_prompt(TRANSLATE)
    view = opened(qtbot, context)
    part, edit = part_of(view), view.page.composer.edit
    qtbot.keyClicks(edit, "/")
    assert part.list.isVisible()
    assert part.list.count() == 6
    qtbot.keyClicks(edit, "zwie")
    assert part.list.count() == 1
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    dialog = view.findChild(FillDialog)
    assert dialog is not None
    language, text = dialog.fields["language"], dialog.fields["text"]
    assert isinstance(language, QComboBox)
    assert isinstance(text, TextEditor)
    assert language.currentText() == "French"
    language.setCurrentText("Danish")
    qtbot.keyClicks(text, "onion")
    qtbot.mouseClick(dialog.insert, Qt.MouseButton.LeftButton)
    assert view.page.composer.text == "Say onion in Danish."
    assert not part.list.isVisible()
    assert said(view) == []


def test_up_and_down_move_in_the_list(qtbot: QtBot, context: ViewContext) -> None:
    view = opened(qtbot, context)
    part, edit = part_of(view), view.page.composer.edit
    library_of(context).put_prompt(SavedPrompt("", "Hello", "Hello there"))
    qtbot.keyClicks(edit, "/")
    qtbot.keyClick(edit, Qt.Key.Key_Up)
    assert part.list.currentRow() == part.list.count() - 1
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    assert part.list.currentRow() == 0
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert view.page.composer.text == "Hello there"
    edit.undo()
    assert view.page.composer.text == "/"


def test_a_path_can_be_sent(qtbot: QtBot, context: ViewContext) -> None:
    view = opened(qtbot, context)
    part, edit = part_of(view), view.page.composer.edit
    qtbot.keyClicks(edit, "/etc/fstab")
    assert not part.list.isVisible()
    edit.clear()
    qtbot.keyClicks(edit, "/plan")
    assert part.list.isVisible()
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert not part.list.isVisible()
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    settle(qtbot, view)
    assert said(view) == ["/plan", "Yes."]


def test_what_stands_in_the_field_is_saved_and_taken_back(
    qtbot: QtBot, context: ViewContext
) -> None:
    library = library_of(context)
    view = opened(qtbot, context)
    qtbot.keyClicks(view.page.composer.edit, "Name five rivers")
    part_of(view).save_text()
    kept = library.prompts()[0]
    assert (kept.name, kept.text) == ("Name five rivers", "Name five rivers")
    view.doings.undo()
    assert kept not in library.prompts()


def test_prompts_are_made_in_the_dialog(qtbot: QtBot, context: ViewContext) -> None:
    view = opened(qtbot, context)
    dialog = part_of(view).edit()
    assert dialog is not None
    qtbot.mouseClick(dialog.new, Qt.MouseButton.LeftButton)
    form = dialog.form
    assert isinstance(form, PromptForm)
    qtbot.keyClicks(form.text, "Hi {{who}} and {{whom}}")
    assert [row.variable.name for row in form.variable_rows] == ["who", "whom"]
    qtbot.keyClicks(form.variable_rows[0].choices, "Ann, the first | Bob")
    qtbot.keyClicks(form.variable_rows[0].default, "Bob")
    dialog.keep()
    made = library_of(context).prompts()[0]
    assert made.described == (Variable("who", "Bob", ("Ann, the first", "Bob")),)
    dialog.choose("")
    assert [row.default.text() for row in form.variable_rows] == ["Bob", ""]
    dialog.close()


def test_looking_at_a_prompt_changes_nothing(qtbot: QtBot, context: ViewContext) -> None:
    described = (Variable("x", "two\nlines", ("a|b", " c ")), Variable("not in it", "1"))
    kept = library_of(context).put_prompt(SavedPrompt("", "A", "{{x}} and {{y}}", described))
    dialog = part_of(opened(qtbot, context)).edit()
    assert dialog is not None
    dialog.choose(kept.id)
    assert dialog.form.item() == kept
    dialog.close()
    assert library_of(context).prompts()[0] == kept
