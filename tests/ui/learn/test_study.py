"""Study with real clicks and keys: a quiz made, taken, changed and carried out."""

from __future__ import annotations

import csv
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop.core.tasks.learn.study_options import STUDY_KIND
from gpt_desktop.core.works import WorkState
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.learn.study_section import StudySection
from gpt_desktop.ui.learn.view import LearnView
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.fakes import fake_services
from tests.ui.shown_view import shown

CONTROL = Qt.KeyboardModifier.ControlModifier
TEXT = (
    "The bridge over the Lind was opened in 1932 by Anna Holm. "
    "A second bridge near Tarnby was finished in 1957 after the old ferry sank. "
    "The town of Osterby asked Peter Vance for a third bridge in 1988. "
    "The council of Osterby sold the last ferry to Linus Dahl in 1991."
)


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, [])


def _section(view: LearnView) -> StudySection:
    section = view.section("study")
    assert isinstance(section, StudySection)
    return section


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> LearnView:
    view = shown(qtbot, LearnView(context))
    qtbot.mouseClick(view.tabs.buttons["study"], Qt.MouseButton.LeftButton)
    return view


@pytest.fixture
def section(view: LearnView) -> StudySection:
    return _section(view)


def _made(qtbot: QtBot, section: StudySection, form: str = "cloze") -> None:
    section.page.form.set_value(form)
    section.page.text.setPlainText(TEXT)
    qtbot.keyClick(section.page.text, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: section.work.state is WorkState.DONE)


def test_a_gap_is_answered_and_its_passage_shown(qtbot: QtBot, section: StudySection) -> None:
    _made(qtbot, section)
    card = section.page.card
    item = card.item
    assert item is not None
    assert card.answer.hasFocus() or card.answer.isVisible()
    qtbot.keyClicks(card.answer, item.answer)
    qtbot.keyClick(card.answer, Qt.Key.Key_Return)
    assert card.verdict.text() == f"Right: {item.answer}"
    assert card.passage.text() in TEXT
    qtbot.mouseClick(card.show_passage, Qt.MouseButton.LeftButton)
    assert section.page.text.textCursor().selectedText() == card.passage.text()
    qtbot.keyClick(card.check, Qt.Key.Key_Return)
    assert card.item is not item


def test_a_term_is_explained_and_compared_by_the_person(
    qtbot: QtBot, section: StudySection
) -> None:
    section.page.form.set_value("terms")
    section.page.text.setPlainText("A trestle is a frame that carries a bridge. It rained.")
    qtbot.keyClick(section.page.text, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: section.work.state is WorkState.DONE)
    card = section.page.card
    assert card.question.text() == "What does “trestle” mean?"
    qtbot.keyClicks(card.answer, "something under a bridge")
    qtbot.keyClick(card.answer, Qt.Key.Key_Return)
    assert "A trestle is a frame that carries a bridge. Compare" in card.verdict.text()
    assert card.score.text() == ""  # nobody judged it
    assert not card.passage.isVisible()
    assert card.show_passage.isVisible()
    assert section.whole_text() == "**trestle**: A trestle is a frame that carries a bridge.\n"


def test_a_guide_is_read_and_each_of_its_sentences_leads_to_the_text(
    qtbot: QtBot, section: StudySection
) -> None:
    section.page.form.set_value("guide")
    text = f"# The bridges\n\n{TEXT}\n\n# Words\n\nA trestle is a frame that carries a bridge."
    section.page.text.setPlainText(text)
    qtbot.keyClick(section.page.text, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: section.work.state is WorkState.DONE)
    whole = section.page.whole
    assert whole.isVisible()
    assert "trestle" in whole.text.toPlainText()
    assert whole.claims.claims
    qtbot.keyClick(section.page.text, Qt.Key.Key_F8)
    qtbot.mouseClick(whole.claims.line.source, Qt.MouseButton.LeftButton)
    assert section.page.text.textCursor().selectedText() in text
    assert section.page.text.textCursor().hasSelection()
    assert section.page.card.item is not None


def test_a_quiz_tells_no_answers_beside_its_questions(qtbot: QtBot, section: StudySection) -> None:
    _made(qtbot, section)
    assert not section.page.whole.isVisible()


def test_a_choice_is_made_by_its_digit_and_the_wrong_ones_come_again(
    qtbot: QtBot, section: StudySection
) -> None:
    _made(qtbot, section, "choice")
    card = section.page.card
    wrong = chosen = 0
    for _ in section.items:
        item = card.item
        assert item is not None
        if item.choices:
            number = next(n for n, each in enumerate(item.choices, 1) if each != item.answer)
            qtbot.keyClick(card, Qt.Key(Qt.Key.Key_0 + number))
            assert card.choices[number - 1].isChecked()
            chosen += 1
        else:
            qtbot.keyClicks(card.answer, "Greta Lund")
        qtbot.keyClick(card, Qt.Key.Key_Return)
        assert card.verdict.text().startswith("Not right")
        wrong += 1
        card.forward()
    assert wrong == len(section.items)
    assert chosen
    qtbot.mouseClick(card.again, Qt.MouseButton.LeftButton)
    assert card.score.text() == ""
    assert card.item == section.items[0]


def test_a_question_is_deleted_and_comes_back(
    qtbot: QtBot, view: LearnView, section: StudySection, services: Services
) -> None:
    _made(qtbot, section)
    before = section.items
    with qtbot.waitSignal(view.undo_offered) as offered:
        qtbot.mouseClick(section.page.card.remove, Qt.MouseButton.LeftButton)
    assert section.items == before[1:]
    store, work_id = services.work_store, section.work.id

    def stored() -> int:
        work = store.get(work_id)
        return len(work.annotations) if work is not None else 0

    qtbot.waitUntil(lambda: stored() == len(before) - 1)
    offered.args[1]()
    assert section.items == before
    qtbot.waitUntil(lambda: stored() == len(before))


def test_a_quiz_is_there_after_a_restart(
    qtbot: QtBot, section: StudySection, context: ViewContext, services: Services
) -> None:
    _made(qtbot, section)
    section.save_state()
    again = shown(qtbot, LearnView(context))
    other = _section(again)
    assert other.items == section.items
    assert other.page.text.text() == TEXT
    assert len(services.work_store.list_works(STUDY_KIND)) == 1


def test_cards_for_anki_are_written(
    qtbot: QtBot, view: LearnView, section: StudySection, tmp_path: Path
) -> None:
    _made(qtbot, section)
    path = tmp_path / "bridge.apkg"
    with qtbot.waitSignal(view.message_posted):
        section.save_cards(path)
    with zipfile.ZipFile(path) as package:
        assert "collection.anki2" in package.namelist()
    table = tmp_path / "bridge.csv"
    with qtbot.waitSignal(view.message_posted):
        section.save_cards(table)
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert [row[1] for row in rows] == [each.answer for each in section.items]
