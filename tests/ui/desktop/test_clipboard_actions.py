"""Work on the clipboard from the tray: the result takes its place, and the old one comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.writing_actions import WritingAction
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.desktop.clipboard_actions import ClipboardActions
from gpt_desktop.ui.view.context import ViewContext
from tests.fakes import ScriptedGenerator, prompt_text
from tests.ui.fakes import fake_services, make_context

ANSWERS = {0: "It costs 12 euros a month."}
TEXT = "It costs 12 euros a month, as you may know."


@pytest.fixture
def generator() -> ScriptedGenerator:
    return ScriptedGenerator(lambda _: ANSWERS[0])


@pytest.fixture
def services(tmp_path: Path, generator: ScriptedGenerator) -> Services:
    made = fake_services(tmp_path, generator=generator)
    assert made.writing_actions is not None
    made.writing_actions.save([WritingAction("Polite", "Make it polite.")])
    return made


@pytest.fixture
def clipboard(qapp: QApplication) -> QClipboard:
    del qapp  # an application must exist
    board = QGuiApplication.clipboard()
    board.setText(TEXT)
    return board


class Tried:
    """The actions with what they said."""

    def __init__(self, context: ViewContext, clipboard: QClipboard, menu: QMenu) -> None:
        self.actions = ClipboardActions(context, clipboard, menu, menu)
        self.told: list[tuple[str, str]] = []
        self.undo: list[object] = []
        self.actions.told.connect(lambda title, text: self.told.append((title, text)))
        self.actions.replaced.connect(lambda _, undo: self.undo.append(undo))

    def choose(self, name: str) -> None:
        self.actions.write_menu()
        entry = next(one for one in self.actions.menu.actions() if one.text() == name)
        entry.trigger()


@pytest.fixture
def tried(qtbot: QtBot, context: ViewContext, clipboard: QClipboard) -> Tried:
    menu = QMenu()
    qtbot.addWidget(menu)
    return Tried(context, clipboard, menu)


def test_the_result_takes_the_place_and_the_old_text_comes_back(
    qtbot: QtBot, tried: Tried, clipboard: QClipboard, services: Services
) -> None:
    tried.choose("Shorten")
    qtbot.waitUntil(lambda: bool(tried.told))
    assert clipboard.text() == "It costs 12 euros a month."
    [(title, words)] = tried.told
    assert title == "Shorten"
    assert "12" not in words
    [entry] = services.work_store.list_works("write")
    assert entry.title.startswith("Shorten: It costs 12")
    tried.choose("Put the old clipboard back")
    assert clipboard.text() == TEXT
    tried.actions.write_menu()
    assert "Put the old clipboard back" not in [one.text() for one in tried.actions.menu.actions()]


def test_an_own_action_is_offered_and_its_prompt_used(
    qtbot: QtBot, tried: Tried, generator: ScriptedGenerator
) -> None:
    tried.choose("Polite")
    qtbot.waitUntil(lambda: bool(tried.told))
    assert "Make it polite." in prompt_text(generator.prompts[0])
    assert tried.undo


def test_altered_facts_are_told(
    qtbot: QtBot, tried: Tried, clipboard: QClipboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ANSWERS, 0, "It costs 15 euros.")
    tried.choose("Shorten")
    qtbot.waitUntil(lambda: bool(tried.told))
    assert clipboard.text().startswith("It costs 15")
    assert "is not as it was in 1 place" in tried.told[0][1]


def test_an_empty_clipboard_is_told_and_nothing_runs(
    tried: Tried, clipboard: QClipboard, generator: ScriptedGenerator
) -> None:
    clipboard.clear()
    tried.choose("Rewrite")
    assert tried.told == [("Rewrite", "There is no text on the clipboard.")]
    assert generator.prompts == []


def test_without_a_model_it_says_so(
    qtbot: QtBot, tmp_path: Path, qapp: QApplication, lanes: Lanes, clipboard: QClipboard
) -> None:
    context = make_context(qapp, fake_services(tmp_path, installed=False), lanes)
    menu = QMenu()
    qtbot.addWidget(menu)
    tried = Tried(context, clipboard, menu)
    tried.choose("Rewrite")
    assert tried.told == [("Rewrite", "There is no model on this computer yet.")]
    assert clipboard.text() == TEXT
