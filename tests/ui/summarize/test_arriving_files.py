"""Folders and protected files: what can be read is read, what cannot is told of."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.documents import Document, PasswordNeededError
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.works import WorkState
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.summarize.view import SummarizeView
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.work.password_dialog import PasswordDialog
from tests.ui.fakes import FakeReader, fake_services
from tests.ui.shown_view import shown

TEXT = "The river rose in the night.\n\nBy morning the lower road was under water."
KEY = "open sesame"


class LockedReader(FakeReader):
    """Reads what is named "locked" with the right password only."""

    def read(
        self, path: Path, token: CancelToken, password: str = ""
    ) -> Generator[Progressed, None, Document]:
        if path.stem == "locked" and password != KEY:
            raise PasswordNeededError("It is locked.", "", "Give it.", wrong=bool(password))
        return (yield from super().read(path, token))


@pytest.fixture
def services(tmp_path: Path) -> Services:
    services = fake_services(tmp_path / "kept", ["The river rose in the night."] * 12)
    return replace(services, documents=LockedReader())


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> SummarizeView:
    return shown(qtbot, SummarizeView(context))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "kept").mkdir(exist_ok=True)
    folder = tmp_path / "papers"
    for name in ("a.txt", "locked.txt", "b/c.txt", "b/tool.exe"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(TEXT, "utf-8")
    return folder


def finish(qtbot: QtBot, view: SummarizeView) -> None:
    qtbot.waitUntil(lambda: not view.busy)


def dialogs(view: SummarizeView) -> list[PasswordDialog]:
    return [each for each in view.findChildren(PasswordDialog) if each.isVisible()]


def test_a_folder_gives_its_documents_and_tells_what_it_left_out(
    qtbot: QtBot, view: SummarizeView, folder: Path
) -> None:
    with qtbot.waitSignal(view.message_posted) as said:
        view.open_files([folder])
    assert said.args == ["1 file of another kind was left out."]
    finish(qtbot, view)
    states = {entry.name: entry.work.state for entry in view.documents.entries}
    assert states == {
        "a.txt": WorkState.DONE,
        "locked.txt": WorkState.FAILED,
        "c.txt": WorkState.DONE,
    }
    current = view.page.side.current()
    assert current is not None
    assert current.name == "a.txt"
    assert dialogs(view) == []  # nobody looks at the one that is protected


def test_the_password_of_a_protected_file_is_asked_until_it_is_right(
    qtbot: QtBot, view: SummarizeView, folder: Path, lanes: Lanes
) -> None:
    view.open_files([folder / "locked.txt"])
    qtbot.waitUntil(lambda: len(dialogs(view)) == 1)
    (dialog,) = dialogs(view)
    assert not dialog.wrong.isVisible()
    assert not dialog.open_file.isEnabled()
    qtbot.keyClicks(dialog.field, "guess")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(each.wrong.isVisible() for each in dialogs(view)))
    (dialog,) = dialogs(view)
    qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    assert view.page.again.text() == "Enter the password…"
    qtbot.mouseClick(view.page.again, Qt.MouseButton.LeftButton)
    (dialog,) = dialogs(view)
    qtbot.keyClicks(dialog.field, KEY)
    qtbot.mouseClick(dialog.open_file, Qt.MouseButton.LeftButton)
    (entry,) = view.documents.entries
    qtbot.waitUntil(lambda: entry.work.state is WorkState.DONE)
    qtbot.waitUntil(lambda: lanes.io.jobs == ())
    assert KEY not in str(view.draft())


def test_the_menu_beside_the_list_adds_more(
    qtbot: QtBot, view: SummarizeView, folder: Path
) -> None:
    view.open_files([folder / "a.txt"])
    finish(qtbot, view)
    qtbot.mouseClick(view.page.side.add, Qt.MouseButton.LeftButton)
    menu = view.page.side.menu
    qtbot.waitUntil(menu.isVisible)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.page.side.folder_requested):
        qtbot.keyClick(menu, Qt.Key.Key_Return)
