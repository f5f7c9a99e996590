"""Enter sends, but never while an input method composes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpt_desktop.ui.assistant.composer import Composer
from gpt_desktop.ui.view.context import ViewContext


@pytest.fixture
def composer(qtbot: QtBot, context: ViewContext) -> Composer:
    made = Composer(context)
    qtbot.addWidget(made)
    made.resize(700, 80)
    made.show()
    made.edit.setFocus()
    return made


def test_enter_sends(qtbot: QtBot, composer: Composer) -> None:
    qtbot.keyClicks(composer.edit, "Hello there")
    with qtbot.waitSignal(composer.sent) as sent:
        qtbot.keyClick(composer.edit, Qt.Key.Key_Return)
    assert sent.args == ["Hello there"]
    with qtbot.waitSignal(composer.sent):
        qtbot.keyClick(composer.edit, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)


def test_shift_enter_begins_a_line(qtbot: QtBot, composer: Composer) -> None:
    qtbot.keyClicks(composer.edit, "one")
    with qtbot.assertNotEmitted(composer.sent):
        qtbot.keyClick(composer.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(composer.edit, "two")
    assert composer.text == "one\ntwo"


def test_blank_text_is_not_sent(qtbot: QtBot, composer: Composer) -> None:
    composer.set_text("  \n ")
    with qtbot.assertNotEmitted(composer.sent):
        qtbot.keyClick(composer.edit, Qt.Key.Key_Return)
    assert not composer.button.isEnabled()


def test_enter_belongs_to_the_input_method_while_it_composes(
    qtbot: QtBot, composer: Composer
) -> None:
    composer.set_text("你好")
    QApplication.sendEvent(composer.edit, QInputMethodEvent("shijie", []))
    with qtbot.assertNotEmitted(composer.sent):
        qtbot.keyClick(composer.edit, Qt.Key.Key_Return)
    done = QInputMethodEvent("", [])
    done.setCommitString("世界")
    QApplication.sendEvent(composer.edit, done)
    with qtbot.waitSignal(composer.sent) as sent:
        qtbot.keyClick(composer.edit, Qt.Key.Key_Return)
    assert sent.args == ["你好世界"]


def test_up_recalls_only_into_an_empty_field(qtbot: QtBot, composer: Composer) -> None:
    composer.set_last_question("What was that?")
    composer.set_text("x")
    qtbot.keyClick(composer.edit, Qt.Key.Key_Up)
    assert composer.text == "x"
    composer.clear()
    qtbot.keyClick(composer.edit, Qt.Key.Key_Up)
    assert composer.text == "What was that?"


def test_the_button_stops_while_busy_and_enter_sends_nothing(
    qtbot: QtBot, composer: Composer
) -> None:
    composer.set_text("next")
    composer.set_busy(True)
    assert composer.button.accessibleName() == "Stop"
    with qtbot.assertNotEmitted(composer.sent):
        qtbot.keyClick(composer.edit, Qt.Key.Key_Return)
    with qtbot.waitSignal(composer.stop_requested):
        qtbot.mouseClick(composer.button, Qt.MouseButton.LeftButton)
    assert composer.text == "next"
    composer.set_busy(False)
    assert composer.button.accessibleName() == "Send"


def test_it_grows_to_eight_lines(composer: Composer) -> None:
    heights = []
    for lines in (1, 4, 8, 30):
        composer.set_text("\n".join(["line"] * lines))
        heights.append(composer.edit.height())
    assert heights[0] < heights[1] < heights[2] == heights[3]


def test_rich_text_is_pasted_as_plain_text(composer: Composer) -> None:
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("bold")
    # Not by the clipboard: offscreen it deletes what it holds when Python is gone.
    assert composer.edit.canInsertFromMimeData(data)
    composer.edit.insertFromMimeData(data)
    assert composer.text == "bold"


def test_files_are_left_to_the_window(composer: Composer) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/somewhere/a.pdf")])
    assert composer.edit.canInsertFromMimeData(data)  # a paste; drags are turned away before


def test_page_keys_turn_the_conversation(qtbot: QtBot, composer: Composer) -> None:
    with qtbot.waitSignal(composer.page_requested) as turned:
        qtbot.keyClick(composer.edit, Qt.Key.Key_PageUp)
    assert turned.args == [-1]


def test_home_and_end_lead_to_the_ends_of_the_conversation(
    qtbot: QtBot, composer: Composer
) -> None:
    for key, sign in ((Qt.Key.Key_Home, -1), (Qt.Key.Key_End, 1)):
        with qtbot.waitSignal(composer.page_requested) as turned:
            qtbot.keyClick(composer.edit, key)
        assert turned.args is not None
        assert turned.args[0] * sign > 10_000
    composer.set_text("words")
    with qtbot.assertNotEmitted(composer.page_requested):
        qtbot.keyClick(composer.edit, Qt.Key.Key_Home)
    assert composer.edit.textCursor().position() == 0
