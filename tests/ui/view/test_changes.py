"""What changes something says so, and whoever shows it asks anew, wherever it was changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from gpt_desktop.core.conversations import ConversationStore
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.works import WorkRequest
from gpt_desktop.ui.assistant.conversation_shelf import ConversationShelf
from gpt_desktop.ui.models.settings_page import ModelPage
from gpt_desktop.ui.models.view import ModelsView
from gpt_desktop.ui.settings.data_work import DataWork
from gpt_desktop.ui.settings.privacy_page import PrivacyPage
from gpt_desktop.ui.settings.view import SettingsView
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.work.history_side import HistorySide
from gpt_desktop.ui.work.work_shelf import WorkShelf
from tests.ui.window.window_parts import plain_window, settings_window


@pytest.fixture
def store(context: ViewContext) -> ConversationStore:
    return context.services.conversations


def test_a_renamed_conversation_is_listed_by_every_shelf(
    qtbot: QtBot, context: ViewContext, store: ConversationStore
) -> None:
    made = store.create_conversation("Bees")
    one, other = ConversationShelf(context), ConversationShelf(context)
    with qtbot.waitSignal(other.listed) as listed:
        one.rename(made.id, "Wasps")
    assert [each.title for each in listed.args[0]] == ["Wasps"]


def test_a_change_that_fails_is_told_as_well(
    qtbot: QtBot, context: ViewContext, monkeypatch: pytest.MonkeyPatch, store: ConversationStore
) -> None:
    def refuse(_: str) -> None:
        raise UserFacingError("no room")

    monkeypatch.setattr(store, "delete_conversation", refuse)
    shelf = ConversationShelf(context)
    failures: list[object] = []
    shelf.failed.connect(failures.append)
    with qtbot.waitSignal(context.changes.conversations):
        shelf.delete("x")
    assert len(failures) == 1


def test_a_deleted_work_leaves_another_list_that_is_shown(
    qtbot: QtBot, context: ViewContext
) -> None:
    works = context.services.work_store
    made = works.create("write", "A letter", WorkRequest(text="x"), "Scripted")
    side = HistorySide(context, "write")
    qtbot.addWidget(side)
    side.setVisible(True)
    qtbot.waitUntil(lambda: bool(side.dated.rows))
    WorkShelf(context, "write").delete(made.id)
    qtbot.waitUntil(lambda: not side.dated.rows)


def test_deleting_all_says_what_is_gone(qtbot: QtBot, context: ViewContext) -> None:
    work = DataWork(context.services.stored, context.lanes, context.changes)
    with qtbot.waitSignal(context.changes.conversations):
        work.delete_conversations()
    with qtbot.waitSignals([context.changes.works, context.changes.documents]):
        work.delete_works()


def test_what_is_stored_is_measured_anew_while_it_is_shown(
    qtbot: QtBot, context: ViewContext
) -> None:
    window = settings_window(qtbot, context)
    view = window.shell.current
    assert isinstance(view, SettingsView)
    number = next(n for n, page in enumerate(view.pages) if isinstance(page, PrivacyPage))
    page = view.pages[number]
    assert isinstance(page, PrivacyPage)
    view.show_section(number)
    qtbot.waitUntil(lambda: not context.lanes.busy)
    with qtbot.waitSignal(page.work.measured):
        context.changes.documents.emit()


def test_a_model_that_was_removed_leaves_the_settings(qtbot: QtBot, context: ViewContext) -> None:
    window = plain_window(context)
    qtbot.addWidget(window)
    window.shell.show_view("settings")
    settings = window.shell.current
    assert isinstance(settings, SettingsView)
    page = next(page for page in settings.pages if isinstance(page, ModelPage))
    window.shell.show_view("models")
    view = window.shell.current
    assert isinstance(view, ModelsView)
    assert page.choice.count() == 1
    view.details.remove.click()
    with qtbot.waitSignal(context.changes.models):
        view.side.undo.expire()
    qtbot.waitUntil(lambda: page.choice.currentText() == "No model")


def test_a_model_chosen_elsewhere_is_shown_in_the_settings(
    qtbot: QtBot, context: ViewContext
) -> None:
    window = settings_window(qtbot, context)
    view = window.shell.current
    assert isinstance(view, SettingsView)
    page = next(page for page in view.pages if isinstance(page, ModelPage))
    page.choice.clear()
    context.change_settings(replace(context.settings(), notifications=False))
    assert page.choice.count() == 1
