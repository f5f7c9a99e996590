"""What is known of a model, long words shortened."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gpt_desktop.ui.models.fact_grid import FactGrid
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton
from gpt_desktop.ui.widgets.elided_label import ElidedLabel


def test_a_long_number_is_shortened_in_its_middle_and_copied_whole(
    qtbot: QtBot, context: ViewContext
) -> None:
    facts = FactGrid(context.theme)
    qtbot.addWidget(facts)
    facts.resize(320, 400)
    facts.show()
    sha = "0123456789abcdef" * 4
    facts.show_facts([("SHA-256 of the weights", sha)])
    label = next(each for each in facts.findChildren(ElidedLabel) if each.whole_text == sha)
    qtbot.waitUntil(lambda: "…" in label.text())
    assert (label.toolTip(), label.text()[0]) == (sha, "0")
    assert label.text()[-1] == "f"
    copy = next(each for each in facts.findChildren(IconButton) if each.icon_name == "copy")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == sha


def test_what_is_not_known_is_left_out(qtbot: QtBot, context: ViewContext) -> None:
    facts = FactGrid(context.theme)
    qtbot.addWidget(facts)
    facts.show_facts([("Licence", ""), ("Languages", "English")])
    assert [label.text() for label in facts.findChildren(QLabel)] == ["Languages", "English"]
