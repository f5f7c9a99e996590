"""Two options are at hand, the others one click away, and all of them reach the task."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.tasks.summarize.options import AS_TEXT, LANGUAGE, OPTIONS
from gpt_desktop.core.works import WorkState
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.summarize.summary_options import SummaryOptions
from gpt_desktop.ui.summarize.view import SummarizeView
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.fakes import fake_services, make_context
from tests.ui.gated_generator import GatedGenerator
from tests.ui.shown_view import shown

TEXT = "The river rose in the night.\n\nBy morning the lower road was under water."
SUMMARY = "The river flooded the lower road overnight."


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, [SUMMARY] * 8)


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> SummarizeView:
    return shown(qtbot, SummarizeView(context))


@pytest.fixture
def options(qtbot: QtBot, context: ViewContext) -> SummaryOptions:
    del context  # it dresses the application
    options = SummaryOptions(OPTIONS)
    qtbot.addWidget(options)
    options.show()
    return options


def paste(qtbot: QtBot, view: SummarizeView, text: str = TEXT) -> None:
    QGuiApplication.clipboard().setText(text)
    view.paste()
    qtbot.waitUntil(lambda: not view.busy)


def test_every_option_of_the_task_has_its_field(options: SummaryOptions) -> None:
    assert options.values() == {spec.id: spec.default for spec in OPTIONS}


def test_the_rest_is_one_click_away(qtbot: QtBot, options: SummaryOptions) -> None:
    qtbot.mouseClick(options.more, Qt.MouseButton.LeftButton)
    assert options.popup.isVisible()
    focus = options.boxes["focus"].findChild(QLineEdit)
    audience = options.boxes["audience"].findChild(QComboBox)
    assert focus is not None
    assert audience is not None
    assert focus.isVisible()
    with qtbot.waitSignal(options.changed):
        qtbot.keyClicks(focus, "costs")
    qtbot.keyClick(audience, Qt.Key.Key_End)
    assert options.values()["focus"] == "costs"
    assert options.values()["audience"] == "simple"
    assert options.more.text() == "More · 2"
    qtbot.keyClick(options.popup, Qt.Key.Key_Escape)
    assert not options.popup.isVisible()


def test_a_model_s_languages_only(options: SummaryOptions) -> None:
    box = options.boxes["language"]
    box.set_value("de")
    chinese = next(each for each in LANGUAGE.choices if each.value == "zh")
    options.offer_languages((AS_TEXT, chinese))
    assert box.value() == ""
    combo = box.findChild(QComboBox)
    assert combo is not None
    assert [combo.itemData(row) for row in range(combo.count())] == ["", "zh"]


def test_an_answer_waits_for_its_question(qtbot: QtBot, view: SummarizeView) -> None:
    view.page.options.boxes["style"].set_value("answer")
    paste(qtbot, view)
    assert [entry.work.state for entry in view.documents.entries] == [None]
    line = view.page.options.question.findChild(QLineEdit)
    assert line is not None
    assert line.isVisible()
    with qtbot.waitSignal(view.message_posted):
        qtbot.mouseClick(view.page.again, Qt.MouseButton.LeftButton)
    assert line.hasFocus()
    qtbot.keyClicks(line, "What rose?")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not view.busy)
    stored = view.documents.entries[0].work.stored
    assert stored is not None
    assert stored.request.options["ask"] == "What rose?"
    view.page.options.boxes["style"].set_value("paragraph")
    assert not line.isVisible()


def test_the_time_is_told_before_it_begins(
    qtbot: QtBot, tmp_path: Path, lanes: Lanes, qapp: QApplication
) -> None:
    services = fake_services(tmp_path, [SUMMARY] * 8)
    view = shown(qtbot, SummarizeView(make_context(qapp, services, lanes)))
    paste(qtbot, view)
    facts = view.page.document.facts
    assert facts.text() == "14 words"
    view.page.options.boxes["length"].set_value("long")
    qtbot.waitUntil(lambda: facts.text() == "14 words · less than a minute")


def test_a_paused_summary_is_resumed_also_after_a_restart(
    qtbot: QtBot, tmp_path: Path, lanes: Lanes, qapp: QApplication
) -> None:
    services = fake_services(tmp_path, generator=GatedGenerator([SUMMARY] * 8))
    context = make_context(qapp, services, lanes)
    view = shown(qtbot, SummarizeView(context))
    QGuiApplication.clipboard().setText(TEXT)
    view.paste()
    qtbot.waitUntil(lambda: bool(view.page.result.body.text.text()))
    assert view.page.result.stop.accessibleName() == "Pause"
    qtbot.mouseClick(view.page.result.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not view.busy)
    assert view.page.again.text() == "Resume"
    assert "Paused" in view.documents.entries[0].state_words()
    view.save_state()
    qtbot.waitUntil(lambda: context.lanes.io.jobs == ())
    again = shown(
        qtbot, SummarizeView(make_context(qapp, fake_services(tmp_path, [SUMMARY] * 8), lanes))
    )
    assert again.page.again.text() == "Resume"
    qtbot.waitUntil(lambda: again.documents.entries[0].document is not None)
    qtbot.mouseClick(again.page.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: again.documents.entries[0].work.state is WorkState.DONE)
    assert again.page.again.text() == "Summarize again"
    assert again.page.result.body.text.text()
