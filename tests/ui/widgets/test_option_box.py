"""An option shows its choices, or a line where it has none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from gpt_desktop.core.settings import Appearance
from gpt_desktop.core.tasks.base import Choice, OptionSpec
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.option_box import OptionBox

CHOICES = (Choice("a", "First"), Choice("b", "Second"))


def test_a_choice_is_made_by_keyboard(qtbot: QtBot) -> None:
    box = OptionBox(OptionSpec("id", "Kind", CHOICES, "a"))
    qtbot.addWidget(box)
    field = box.findChild(QComboBox)
    assert field is not None
    assert (box.value(), box.text(), field.accessibleName()) == ("a", "First", "Kind")
    with qtbot.waitSignal(box.value_changed) as changed:
        qtbot.keyClick(field, Qt.Key.Key_Down)
    assert changed.args == ["b"]
    box.set_value("nonsense")
    assert box.value() == "b"


def test_free_text_is_typed(qtbot: QtBot) -> None:
    box = OptionBox(OptionSpec("id", "Wish", (), "plain"), labelled=False)
    qtbot.addWidget(box)
    field = box.findChild(QLineEdit)
    assert field is not None
    assert (box.value(), field.accessibleName()) == ("plain", "Wish")
    with qtbot.waitSignal(box.value_changed) as changed:
        qtbot.keyClicks(field, "!")
    assert changed.args == ["plain!"]


def test_a_list_that_drops_down_shows_all_its_entries(qtbot: QtBot, context: ViewContext) -> None:
    """Under our style sheet, which gives entries their height."""
    context.theme.apply(Appearance.LIGHT, 15)
    choices = tuple(Choice(str(number), f"Choice {number}") for number in range(12))
    box = OptionBox(OptionSpec("id", "Kind", choices, "0"))
    qtbot.addWidget(box)
    box.show()
    field = box.findChild(QComboBox)
    assert field is not None
    field.showPopup()
    view = field.view()
    qtbot.waitUntil(view.isVisible)
    last = view.visualRect(view.model().index(11, 0))
    assert last.height() >= 28
    assert view.viewport().rect().contains(last)
    assert not view.verticalScrollBar().isVisible()
    field.hidePopup()
