"""The options of a task stand in a row where there is room, else below each other."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gpt_desktop.core.tasks.base import Choice, OptionSpec
from gpt_desktop.ui.widgets.option_bar import OptionBar

SPECS = (
    OptionSpec("tone", "Tone", (Choice("friendly", "Friendly"), Choice("plain", "Plain")), "plain"),
    OptionSpec("length", "Length", (Choice("short", "Short"), Choice("long", "Long")), "short"),
)


def test_a_narrow_bar_stacks_its_boxes_and_a_wide_one_does_not(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    bar = OptionBar(SPECS, around)
    around.resize(bar.sizeHint().width(), 80)
    bar.resize(bar.sizeHint().width(), 80)
    around.show()
    tone, length = bar.boxes.values()
    qtbot.waitUntil(lambda: tone.y() == length.y())
    assert tone.geometry().right() < length.x()
    bar.resize(bar.minimumSizeHint().width(), 80)
    qtbot.waitUntil(lambda: tone.x() == length.x())
    assert tone.geometry().bottom() < length.y()
    assert tone.width() >= tone.sizeHint().width()
    bar.resize(bar.sizeHint().width(), 80)
    qtbot.waitUntil(lambda: tone.y() == length.y())
