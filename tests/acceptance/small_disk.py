"""The app on a disk of 8 MB that gets full or read-only; ``test_small_disk.py`` runs this there."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop import paths
from gpt_desktop.app.compose import compose
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.settings import Appearance
from gpt_desktop.services.routed_conversations import RoutedConversations
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.ui.settings.appearance_page import AppearancePage
from gpt_desktop.ui.settings.view import SettingsView
from tests.acceptance.whole_app import CONTROL, WholeApp

DISK = Path(os.environ["GPT_DESKTOP_TEST_DISK"])


class Filling:
    """A file that takes all the room there is."""

    def __init__(self) -> None:
        self._path = DISK / "filling"

    def fill(self) -> None:
        self._path.write_bytes(b"x" * shutil.disk_usage(DISK).free)
        assert shutil.disk_usage(DISK).free == 0

    def free(self) -> None:
        self._path.unlink(missing_ok=True)


@pytest.fixture
def filling() -> Iterator[Filling]:
    """Gone at the end, so that what is closed then has room, and the next test too."""
    filling = Filling()
    yield filling
    filling.free()


def empty_the_journal(app: WholeApp) -> None:
    """Else SQLite may write into what its journal has of the disk already."""
    routed = app.services.conversations
    assert isinstance(routed, RoutedConversations)
    store = routed._kept
    assert isinstance(store, SqliteConversations)
    store._database.compact()


def remount(mode: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{mode}", str(DISK)], check=True)


@pytest.mark.parametrize("before", ["nothing", "conversations"])
def test_a_start_on_a_full_disk_is_refused_and_works_later(
    app: WholeApp, filling: Filling, before: str
) -> None:
    if before == "conversations":
        app.open()
        app.close()
    filling.fill()
    with pytest.raises(UserFacingError, match="disk is full"):
        compose()
    filling.free()
    assert app.open().isVisible()


def test_conversations_outlive_a_full_disk(app: WholeApp, filling: Filling, qtbot: QtBot) -> None:
    view = app.assistant(app.open())
    app.ask(view, "First.")
    app.wait()
    empty_the_journal(app)
    filling.fill()
    question = "Why? " * 1000  # above a page of the file
    app.ask(view, question)
    assert "disk is full" in str(view.page.error.error)
    assert view.page.composer.text == question
    filling.free()
    qtbot.keyClick(view.page.composer.edit, Qt.Key.Key_Return)
    app.wait()
    [conversation] = app.services.conversations.list_conversations()
    contents = [each.content for each in app.services.conversations.messages(conversation.id)]
    assert contents == ["First.", "Fine, thank you.", question.strip(), "Fine, thank you."]


def test_settings_that_cannot_be_saved_hold_and_the_file_is_as_it_was(
    app: WholeApp, filling: Filling, qtbot: QtBot
) -> None:
    window = app.open()
    qtbot.keyClick(window, Qt.Key.Key_8, CONTROL)
    view = window.shell.current
    assert isinstance(view, SettingsView)
    page = next(page for page in view.pages if isinstance(page, AppearancePage))
    qtbot.mouseClick(page.theme.buttons[Appearance.LIGHT], Qt.MouseButton.LeftButton)
    before = paths.settings_file().read_bytes()
    filling.fill()
    qtbot.mouseClick(page.theme.buttons[Appearance.DARK], Qt.MouseButton.LeftButton)
    assert window.context.settings().appearance is Appearance.DARK
    assert window.shell.error.isVisible()
    assert "disk is full" in str(window.shell.error.error)
    filling.free()
    assert paths.settings_file().read_bytes() == before
    assert not list(paths.data_dir().glob(".settings*"))


def test_a_read_only_home_is_told(data: Path) -> None:
    remount("ro")
    try:
        with pytest.raises(UserFacingError, match="read-only") as raised:
            compose()
    finally:
        remount("rw")
    assert str(data) in raised.value.next_step
    assert not data.exists()
