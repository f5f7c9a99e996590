"""The map of a conversation's branches: seen, walked by keys, and a way to each."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from gpt_desktop.core.conversations import MessageState
from gpt_desktop.core.messages import Role
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.assistant.map_part import MapPart
from gpt_desktop.ui.assistant.view import AssistantView
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.assistant.assistant_parts import ask, opened, said, settle
from tests.ui.fakes import fake_services

CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
ALL = ["Which trees?", "Birches.", "And?", "Alders.", "Oaks."]


@pytest.fixture
def services(tmp_path: Path) -> Services:
    services = fake_services(tmp_path, ["An answer."])
    store = services.conversations
    place = store.create_conversation("Trees").id
    parent = None
    for number, text in enumerate(ALL[:4]):
        role = Role.ASSISTANT if number % 2 else Role.USER
        made = store.add_message(place, parent, role, text, MessageState.COMPLETE)
        parent = made.id
    first = store.messages(place)[0]
    store.add_message(place, first.id, Role.ASSISTANT, ALL[4], MessageState.COMPLETE, edited=True)
    return services


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> AssistantView:
    view = opened(qtbot, context)
    view.open_conversation(view.page.side.dated.rows[0].id)
    settle(qtbot, view)
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    qtbot.keyClick(view.page.composer.edit, Qt.Key.Key_M, CONTROL)
    drawn(qtbot, view)
    return view


def part(view: AssistantView) -> MapPart:
    return next(each for each in view.parts.all if isinstance(each, MapPart))


def drawn(qtbot: QtBot, view: AssistantView) -> None:
    found = part(view)
    settle(qtbot, view)
    qtbot.waitUntil(lambda: not found._settled.isActive() and not found._asking.open)
    settle(qtbot, view)


def shown(view: AssistantView) -> list[str]:
    model = part(view).panel.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def click(qtbot: QtBot, view: AssistantView, text: str) -> None:
    panel = part(view).panel
    place = panel.list.visualRect(panel.model.index(shown(view).index(text))).center()
    qtbot.mouseClick(panel.list.viewport(), LEFT, pos=place)
    drawn(qtbot, view)


def test_every_branch_is_there_and_a_click_goes_there(qtbot: QtBot, view: AssistantView) -> None:
    assert said(view) == ["Which trees?", "Oaks."]
    assert shown(view) == [
        "Which trees?",
        "Birches.",
        "And?",
        "Alders.",
        "Oaks. (edited by you)",
    ]
    click(qtbot, view, "Alders.")
    assert said(view) == ["Which trees?", "Birches.", "And?", "Alders."]
    assert shown(view)[1] == "Oaks. (edited by you)"
    assert part(view).panel.list.currentIndex().data() == "Alders."
    click(qtbot, view, "Oaks. (edited by you)")
    assert said(view) == ["Which trees?", "Oaks."]


def test_the_keyboard_walks_it(qtbot: QtBot, view: AssistantView) -> None:
    panel = part(view).panel
    assert panel.list.hasFocus()
    assert panel.list.currentIndex().data() == "Which trees?"
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert panel.list.currentIndex().data() == "Birches."
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    drawn(qtbot, view)
    assert said(view) == ["Which trees?", "Birches.", "And?", "Alders."]
    assert panel.list.hasFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert view.page.composer.edit.hasFocus()


def test_it_follows_what_is_said(qtbot: QtBot, view: AssistantView) -> None:
    ask(qtbot, view, "More?")
    drawn(qtbot, view)
    assert shown(view)[-2:] == ["More?", "An answer."]
    view.new_conversation()
    assert not part(view).panel.isVisible()


def test_a_message_s_menu_is_offered_there(qtbot: QtBot, view: AssistantView) -> None:
    panel = part(view).panel
    place = panel.list.visualRect(panel.model.index(shown(view).index("And?"))).center()
    panel.list.customContextMenuRequested.emit(QPoint(place))
    drawn(qtbot, view)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == [
        "Edit the question",
        "New conversation from here",
        "Delete with what follows",
    ]
    menu.close()


def test_screen_readers_hear_who_and_where(view: AssistantView) -> None:
    model = part(view).panel.model
    said_of = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in (0, 1, 4)]
    assert said_of == [
        "You: Which trees? – shown",
        "Assistant: Birches. – another branch",
        "Assistant: Oaks. (edited by you) – shown",
    ]
