"""Personas: chosen in the header, kept by each conversation, made in the dialog."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from gpt_desktop.core.generation import SamplingDefaults
from gpt_desktop.core.library.persona import Persona
from gpt_desktop.core.messages import Prompt
from gpt_desktop.services.ports import Library, Services
from gpt_desktop.ui.assistant.library.persona_form import PersonaForm
from gpt_desktop.ui.assistant.persona_part import PersonaPart
from gpt_desktop.ui.assistant.view import AssistantView
from gpt_desktop.ui.view.context import ViewContext
from tests.fakes import prompt_text
from tests.ui.assistant.assistant_parts import ask, last, opened
from tests.ui.fakes import FakeLibrary, fake_services

PIRATE = Persona(
    "", "Pirate & co", "Talk like a pirate.", "", SamplingDefaults(temperature=1.5), 77, True
)


@pytest.fixture
def services(tmp_path: Path) -> Services:
    def answer(prompt: Prompt) -> str:
        return "Arr!" if "pirate" in prompt_text(prompt) else "Hello."

    return fake_services(tmp_path, answer)


def part_of(view: AssistantView) -> PersonaPart:
    return next(part for part in view.parts.all if isinstance(part, PersonaPart))


def library_of(context: ViewContext) -> Library:
    kept = context.services.kept
    assert kept is not None
    return kept


def thinks(view: AssistantView) -> bool:
    return view.thinks


def action(part: PersonaPart, words: str) -> QAction:
    return next(each for each in part.menu().actions() if each.text() == words)


def test_a_new_conversation_begins_with_the_persona_chosen(
    qtbot: QtBot, context: ViewContext
) -> None:
    library = library_of(context)
    library.put_persona(PIRATE)
    view = opened(qtbot, context)
    part = part_of(view)
    action(part, "Pirate && co").trigger()
    assert part.button.text() == "Pirate && co"
    assert part.button.accessibleName() == "Persona: Pirate & co"
    ask(qtbot, view, "Good morning")
    assert last(view).text == "Arr!"
    kept = library.persona_of(view.current_id)
    assert kept is not None
    assert kept.same_as(PIRATE)
    assert thinks(view)
    stored = last(view).message
    assert stored is not None
    assert stored.receipt is not None
    assert stored.receipt.sampling.temperature == 1.5
    assert stored.receipt.sampling.max_tokens == 77


def test_changing_a_persona_changes_no_conversation(qtbot: QtBot, context: ViewContext) -> None:
    library = library_of(context)
    pirate = library.put_persona(PIRATE)
    view = opened(qtbot, context)
    part = part_of(view)
    action(part, "Pirate && co").trigger()
    ask(qtbot, view, "Good morning")
    library.put_persona(replace(pirate, system="Speak as a poet."))
    assert library.persona_of(view.current_id) == pirate
    assert action(part, "Pirate & co (as it was)".replace("&", "&&")).isChecked()
    action(part, "Pirate && co (changed since)").trigger()
    ask(qtbot, view, "And now?")
    assert last(view).text == "Hello."


def test_choosing_in_a_conversation_is_undone(qtbot: QtBot, context: ViewContext) -> None:
    library = library_of(context)
    library.put_persona(PIRATE)
    view = opened(qtbot, context)
    part = part_of(view)
    ask(qtbot, view, "Good morning")
    action(part, "Pirate && co").trigger()
    assert thinks(view)
    view.doings.undo()
    assert library.persona_of(view.current_id) is None
    assert part.button.text() == "Persona"
    assert not thinks(view)
    view.doings.redo()
    assert part.button.text() == "Pirate && co"
    assert library.persona_of("") is None


def test_its_model_answers_unless_another_is_chosen(qtbot: QtBot, context: ViewContext) -> None:
    models = context.services.library
    assert isinstance(models, FakeLibrary)
    models.add("second", "Second")
    library = library_of(context)
    library.put_persona(replace(PIRATE, model_id="second"))
    view = opened(qtbot, context)
    part = part_of(view)
    action(part, "Pirate && co").trigger()
    assert view.model_id == "second"
    ask(qtbot, view, "Good morning")
    assert context.services.conversations.model(view.current_id) == "second"
    view.new_conversation()
    assert view.model_id == "second"
    view.choose_model("alpha")
    assert view.model_id == "alpha"
    ask(qtbot, view, "Good evening")
    assert context.services.conversations.model(view.current_id) == "alpha"


def test_thinking_chosen_by_hand_is_stronger(qtbot: QtBot, context: ViewContext) -> None:
    library_of(context).put_persona(PIRATE)
    view = opened(qtbot, context)
    action(part_of(view), "Pirate && co").trigger()
    assert thinks(view)
    view.page.thinking.setChecked(True)
    view.page.thinking.click()
    assert not thinks(view)
    ask(qtbot, view, "Good morning")
    assert not context.services.conversations.thinks(view.current_id)


def test_personas_are_made_in_the_dialog(
    qtbot: QtBot, context: ViewContext, tmp_path: Path
) -> None:
    library = library_of(context)
    view = opened(qtbot, context)
    dialog = part_of(view).edit()
    assert dialog is not None
    assert not dialog.form.isEnabled()
    assert "comes with the app" in dialog.note.text
    qtbot.mouseClick(dialog.new, Qt.MouseButton.LeftButton)
    assert dialog.form.isEnabled()
    form = dialog.form
    assert isinstance(form, PersonaForm)
    form.name.selectAll()
    qtbot.keyClicks(form.name, "Poet")
    qtbot.keyClicks(form.system, "Write verse.")
    qtbot.keyClicks(form.numbers["temperature"], "9")
    assert form.numbers["temperature"].property("asked")
    qtbot.keyClick(form.numbers["temperature"], Qt.Key.Key_Backspace)
    qtbot.keyClicks(form.numbers["temperature"], "0,7")
    dialog.keep()
    poet = library.personas()[0]
    expected = Persona("", "Poet", "Write verse.", "", SamplingDefaults(temperature=0.7))
    assert poet.same_as(expected)
    assert dialog.names.item(0).text() == "Poet"
    dialog.export_file(tmp_path / "mine.toml")
    assert dialog.note.text == "Saved as mine.toml"
    qtbot.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    assert poet not in library.personas()
    dialog.undo_line.undo()
    assert library.personas()[0] == poet
    dialog.import_file(tmp_path / "mine.toml")
    assert dialog.note.text == "0 personas imported; the others are here already"
    library.delete_persona(poet.id)
    dialog.import_file(tmp_path / "mine.toml")
    assert library.personas()[0].same_as(expected)
    (tmp_path / "bad.toml").write_text("[[persona]]\nname = 3\n", encoding="utf-8")
    dialog.import_file(tmp_path / "bad.toml")
    assert dialog.error.error is not None
    assert "Line 2" in str(dialog.error.error)
    dialog.close()


def test_what_is_written_last_is_kept_when_the_dialog_closes(
    qtbot: QtBot, context: ViewContext
) -> None:
    view = opened(qtbot, context)
    dialog = part_of(view).edit()
    assert dialog is not None
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    name = dialog.names.currentItem().text()
    assert name.endswith("(copy)")
    assert isinstance(dialog.form, PersonaForm)
    dialog.form.name.clear()
    qtbot.keyClicks(dialog.form.name, "Mine")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert library_of(context).personas()[0].name == "Mine"


def test_looking_at_a_persona_changes_nothing(qtbot: QtBot, context: ViewContext) -> None:
    library = library_of(context)
    far = SamplingDefaults(5.0, 1_000_000, 0.01, 0.99, 3.0)
    odd = [
        library.put_persona(Persona("", "A", "a\n\n b \u00a0", "gone", far, 1_000_000, False)),
        library.put_persona(Persona("", "B", "", "", SamplingDefaults(0.1 + 0.2, top_k=0))),
    ]
    dialog = part_of(opened(qtbot, context)).edit()
    assert dialog is not None
    for persona in odd:
        dialog.choose(persona.id)
        assert dialog.form.item() == persona
    with qtbot.assertNotEmitted(dialog.kept):
        dialog.close()


def test_a_long_name_is_cut_in_the_header(qtbot: QtBot, context: ViewContext) -> None:
    view = opened(qtbot, context)
    part = part_of(view)
    part.choose(Persona("", "A very long name " * 8))
    assert part.button.text() == "A very long name A …"
    assert part.button.accessibleName().count("long") == 8
