"""The Privacy page measures what is stored and deletes it, each after a deliberate step."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.annotations import ItemKind
from gpt_desktop.core.conversations import MessageState
from gpt_desktop.core.learning.cards import CardText
from gpt_desktop.core.learning.decks import Origin
from gpt_desktop.core.messages import Role
from gpt_desktop.core.stored_data import DataKind
from gpt_desktop.core.works import WorkRequest
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.settings.delete_data import DeleteDialog
from gpt_desktop.ui.settings.privacy_page import PrivacyPage
from gpt_desktop.ui.settings.view import SettingsView
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.view import Kept
from gpt_desktop.ui.window.main_window import MainWindow
from tests.ui.window.window_parts import settings_window

LEFT = Qt.MouseButton.LeftButton
SECRET = "the treasure is under the old pear tree"


@pytest.fixture
def window(qtbot: QtBot, context: ViewContext) -> MainWindow:
    return settings_window(qtbot, context)


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, tmp_path: Path, lanes: Lanes) -> PrivacyPage:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "long.npz").write_bytes(b"x" * 4_000_000)
    view = window.shell.current
    assert isinstance(view, SettingsView)
    number = next(n for n, page in enumerate(view.pages) if isinstance(page, PrivacyPage))
    view.show_section(number)
    qtbot.waitUntil(lambda: not lanes.busy)
    page = view.pages[number]
    assert isinstance(page, PrivacyPage)
    return page


def stored_secret(services: Services) -> str:
    store = services.conversations
    made = store.create_conversation("Treasure")
    store.add_message(made.id, None, Role.USER, SECRET, MessageState.COMPLETE)
    services.drafts.save_draft(f"assistant/{made.id}", {"text": SECRET})
    services.drafts.save_draft("write", {"text": "A letter."})
    return made.id


def dialog_of(page: PrivacyPage) -> DeleteDialog:
    assert page.dialog is not None
    return page.dialog


def test_each_size_is_told_also_to_a_screen_reader(page: PrivacyPage) -> None:
    row = page.rows[DataKind.CACHES]
    assert row.size_label.text() == "4.0 MB"
    assert "4.0 MB" in row.accessibleName()
    assert page.rows[DataKind.LOG].size_label.text() == "nothing"


def test_the_cache_goes_at_once(
    qtbot: QtBot, page: PrivacyPage, lanes: Lanes, tmp_path: Path
) -> None:
    qtbot.mouseClick(page.caches, LEFT)
    qtbot.waitUntil(lambda: not lanes.busy)
    assert not (tmp_path / "cache").exists()
    assert "4.0 MB" in page.done.text
    assert page.rows[DataKind.CACHES].size_label.text() == "nothing"


def test_all_conversations_go_for_good_and_drafts_of_views_stay(
    qtbot: QtBot, page: PrivacyPage, services: Services, lanes: Lanes, tmp_path: Path
) -> None:
    stored_secret(services)
    qtbot.mouseClick(page.conversations, LEFT)
    dialog = dialog_of(page)
    assert "Conversations" in dialog.listed
    qtbot.keyClick(dialog.sure, Qt.Key.Key_Space)
    with qtbot.waitSignals([page.forget_requested, dialog.accepted]):
        qtbot.mouseClick(dialog.delete, LEFT)
    qtbot.waitUntil(lambda: not lanes.busy)
    assert services.conversations.list_conversations() == []
    assert services.drafts.load_draft("write") == {"text": "A letter."}
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert [path for path in files if SECRET.encode() in path.read_bytes()] == []
    assert not (tmp_path / "cache").exists()
    assert page.done.isVisible()


def test_all_results_go_for_good_and_conversations_stay(
    qtbot: QtBot, page: PrivacyPage, services: Services, lanes: Lanes, tmp_path: Path
) -> None:
    stored_secret(services)
    services.works.start("translate", "The password", WorkRequest(text="It is hunter2hunter2."))
    qtbot.mouseClick(page.works, LEFT)
    dialog = dialog_of(page)
    qtbot.keyClick(dialog.sure, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.forget_requested) as asked:
        qtbot.mouseClick(dialog.delete, LEFT)
    assert asked.args == [Kept.WORKS]
    qtbot.waitUntil(lambda: not lanes.busy)
    assert services.work_store.list_works("translate") == []
    assert len(services.conversations.list_conversations()) == 1
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path for path in files if b"hunter2hunter2" in path.read_bytes()] == []


def test_all_texts_go_for_good_with_what_they_once_said(
    qtbot: QtBot, page: PrivacyPage, services: Services, lanes: Lanes, tmp_path: Path
) -> None:
    made = services.texts.create("It is hunter2hunter2.")
    services.texts.save(made.id, "Nothing to see.")
    stored_secret(services)
    qtbot.mouseClick(page.texts, LEFT)
    dialog = dialog_of(page)
    qtbot.keyClick(dialog.sure, Qt.Key.Key_Space)
    told = page._context.changes.texts
    with qtbot.waitSignal(told), qtbot.waitSignal(page.forget_requested) as asked:
        qtbot.mouseClick(dialog.delete, LEFT)
    assert asked.args == [Kept.TEXTS]
    qtbot.waitUntil(lambda: not lanes.busy)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path for path in files if b"Nothing to see" in path.read_bytes()] == []
    assert services.texts.list_texts() == []
    assert services.texts.versions(made.id) == []
    assert len(services.conversations.list_conversations()) == 1


def test_all_decks_go_for_good(
    qtbot: QtBot, page: PrivacyPage, services: Services, lanes: Lanes, tmp_path: Path
) -> None:
    reviews = services.learn.reviews
    assert reviews is not None
    deck = reviews.store.create("Secrets")
    card = CardText(ItemKind.SHORT, "The password?", "It is hunter2hunter2.", "")
    reviews.store.add(deck.id, [card], Origin())
    stored_secret(services)
    qtbot.mouseClick(page.decks, LEFT)
    dialog = dialog_of(page)
    qtbot.keyClick(dialog.sure, Qt.Key.Key_Space)
    told = page._context.changes.decks
    with qtbot.waitSignal(told), qtbot.waitSignal(page.forget_requested) as asked:
        qtbot.mouseClick(dialog.delete, LEFT)
    assert asked.args == [Kept.DECKS]
    qtbot.waitUntil(lambda: not lanes.busy)
    assert reviews.store.decks() == []
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path for path in files if b"The password?" in path.read_bytes()] == []
    assert len(services.conversations.list_conversations()) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_nothing_goes_without_the_tick(
    qtbot: QtBot, page: PrivacyPage, services: Services, lanes: Lanes, key: Qt.Key
) -> None:
    stored_secret(services)
    qtbot.mouseClick(page.conversations, LEFT)
    dialog = dialog_of(page)
    assert not dialog.delete.isEnabled()
    qtbot.mouseClick(dialog.delete, LEFT)
    assert dialog.isVisible()
    qtbot.keyClick(dialog, key)
    assert page.dialog is None
    assert not lanes.busy
    assert len(services.conversations.list_conversations()) == 1


@pytest.mark.parametrize("with_models", [False, True])
def test_all_data_go_when_the_window_has_closed_and_models_where_ticked(
    qtbot: QtBot,
    page: PrivacyPage,
    window: MainWindow,
    services: Services,
    tmp_path: Path,
    *,
    with_models: bool,
) -> None:
    stored = services.stored
    qtbot.mouseClick(page.all_data, LEFT)
    dialog = dialog_of(page)
    for name in (
        "Settings",
        "Log",
        "Conversations, texts, results, documents and drafts",
        "What was read of long texts",
    ):
        assert name in dialog.listed
    if with_models:
        qtbot.keyClick(dialog.models, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.sure, Qt.Key.Key_Space)
    before = stored.asked_to_delete_all
    with qtbot.waitSignal(window.closed):
        qtbot.keyClick(dialog.delete, Qt.Key.Key_Space)
    assert (before, stored.asked_to_delete_all) == (False, True)
    stored.delete_all()
    assert [path.name for path in tmp_path.glob("*")] == ([] if with_models else ["models"])


def test_the_dialog_is_reached_by_tab(qtbot: QtBot, page: PrivacyPage) -> None:
    qtbot.mouseClick(page.all_data, LEFT)
    dialog = dialog_of(page)
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.sure.setChecked(True)
    reached = set()
    for _ in range(8):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.add(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert {dialog.models, dialog.sure, dialog.cancel, dialog.delete} <= reached
    dialog.reject()
