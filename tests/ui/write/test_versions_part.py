"""Versions of a text: kept, compared, named, deleted, restored; restoring is undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop.core.texts import VersionKind
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.write.versions_dialog import VersionsDialog
from gpt_desktop.ui.write.versions_part import VersionsPart
from gpt_desktop.ui.write.view import WriteView
from tests.ui.fakes import fake_services
from tests.ui.shown_view import shown

CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
SECRET = "Meet me at noon."


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, [])


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> WriteView:
    view = shown(qtbot, WriteView(context))
    view.editor.setPlainText("We met on Monday.")
    view.change_coming.emit("Shorten")
    view.editor.setPlainText("We met on Friday.")
    return view


def opened(qtbot: QtBot, view: WriteView) -> VersionsDialog:
    dialog = view.parts.part(VersionsPart).show_versions()
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.count.text() != "")
    return dialog


def test_a_version_is_compared_with_the_text_as_it_is_now(qtbot: QtBot, view: WriteView) -> None:
    qtbot.keyClick(view.editor, Qt.Key.Key_H, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    dialog = view.parts.part(VersionsPart).dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.count.text() == "1 change")
    assert dialog.changes.toPlainText() == "We met on MondayFriday."
    [row] = dialog.list.dated.rows
    assert row.detail == "Before: Shorten · 17 characters"
    dialog.against.setCurrentIndex(1)
    qtbot.waitUntil(lambda: dialog.changes.toPlainText() == "We met on Monday.")
    dialog.against.setCurrentIndex(2)
    qtbot.waitUntil(lambda: dialog.count.text() == "")
    qtbot.mouseClick(dialog.close_button, LEFT)
    assert view.parts.part(VersionsPart).dialog is None


def test_a_restored_version_is_undone(qtbot: QtBot, view: WriteView, services: Services) -> None:
    dialog = opened(qtbot, view)
    with qtbot.waitSignal(view.undo_offered) as offer:
        qtbot.mouseClick(dialog.restore, LEFT)
    assert view.editor.text() == "We met on Monday."
    newest = services.texts.versions(view.text_id)[0]
    assert (newest.kind, newest.name) == (VersionKind.BEFORE, "Version restored")
    assert offer.args is not None
    offer.args[1]()
    assert view.editor.text() == "We met on Friday."
    view.save_state()
    stored = services.texts.get(view.text_id)
    assert stored is not None
    assert stored.body == "We met on Friday."


def test_a_version_is_named_and_deleted(qtbot: QtBot, view: WriteView, services: Services) -> None:
    view.parts.part(VersionsPart).keep()
    dialog = view.parts.part(VersionsPart).dialog
    assert dialog is not None
    assert dialog.name.text() == "Kept by you"
    dialog.name.setText("Sent")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    newest = services.texts.versions(view.text_id)[0]
    assert (newest.kind, newest.name) == (VersionKind.NAMED, "Sent")
    assert dialog.list.dated.rows[0].title == "Sent"
    qtbot.waitUntil(lambda: dialog.count.text() == "No difference.")
    qtbot.mouseClick(dialog.delete, LEFT)
    assert [each.name for each in services.texts.versions(view.text_id)] == ["Shorten"]
    qtbot.mouseClick(dialog.delete, LEFT)
    assert dialog.count.text() == "There are no versions of this text yet."
    assert not dialog.restore.isEnabled()
    dialog.reject()


def test_the_menu_offers_versions_where_there_is_a_text(qtbot: QtBot, context: ViewContext) -> None:
    view = shown(qtbot, WriteView(context))
    titles = [command.title for command in view.parts.menu_commands()]
    assert "Versions of this text…" not in titles
    with qtbot.waitSignal(view.message_posted):
        view.parts.part(VersionsPart).show_versions()
    view.editor.setPlainText(SECRET)
    titles = [command.title for command in view.parts.menu_commands()]
    assert "Versions of this text…" in titles
    assert {command.title for command in view.parts.menu_commands()} <= {
        command.title for command in view.commands()
    }
