"""Conversations are saved, printed and brought along, in the real window."""

from __future__ import annotations

import json
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from gpt_desktop.background.call import call
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.assistant.exchange_part import ExchangePart
from gpt_desktop.ui.assistant.view import AssistantView
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.work.saving.print_file import print_on
from tests.storage.exchange.test_chatgpt import conversation, node
from tests.ui.assistant.assistant_parts import ANSWERS, ask, opened, settle, titles
from tests.ui.fakes import fake_services


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, list(ANSWERS))


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> AssistantView:
    """With one conversation."""
    view = opened(qtbot, context)
    ask(qtbot, view, "Hello")
    return view


def part_of(view: AssistantView) -> ExchangePart:
    return next(part for part in view.parts.all if isinstance(part, ExchangePart))


def imported(qtbot: QtBot, view: AssistantView, path: Path) -> ExchangePart:
    part = part_of(view)
    assert view.accepts_files([path])
    view.open_files([path])
    qtbot.waitUntil(lambda: not part.line.busy)
    settle(qtbot, view)
    return part


def chatgpt(folder: Path, *more: object) -> Path:
    made = conversation(
        node("q", None, "user", "What are bees?"), node("a", "q", "assistant", "Insects.")
    )
    path = folder / "conversations.json"
    path.write_text(json.dumps([made, *more]), "utf-8")
    return path


def test_it_is_in_the_menu_and_asks_for_a_name(qtbot: QtBot, view: AssistantView) -> None:
    qtbot.mouseClick(view.page.menu_button, Qt.MouseButton.LeftButton)
    menu = view.page.menu_button.findChild(QMenu)
    assert menu is not None
    action = next(each for each in menu.actions() if "Export" in each.text())
    action.trigger()
    dialog = view.page.findChild(QFileDialog)
    assert dialog is not None
    assert any("*.json" in each for each in dialog.nameFilters())
    dialog.reject()
    menu.close()


def test_as_markdown_and_with_all_versions(
    qtbot: QtBot, view: AssistantView, tmp_path: Path
) -> None:
    part = part_of(view)
    part.export(tmp_path / "one.md")
    qtbot.waitUntil((tmp_path / "one.md").exists)
    text = (tmp_path / "one.md").read_text("utf-8")
    assert text.startswith("# Hello\n\n## You · ")
    assert ANSWERS[0] in text
    with qtbot.waitSignal(view.message_posted):
        part.export_all(tmp_path / "all.json")
    before = titles(view)
    imported(qtbot, view, tmp_path / "all.json")
    assert titles(view) == [*before, *before]


def test_chatgpt_s_are_imported_and_that_is_undone(
    qtbot: QtBot, view: AssistantView, tmp_path: Path
) -> None:
    path = chatgpt(tmp_path, {"mapping": {"x": 1}})
    part = imported(qtbot, view, path)
    assert "Bees" in titles(view)
    assert part.line.isVisible()
    assert part.line.warnings.text.startswith("1 conversation of the file is damaged")
    qtbot.mouseClick(part.line.dismiss, Qt.MouseButton.LeftButton)
    assert part.line.isHidden()
    view.doings.undo()
    qtbot.waitUntil(lambda: "Bees" not in titles(view))
    view.doings.redo()
    qtbot.waitUntil(lambda: "Bees" in titles(view))


def test_a_file_that_is_none_says_so(qtbot: QtBot, view: AssistantView, tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    path.write_text('[{"mapping": ', "utf-8")
    imported(qtbot, view, path)
    assert view.page.error.isVisible()


def test_cancelled_nothing_is_added(qtbot: QtBot, view: AssistantView, tmp_path: Path) -> None:
    part, before, held = part_of(view), titles(view), Event()
    call(view.context.lanes.io, "Holding up", held.wait)
    with qtbot.waitSignal(view.message_posted):
        part.read(chatgpt(tmp_path))
        assert part.line.isVisible()
        qtbot.mouseClick(part.line.cancel, Qt.MouseButton.LeftButton)
    held.set()
    settle(qtbot, view)
    assert titles(view) == before
    assert part.line.isHidden()


def test_a_page_is_printed(tmp_path: Path, qtbot: QtBot) -> None:
    del qtbot  # there has to be an application
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    print_on(printer, "# Bees\n\nInsects.")
    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF")
