"""A model for each view and each conversation, chosen where it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpt_desktop import paths
from gpt_desktop.app.build_window import build_main_window
from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.works import WorkState
from gpt_desktop.services.converse import StoredConverse
from gpt_desktop.services.model_host import ModelHost
from gpt_desktop.services.ports import Services
from gpt_desktop.services.run_task import TaskRunner
from gpt_desktop.services.works import StoredWorks
from gpt_desktop.ui.assistant.view import AssistantView
from gpt_desktop.ui.translate.view import TranslateView
from gpt_desktop.ui.window.main_window import MainWindow
from gpt_desktop.ui.work.model_button import ModelButton
from gpt_desktop.ui.work.model_menu import ModelMenu
from tests.fakes import SCRIPTED_FACTS, ScriptedGenerator, roomy
from tests.ui.assistant.assistant_parts import ask, last
from tests.ui.fakes import FakeLibrary, fake_services, tasks

CONTROL = Qt.KeyboardModifier.ControlModifier


class Engines:
    """Each says its own name; one named broken is damaged."""

    def __init__(self) -> None:
        self.opened: list[str] = []

    def open(self, folder: Path) -> TextGenerator:
        self.opened.append(folder.name)
        if folder.name == "broken":
            raise UserFacingError("Broken is damaged.")
        facts = replace(SCRIPTED_FACTS, id=folder.name)
        return ScriptedGenerator(lambda _: f"By {folder.name}.", facts)


@pytest.fixture
def engines() -> Engines:
    return Engines()


@pytest.fixture
def services(tmp_path: Path, engines: Engines) -> Services:
    """Scripted, the usual one, beside Large and Broken."""
    fake = fake_services(tmp_path, [])
    library = fake.library
    assert isinstance(library, FakeLibrary)
    library.add("large", "Large & Wide")
    library.add("broken", "Broken")
    host = ModelHost(library, "", engines.open, roomy)
    run_task, assistant = TaskRunner(host), tasks()[0]
    return replace(
        fake,
        model=host,
        run_task=run_task,
        tasks=tasks(),
        converse=StoredConverse(fake.conversations, run_task, assistant, fake.settings),
        works=StoredWorks(fake.work_store, fake.document_store, run_task, host),
    )


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, services: Services, lanes: Lanes
) -> Iterator[MainWindow]:
    window = build_main_window(qapp, services, lanes, paths.resources_dir())
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    window.loading.start()
    qtbot.waitUntil(lambda: not lanes.busy)
    yield window
    lanes.cancel_all()
    qtbot.waitUntil(lambda: not lanes.busy)


def translate_view(window: MainWindow) -> TranslateView:
    window.shell.show_view("translate")
    view = window.shell.current
    assert isinstance(view, TranslateView)
    return view


def assistant_view(window: MainWindow) -> AssistantView:
    window.shell.show_view("assistant")
    view = window.shell.current
    assert isinstance(view, AssistantView)
    return view


def opened_menu(button: ModelButton) -> ModelMenu:
    """Open it by the keyboard."""
    assert button.isVisible()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert button.menu_box.isVisible()
    return button.menu_box


def entries(menu: ModelMenu) -> list[tuple[str, bool]]:
    return [
        (action.text(), action.isChecked()) for action in menu.actions() if not action.isSeparator()
    ]


def entry(menu: ModelMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == text)


def choose(qtbot: QtBot, window: MainWindow, button: ModelButton, text: str) -> None:
    menu = opened_menu(button)
    menu.setActiveAction(entry(menu, text))
    QTest.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.context.lanes.busy)


def translated(qtbot: QtBot, view: TranslateView) -> str:
    view.target.set_value("fr")
    view.editor.setPlainText("The weather is fine.")
    qtbot.mouseClick(view.source_pane.run, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.work.state is WorkState.DONE)
    return view.work.text


def test_a_model_chosen_in_translate_is_used_there_only(
    qtbot: QtBot, window: MainWindow, engines: Engines
) -> None:
    view, button = translate_view(window), window.shell.status.model
    assert button.text() == "Scripted · ready"
    menu = opened_menu(button)
    assert entries(menu) == [
        ("Usual: Scripted", True),
        ("Broken", False),
        ("Large && Wide", False),
        ("Scripted", False),
        ("Get another model…", False),
    ]
    menu.close()
    choose(qtbot, window, button, "Large && Wide")
    qtbot.waitUntil(lambda: button.text() == "Large && Wide · ready")
    assert button.accessibleName() == "Large & Wide · ready"
    assert translated(qtbot, view) == "By large."
    assert "Large & Wide" in view.result.caption.text()
    assert view.work.stored is not None
    assert view.work.stored.receipt is not None
    assert view.work.stored.receipt.model_id == "large"
    assistant = assistant_view(window)
    assert button.text() == "Scripted · ready"
    ask(qtbot, assistant, "Who?")
    assert last(assistant).text == "By scripted."
    assert engines.opened == ["scripted", "large"]  # both stayed loaded


def test_the_choice_comes_back_with_the_next_start_and_can_be_taken_back(
    qtbot: QtBot, window: MainWindow, services: Services
) -> None:
    view, button = translate_view(window), window.shell.status.model
    choose(qtbot, window, button, "Large && Wide")
    assert services.settings.load().models == {"translate": "large"}
    choose(qtbot, window, button, "Usual: Scripted")
    assert services.settings.load().models == {}
    assert translated(qtbot, view) == "By scripted."


def test_a_damaged_model_is_told_when_chosen_and_again_where_another_stands_in(
    qtbot: QtBot, window: MainWindow
) -> None:
    view, button = translate_view(window), window.shell.status.model
    choose(qtbot, window, button, "Broken")
    assert window.shell.error.isVisible()
    assert str(window.shell.error.error) == "Broken is damaged."
    assert translated(qtbot, view) == "By scripted."
    assert any("Broken" in notice.text for notice in view.work.notices)
    assert "Scripted" in view.result.caption.text()
    assert translated(qtbot, view) == "By scripted."
    assert not any("Broken" in notice.text for notice in view.work.notices)


def test_a_removed_model_leaves_its_view_to_the_usual_one(
    qtbot: QtBot, window: MainWindow, services: Services
) -> None:
    view, button = translate_view(window), window.shell.status.model
    choose(qtbot, window, button, "Large && Wide")
    services.library.remove("large")
    window.context.changes.models.emit()
    assert button.text() == "Scripted · ready"
    assert translated(qtbot, view) == "By scripted."
    assert any("“large”" in notice.text for notice in view.work.notices)


def test_a_conversation_keeps_the_model_chosen_in_it(
    qtbot: QtBot, window: MainWindow, services: Services
) -> None:
    view = assistant_view(window)
    button = view.page.model
    assert button.text() == "Scripted"
    ask(qtbot, view, "Who?")
    first = view.current_id
    choose(qtbot, window, button, "Large && Wide")
    assert (button.text(), window.shell.status.model.text()) == (
        "Large && Wide",
        "Large && Wide · ready",
    )
    ask(qtbot, view, "And now?")
    assert last(view).text == "By large."
    assert services.settings.load().models == {}
    view.new_conversation()
    assert button.text() == "Scripted"
    assert window.shell.status.model.text() == "Scripted · ready"
    ask(qtbot, view, "Who else?")
    assert last(view).text == "By scripted."
    view.open_conversation(first)
    qtbot.waitUntil(lambda: button.text() == "Large && Wide")


def test_a_model_chosen_before_the_first_question_is_for_all_new_conversations(
    qtbot: QtBot, window: MainWindow, services: Services
) -> None:
    view = assistant_view(window)
    choose(qtbot, window, view.page.model, "Large && Wide")
    assert services.settings.load().models == {"assistant": "large"}
    ask(qtbot, view, "Who?")
    assert last(view).text == "By large."
    menu = opened_menu(view.page.model)
    assert ("Usual: Large && Wide", False) in entries(menu)
    assert ("Large && Wide", True) in entries(menu)
    menu.close()
    view.new_conversation()
    assert view.page.model.text() == "Large && Wide"


def test_the_menu_and_the_status_line_lead_to_the_models(qtbot: QtBot, window: MainWindow) -> None:
    translate_view(window)
    choose(qtbot, window, window.shell.status.model, "Get another model…")
    assert window.shell.current is not None
    assert window.shell.current.view_id == "models"
    window.shell.show_view("settings")
    QTest.mouseClick(window.shell.status.model, Qt.MouseButton.LeftButton)
    assert window.shell.current.view_id == "models"


def test_the_palette_chooses_the_model_of_the_view_shown(
    qtbot: QtBot, window: MainWindow, services: Services
) -> None:
    translate_view(window)
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    palette = window.shell.palette_box
    assert palette is not None
    QTest.keyClicks(palette.field, "large translate")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.context.lanes.busy)
    assert services.settings.load().models == {"translate": "large"}


def test_a_language_that_the_model_lacks_leads_to_models_that_speak_it(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = translate_view(window)
    view.target.set_value("zh")
    offers = [line.get_model for line in view.pair_notices.lines]
    assert [offer.text() for offer in offers if offer is not None] == [
        "Get a model that speaks Simplified Chinese"
    ]
    window.shell.show_view("models")
    models = window.shell.current
    assert models is not None
    looked_for: list[str] = []
    monkeypatch.setattr(models, "look_for", looked_for.append)
    translate_view(window)
    [offer] = [each for each in offers if each is not None]
    QTest.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert window.shell.current is models
    assert looked_for == ["Simplified Chinese"]


def test_a_model_that_speaks_it_is_offered_beside_results_and_questions(
    qtbot: QtBot, window: MainWindow
) -> None:
    view = translate_view(window)
    translated(qtbot, view)
    [line] = view.result.state.notices.lines
    assert line.get_model is not None
    assert line.get_model.text() == "Get a model that speaks French"
    assistant = assistant_view(window)
    assistant.page.composer.set_text("请用中文回答这个问题")
    qtbot.waitUntil(assistant.page.language.isVisible)
    offer = assistant.page.language.get_model
    assert offer is not None
    QTest.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert window.shell.current is not None
    assert window.shell.current.view_id == "models"
