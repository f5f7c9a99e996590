"""Pins, folders and the archive in the side list; all can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from gpt_desktop.core.conversations import MessageState
from gpt_desktop.core.messages import Role
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.assistant.folder_popup import FolderPopup
from gpt_desktop.ui.assistant.view import AssistantView
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.assistant.assistant_parts import opened, settle
from tests.ui.fakes import fake_services

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def services(tmp_path: Path) -> Services:
    services = fake_services(tmp_path, ["An answer."])
    for title in ("Garden", "Rent", "Boat"):
        made = services.conversations.create_conversation(title)
        services.conversations.add_message(
            made.id,
            None,
            Role.USER,
            f"About the {title.lower()} and weather",
            MessageState.COMPLETE,
        )
    return services


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> AssistantView:
    view = opened(qtbot, context)
    view.page.side.show()
    return view


def shown(view: AssistantView) -> list[str]:
    model = view.page.side.dated
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def select(qtbot: QtBot, view: AssistantView, title: str) -> None:
    row = next(each for each in view.page.side.dated.rows if each.title == title)
    index = view.page.side.dated.index_of(row.id)
    place = view.page.side.list.visualRect(index).center()
    qtbot.mouseClick(view.page.side.list.viewport(), LEFT, pos=place)
    settle(qtbot, view)


def heading(view: AssistantView, title: str) -> QModelIndex:
    row = next(each for each in view.page.side.dated.headings if each.title == title)
    return view.page.side.dated.index_of_heading(row.key)


def click_heading(qtbot: QtBot, view: AssistantView, title: str) -> None:
    place = view.page.side.list.visualRect(heading(view, title)).center()
    qtbot.mouseClick(view.page.side.list.viewport(), LEFT, pos=place)
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)


def press(qtbot: QtBot, view: AssistantView, key: Qt.Key) -> None:
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    qtbot.keyClick(view.page.side.list, key, CONTROL | SHIFT)


def put(qtbot: QtBot, view: AssistantView, typed: str) -> None:
    """Type a folder's name for the current conversation, and press Enter."""
    press(qtbot, view, Qt.Key.Key_M)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, FolderPopup)
    qtbot.keyClicks(popup.field, typed)
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    settle(qtbot, view)


def undo(qtbot: QtBot, view: AssistantView) -> None:
    view.doings.undo()
    settle(qtbot, view)


def test_what_is_pinned_stands_above(qtbot: QtBot, view: AssistantView) -> None:
    assert shown(view) == ["Today", "Boat", "Rent", "Garden"]
    select(qtbot, view, "Garden")
    press(qtbot, view, Qt.Key.Key_P)
    settle(qtbot, view)
    assert shown(view) == ["Pinned", "Garden", "Today", "Boat", "Rent"]
    undo(qtbot, view)
    assert shown(view) == ["Today", "Boat", "Rent", "Garden"]
    view.doings.redo()
    settle(qtbot, view)
    assert shown(view)[:2] == ["Pinned", "Garden"]


def test_a_folder_is_made_by_its_name(qtbot: QtBot, view: AssistantView) -> None:
    select(qtbot, view, "Rent")
    put(qtbot, view, "House")
    assert shown(view) == ["House", "Rent", "Today", "Boat", "Garden"]
    select(qtbot, view, "Boat")
    put(qtbot, view, "hou")
    assert shown(view) == ["House", "Boat", "Rent", "Today", "Garden"]
    put(qtbot, view, "")
    assert shown(view) == ["House", "Rent", "Today", "Boat", "Garden"]
    undo(qtbot, view)
    undo(qtbot, view)
    undo(qtbot, view)
    assert shown(view) == ["Today", "Boat", "Rent", "Garden"]


def test_a_folder_is_folded_and_renamed(
    qtbot: QtBot, view: AssistantView, context: ViewContext
) -> None:
    select(qtbot, view, "Rent")
    put(qtbot, view, "House")
    click_heading(qtbot, view, "House")
    assert shown(view) == ["House", "Today", "Boat", "Garden"]
    said = heading(view, "House").data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "House, 1, folded"
    side = view.page.side.list
    qtbot.waitUntil(side.hasFocus)
    qtbot.keyClick(side, Qt.Key.Key_Right)
    assert shown(view)[:2] == ["House", "Rent"]
    qtbot.keyClick(side, Qt.Key.Key_Return)
    view.save_state()
    assert shown(opened(qtbot, context)) == ["House", "Today", "Boat", "Garden"]
    qtbot.keyClick(side, Qt.Key.Key_F2)
    field = side.viewport().findChild(QLineEdit)
    assert field is not None
    field.setText("Home")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle(qtbot, view)
    qtbot.waitUntil(lambda: "Home" in shown(view))
    assert shown(view) == ["Home", "Rent", "Today", "Boat", "Garden"]
    undo(qtbot, view)
    assert "House" in shown(view)


def test_the_archive_is_folded_and_searched(qtbot: QtBot, view: AssistantView) -> None:
    select(qtbot, view, "Rent")
    press(qtbot, view, Qt.Key.Key_A)
    settle(qtbot, view)
    assert shown(view) == ["Today", "Boat", "Garden", "Archive"]
    click_heading(qtbot, view, "Archive")
    assert shown(view)[-1] == "Rent"
    view.page.side.search.setText("weather")
    rows = view.page.side.dated
    qtbot.waitUntil(lambda: len(rows.rows) == 3 and all(row.marked for row in rows.rows))
    assert [row.detail for row in rows.rows] == [
        "About the boat and weather",
        "Archived · About the rent and weather",
        "About the garden and weather",
    ]
    rent = rows.rows[1]
    assert [span.of(rent.detail) for span in rent.marked] == ["weather"]
    view.page.side.search.setText("garden")
    qtbot.waitUntil(lambda: [row.title for row in rows.rows] == ["Garden"])
    view.page.side.search.clear()
    qtbot.waitUntil(lambda: "Archive" in shown(view))
    undo(qtbot, view)
    assert shown(view) == ["Today", "Boat", "Rent", "Garden"]


def test_only_the_title_has_it(qtbot: QtBot, view: AssistantView) -> None:
    view.list.rename(view.page.side.dated.rows[0].id, "Harbour")
    settle(qtbot, view)
    view.page.side.search.setText("harbour")
    rows = view.page.side.dated
    qtbot.waitUntil(lambda: [row.detail for row in rows.rows] == ["In the title"])


def test_a_row_s_menu(qtbot: QtBot, view: AssistantView) -> None:
    select(qtbot, view, "Rent")
    menu = QMenu()
    qtbot.addWidget(menu)
    view.page.side.fill_menu(menu, view.page.side.list.currentIndex())
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words == ["Pin to the top", "Move to a folder…", "Archive", "Rename", "Delete"]
    menu.actions()[0].trigger()
    settle(qtbot, view)
    assert shown(view)[:2] == ["Pinned", "Rent"]


def test_everything_is_taken_out_of_a_folder(qtbot: QtBot, view: AssistantView) -> None:
    select(qtbot, view, "Rent")
    put(qtbot, view, "House")
    menu = QMenu()
    qtbot.addWidget(menu)
    view.page.side.fill_menu(menu, heading(view, "House"))
    assert [action.text() for action in menu.actions()] == [
        "Rename",
        "Take everything out of the folder",
    ]
    menu.actions()[1].trigger()
    settle(qtbot, view)
    assert shown(view) == ["Today", "Boat", "Rent", "Garden"]


def test_a_row_is_dropped_on_a_heading(qtbot: QtBot, view: AssistantView) -> None:
    select(qtbot, view, "Rent")
    put(qtbot, view, "House")
    model = view.page.side.dated
    boat = next(each for each in model.rows if each.title == "Boat")
    carried = model.mimeData([model.index_of(boat.id)])
    move = Qt.DropAction.MoveAction
    assert model.canDropMimeData(carried, move, -1, -1, heading(view, "House"))
    assert not model.canDropMimeData(QMimeData(), move, -1, -1, heading(view, "House"))
    assert not model.canDropMimeData(carried, move, -1, -1, model.index_of(boat.id))
    side = view.page.side.list
    place = side.visualRect(heading(view, "House")).center()
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for event in (
        QDragEnterEvent(place, move, carried, buttons, keys),
        QDragMoveEvent(place, move, carried, buttons, keys),
        QDropEvent(QPointF(place), move, carried, buttons, keys),
    ):
        QApplication.sendEvent(side.viewport(), event)
    settle(qtbot, view)
    assert shown(view) == ["House", "Boat", "Rent", "Today", "Garden"]


def test_a_new_name_can_be_undone(qtbot: QtBot, view: AssistantView) -> None:
    view.list.rename(view.page.side.dated.rows[0].id, "Harbour")
    settle(qtbot, view)
    assert shown(view)[1] == "Harbour"
    undo(qtbot, view)
    assert shown(view)[1] == "Boat"
