"""The Translate view: a pair of languages, a text, and honest warnings."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from gpt_desktop import paths
from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core import i18n
from gpt_desktop.core.works import WorkState
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.translate.view import TranslateView
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.option_box import OptionBox
from gpt_desktop.ui.widgets.remark import REMARK_ROLE
from tests.ui.fakes import fake_services, make_context
from tests.ui.gated_generator import GatedGenerator
from tests.ui.shown_view import shown

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ANSWER = "Il fait beau."


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, [ANSWER] * 8)


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> TranslateView:
    return shown(qtbot, TranslateView(context))


def translated(qtbot: QtBot, view: TranslateView, text: str = "The weather is fine.") -> None:
    view.target.set_value("fr")
    qtbot.keyClicks(view.editor, text)
    qtbot.keyClick(view.editor, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: view.work.state is WorkState.DONE)


def test_control_enter_translates_what_was_typed(qtbot: QtBot, view: TranslateView) -> None:
    assert not view.source_pane.run.isEnabled()
    translated(qtbot, view)
    assert view.result.rows.text() == ANSWER
    assert "Scripted" in view.result.caption.text()


def test_the_warning_comes_before_and_stays_beside_the_result(
    qtbot: QtBot, view: TranslateView
) -> None:
    view.target.set_value("fr")
    said = [notice.text for notice in view.pair_notices.shown]
    assert said == ["Scripted was not trained in French. This translation cannot be relied on."]
    assert view.pair_notices.isVisible()
    translated(qtbot, view)
    assert [notice.text for notice in view.result.state.notices.shown] == said
    assert not view.pair_notices.isVisible()
    view.target.set_value("de")
    assert "German" in view.pair_notices.shown[0].text


def test_the_warning_is_not_said_twice_where_one_asks_right_after_typing(
    qtbot: QtBot, view: TranslateView, context: ViewContext
) -> None:
    translated(qtbot, view, "The library opens at nine. Bring your card to borrow the books.")
    view.save_state()
    again = shown(qtbot, TranslateView(context))
    assert again.source.text() == "English (detected)"
    assert len(again.result.state.notices.shown) == 1
    assert not again.pair_notices.isVisible()


def test_no_warning_for_a_language_the_model_knows(view: TranslateView) -> None:
    view.target.set_value("en")
    assert view.pair_notices.shown == ()


def test_an_english_text_is_offered_in_chinese_until_the_person_chooses(
    qtbot: QtBot, view: TranslateView, context: ViewContext
) -> None:
    assert view.target.value() == "en"
    qtbot.keyClicks(view.editor, "The weather is fine and this is how it was.")
    qtbot.waitUntil(lambda: view.target.value() == "zh")
    view.editor.clear()
    qtbot.keyClicks(view.editor, "Das Wetter ist gut und wir sind mit den Kindern hier.")
    qtbot.waitUntil(lambda: view.target.value() == "en")
    view.save_state()
    assert not shown(qtbot, TranslateView(context)).target_choice.chosen
    view.target.set_value("fr")
    view.source.set_value("fr")
    assert view.target.value() == "fr"
    view.save_state()
    assert shown(qtbot, TranslateView(context)).target_choice.chosen


def test_a_text_already_in_the_target_language_is_said_before(view: TranslateView) -> None:
    view.source.set_value("en")
    view.target.set_value("en")
    said = [notice.text for notice in view.pair_notices.shown]
    assert said == ["The text is in English already. Choose another language to translate to."]


def test_the_same_language_twice_is_an_error(qtbot: QtBot, view: TranslateView) -> None:
    view.source.set_value("en")
    view.target.set_value("en")
    qtbot.keyClicks(view.editor, "Hello")
    qtbot.mouseClick(view.source_pane.run, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.work.state is WorkState.FAILED)
    assert view.result.state.error.isVisible()
    assert "same" in str(view.result.state.error.error)


def test_the_language_of_a_script_is_detected(qtbot: QtBot, view: TranslateView) -> None:
    QGuiApplication.clipboard().setText("こんにちは、元気ですか。")
    qtbot.keyClick(view.editor, Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: view.source.text() == "Japanese (detected)")
    assert "Japanese" in view.pair_notices.shown[0].text


def test_swapping_takes_the_translation_over(qtbot: QtBot, view: TranslateView) -> None:
    view.source.set_value("en")
    translated(qtbot, view)
    qtbot.keyClick(view.editor, Qt.Key.Key_S, CONTROL | SHIFT)
    assert (view.source.value(), view.target.value()) == ("fr", "en")
    assert view.source_pane.text() == ANSWER
    assert view.result.rows.text() == "The weather is fine."
    view.editor.undo()
    assert view.source_pane.text() == "The weather is fine."


def test_a_file_fills_the_text_and_undo_brings_the_old_one_back(
    qtbot: QtBot, view: TranslateView, tmp_path: Path
) -> None:
    qtbot.keyClicks(view.editor, "mine")
    path = tmp_path / "a.txt"
    path.write_text("From a file.")
    assert view.accepts_files([path])
    assert not view.accepts_files([path, path])
    assert not view.accepts_files([tmp_path / "a.zip"])
    with qtbot.waitSignal(view.undo_offered) as offer:
        view.open_files([path])
    assert view.source_pane.text() == "From a file."
    assert offer.args is not None
    offer.args[1]()
    assert view.source_pane.text() == "mine"


def test_a_file_that_cannot_be_read(qtbot: QtBot, view: TranslateView, tmp_path: Path) -> None:
    qtbot.keyClicks(view.editor, "mine")
    view.open_files([tmp_path / "gone.txt"])
    qtbot.waitUntil(view.source_pane.error.isVisible)
    assert view.source_pane.text() == "mine"


def test_escape_stops(qtbot: QtBot, tmp_path: Path, lanes: Lanes, qapp: QApplication) -> None:
    services = fake_services(
        tmp_path, generator=GatedGenerator(["one two three four five six seven eight"], words=6)
    )
    view = shown(qtbot, TranslateView(make_context(qapp, services, lanes)))
    qtbot.keyClicks(view.editor, "eins zwei")
    qtbot.keyClick(view.editor, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: bool(view.work.text))
    qtbot.keyClick(view.editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not view.busy)
    assert view.work.state is WorkState.STOPPED
    assert "one two" in view.result.rows.text()


def test_all_is_there_after_a_restart(
    qtbot: QtBot, view: TranslateView, context: ViewContext
) -> None:
    view.source.set_value("de")
    translated(qtbot, view)
    view.save_state()
    again = shown(qtbot, TranslateView(context))
    assert (again.source.value(), again.target.value()) == ("de", "fr")
    assert again.source_pane.text() == "The weather is fine."
    assert again.result.rows.text() == ANSWER
    assert again.result.state.notices.shown == view.result.state.notices.shown
    assert again.pair_notices.shown == ()


def test_clearing_can_be_undone(qtbot: QtBot, view: TranslateView) -> None:
    qtbot.keyClicks(view.editor, "mine")
    qtbot.mouseClick(view.source_pane.clear, Qt.MouseButton.LeftButton)
    assert view.source_pane.text() == ""
    qtbot.keyClick(view.editor, Qt.Key.Key_Z, CONTROL)
    assert view.source_pane.text() == "mine"


def test_a_translation_comes_back_out_of_the_history(qtbot: QtBot, view: TranslateView) -> None:
    translated(qtbot, view)
    view.source_pane.replace_text("Another text.")
    view.target.set_value("de")
    qtbot.mouseClick(view.toggle, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(view.history.dated.rows) == 1)
    row = view.history.dated.rows[0]
    assert row.title == "The weather is fine."
    view.history.set_current("")
    with qtbot.waitSignal(view.undo_offered) as offer:
        view.history.list.setCurrentIndex(view.history.dated.index_of(row.id))
    assert view.source_pane.text() == "The weather is fine."
    assert (view.target.value(), view.result.rows.text()) == ("fr", ANSWER)
    assert offer.args is not None
    offer.args[1]()
    assert view.source_pane.text() == "Another text."


def test_opening_an_old_translation_lets_the_new_one_finish(
    qtbot: QtBot, tmp_path: Path, lanes: Lanes, qapp: QApplication
) -> None:
    generator = GatedGenerator([ANSWER, "Es ist heute schön draußen und warm."], words=3)
    services = fake_services(tmp_path, generator=generator)
    view = shown(qtbot, TranslateView(make_context(qapp, services, lanes)))
    generator.gate.set()
    translated(qtbot, view)
    generator.gate.clear()
    first = view.work.id
    view.source_pane.replace_text("It is fine outside today.")
    view.translate()
    second = view.work
    qtbot.waitUntil(lambda: second.text.startswith("Es ist"))
    stored = services.work_store.get(first)
    assert stored is not None
    view.open_work(stored)
    assert view.result.rows.text() == ANSWER
    generator.gate.set()
    qtbot.waitUntil(lambda: not view.busy)
    entry = services.work_store.list_works("translate")[0]
    ended = services.work_store.get(entry.id)
    assert ended is not None
    assert ended.text == "Es ist heute schön draußen und warm."
    assert view.result.rows.text() == ANSWER


def test_a_translation_of_an_earlier_text_says_so(qtbot: QtBot, view: TranslateView) -> None:
    translated(qtbot, view)
    assert not view.stale.isVisible()
    qtbot.keyClicks(view.editor, " Today.")
    qtbot.waitUntil(view.stale.isVisible)
    assert view.stale.text == "The translation is of the text as it was before."
    view.source_pane.replace_text("The weather is fine.")
    qtbot.waitUntil(lambda: not view.stale.isVisible())


def combo_of(box: OptionBox) -> QComboBox:
    combo = box.findChild(QComboBox)
    assert combo is not None
    return combo


def test_languages_are_sorted_by_their_names(view: TranslateView) -> None:
    combo = combo_of(view.target)
    names = [combo.itemText(place) for place in range(combo.count())]
    assert names[:3] == ["Arabic", "Czech", "Danish"]
    assert names == sorted(names)
    assert combo_of(view.source).itemText(0) == "Detect language"


def test_chinese_names_are_sorted_by_sound(qtbot: QtBot, context: ViewContext) -> None:
    i18n.use_language(paths.resources_dir() / "translations", "zh_CN")
    view = shown(qtbot, TranslateView(context))
    combo = combo_of(view.target)
    names = [combo.itemText(place) for place in range(combo.count())]
    some = ["阿拉伯语", "德语", "英语", "越南语"]
    assert sorted(some, key=names.index) == some


def test_languages_the_model_was_not_trained_in_say_so(view: TranslateView) -> None:
    combo = combo_of(view.target)
    said = {combo.itemText(row): combo.itemData(row, REMARK_ROLE) for row in range(combo.count())}
    assert said["English"] is None
    assert said["Czech"] == "not trained"
    row = combo.findText("Czech")
    reason = "Scripted was not trained in Czech."
    assert combo.itemData(row, Qt.ItemDataRole.ToolTipRole) == reason
    assert reason in combo.itemData(row, Qt.ItemDataRole.AccessibleTextRole)


def test_the_history_makes_room_for_a_panel_on_a_small_screen(
    qtbot: QtBot, view: TranslateView
) -> None:
    qtbot.mouseClick(view.toggle, Qt.MouseButton.LeftButton)
    assert view.history.isVisible()
    view.page.panels.open("review")
    assert not view.history.isVisible()
    qtbot.mouseClick(view.toggle, Qt.MouseButton.LeftButton)
    assert view.history.isVisible()
    assert view.page.panels.opened == ""
