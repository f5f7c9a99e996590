"""The tutor with real clicks and keys: asked step by step, kept, and held against code."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpt_desktop.core.learning.session import SESSION_KIND, Role
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.learn.tutor_section import TutorSection
from gpt_desktop.ui.learn.view import LearnView
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.view import Kept
from tests.ui.fakes import make_context
from tests.ui.gated_generator import GatedGenerator
from tests.ui.learn.tutor_bench import tutor_services
from tests.ui.shown_view import shown

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
EXERCISE = "Solve 2x + 5 = 13."
HINT = "Take 5 away on both sides."


@pytest.fixture
def answers() -> list[str]:
    """What the model says, one a generation."""
    return [HINT]


@pytest.fixture
def services(tmp_path: Path, answers: list[str]) -> Services:
    return tutor_services(tmp_path, answers)


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> LearnView:
    return shown(qtbot, LearnView(context))


@pytest.fixture
def tutor(view: LearnView) -> TutorSection:
    return _tutor(view)


def _tutor(view: LearnView) -> TutorSection:
    section = view.section("tutor")
    assert isinstance(section, TutorSection)
    return section


def _asked(qtbot: QtBot, tutor: TutorSection, role: Role, count: int) -> None:
    """Click the button of a step, and wait until there are so many cards."""
    qtbot.mouseClick(tutor.page.asks[role], Qt.MouseButton.LeftButton)
    _ended(qtbot, tutor, count)


def _ended(qtbot: QtBot, tutor: TutorSection, count: int) -> None:
    qtbot.waitUntil(lambda: not tutor.busy and len(tutor.page.cards.cards) == count)


def _typed(qtbot: QtBot, tutor: TutorSection, exercise: str = EXERCISE) -> None:
    qtbot.keyClicks(tutor.page.exercise, exercise)


def _checked(qtbot: QtBot, tutor: TutorSection, *lines: str) -> None:
    """Type steps, one a line, and have them checked by the key."""
    tutor.page.lines.setFocus()
    for number, line in enumerate(lines):
        if number:
            qtbot.keyClick(tutor.page.lines, Qt.Key.Key_Return)
        qtbot.keyClicks(tutor.page.lines, line)
    qtbot.keyClick(tutor.page.lines, Qt.Key.Key_Return, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: tutor.page.verdicts.list.count() > 0)


def _stored(services: Services, tutor: TutorSection) -> str:
    assert tutor.session is not None
    work = services.work_store.get(tutor.session.id)
    assert work is not None
    return work.text


def test_a_hint_is_asked_for_shown_and_kept(
    qtbot: QtBot, tutor: TutorSection, services: Services
) -> None:
    _typed(qtbot, tutor)
    _asked(qtbot, tutor, Role.HINT, 1)
    (card,) = tutor.page.cards.cards
    assert card.text.text() == HINT
    assert (card.name.text(), card.standing.text()) == ("Hint", "not checked")
    assert HINT in _stored(services, tutor)
    assert not tutor.page.nothing.isVisible()


@pytest.mark.parametrize("answers", [["It is x = 4.", "x is 4, of course."]])
def test_a_hint_never_tells_the_computed_result(qtbot: QtBot, tutor: TutorSection) -> None:
    _typed(qtbot, tutor)
    _asked(qtbot, tutor, Role.HINT, 1)
    (card,) = tutor.page.cards.cards
    assert "4" not in card.text.text()
    assert "held back" in card.remark.text()


@pytest.mark.parametrize("answers", [[HINT, "Half of 8.", "2x = 18, so x = 9."]])
def test_the_keys_lead_from_the_hint_to_the_solution(qtbot: QtBot, tutor: TutorSection) -> None:
    _typed(qtbot, tutor)
    for count in range(1, 5):
        qtbot.keyClick(tutor.page.exercise, Qt.Key.Key_Return, CONTROL)
        _ended(qtbot, tutor, count)
    cards = tutor.page.cards.cards
    roles = [Role.HINT, Role.NEARER, Role.EXAMPLE, Role.SOLUTION]
    assert [card.role for card in cards] == roles
    assert cards[2].standing.text() == "computed"
    assert EXERCISE not in cards[2].text.text()
    assert "Result: **x = 4**" in cards[3].text.text()
    assert "18" not in cards[3].text.text()
    assert "wrong" in cards[3].remark.text()


def test_wrong_lines_are_marked_and_f8_goes_to_them(
    qtbot: QtBot, tutor: TutorSection, services: Services
) -> None:
    _typed(qtbot, tutor)
    _checked(qtbot, tutor, "2x = 8", "x = 5", "x = 4", "x = 6")
    page = tutor.page
    rows = [page.verdicts.list.item(row).text() for row in range(4)]
    assert rows == [
        "Line 1: not checked",
        "Line 2: wrong",
        "Line 3: right",
        "Line 4: wrong",
    ]
    assert "2 lines wrong" in page.verdicts.summary.text()
    assert page.lines.wrong_lines() == [1, 3]
    page.exercise.setFocus()
    visited = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F8)
        visited.append(page.lines.textCursor().blockNumber())
    assert visited == [1, 3, 1]
    qtbot.keyClick(page.lines, Qt.Key.Key_F8, SHIFT)
    assert page.lines.textCursor().blockNumber() == 3
    assert "x = 5 — wrong" in _stored(services, tutor)


def test_a_line_that_is_changed_loses_its_mark(qtbot: QtBot, tutor: TutorSection) -> None:
    _typed(qtbot, tutor)
    _checked(qtbot, tutor, "x = 5", "x = 4")
    tutor.page.lines.go_to_line(0)
    qtbot.keyClicks(tutor.page.lines, "0")
    assert tutor.page.lines.wrong_lines() == []
    assert tutor.page.lines.check_at(1) is not None


@pytest.mark.parametrize("answers", [[HINT, "Because both sides stay equal."]])
def test_a_question_is_answered_in_the_same_session(
    qtbot: QtBot, tutor: TutorSection, services: Services
) -> None:
    _typed(qtbot, tutor)
    _asked(qtbot, tutor, Role.HINT, 1)
    qtbot.keyClicks(tutor.page.question, "Why on both sides?")
    qtbot.keyClick(tutor.page.question, Qt.Key.Key_Return)
    _ended(qtbot, tutor, 3)
    texts = [card.text.text() for card in tutor.page.cards.cards]
    assert texts == [HINT, "Why on both sides?", "Because both sides stay equal."]
    assert len(services.work_store.list_works(SESSION_KIND)) == 1


def test_for_teachers_there_is_no_solution(
    qtbot: QtBot, tutor: TutorSection, services: Services, context: ViewContext
) -> None:
    context.change_settings(replace(context.settings(), tutor_solutions=False))
    assert tutor.page.asks[Role.SOLUTION].isHidden()
    _typed(qtbot, tutor)
    qtbot.keyClick(tutor.page.exercise, Qt.Key.Key_S, ALT)
    qtbot.waitUntil(lambda: not tutor.busy and tutor.page.state.error.isVisible())
    assert not tutor.page.cards.cards
    assert tutor.session is not None
    assert "x = 4" not in _stored(services, tutor)


def test_a_session_comes_back_after_a_restart(
    qtbot: QtBot, view: LearnView, services: Services, context: ViewContext
) -> None:
    tutor = _tutor(view)
    _typed(qtbot, tutor)
    _asked(qtbot, tutor, Role.HINT, 1)
    _checked(qtbot, tutor, "x = 5")
    qtbot.keyClicks(tutor.page.question, "Why")
    view.save_state()
    again = _tutor(shown(qtbot, LearnView(context)))
    assert again.page.exercise.text() == EXERCISE
    assert again.page.lines.text() == "x = 5"
    assert again.page.question.text() == "Why"
    assert [card.text.text() for card in again.page.cards.cards] == [HINT]
    qtbot.waitUntil(lambda: again.page.lines.wrong_lines() == [0])
    assert len(services.work_store.list_works(SESSION_KIND)) == 1


def test_another_exercise_is_another_session_and_the_history_has_both(
    qtbot: QtBot, tutor: TutorSection, answers: list[str]
) -> None:
    _typed(qtbot, tutor)
    _asked(qtbot, tutor, Role.HINT, 1)
    answers.append("Think of the sea.")
    qtbot.mouseClick(tutor.page.new, Qt.MouseButton.LeftButton)
    assert not tutor.page.cards.cards
    _typed(qtbot, tutor, "Why is the sky blue?")
    _asked(qtbot, tutor, Role.HINT, 1)
    qtbot.mouseClick(tutor.page.past, Qt.MouseButton.LeftButton)
    history = tutor.page.history
    qtbot.waitUntil(lambda: history.dated.rowCount() == 3)  # a heading and both
    history.search.setFocus()
    qtbot.keyClicks(history.search, "2x")
    qtbot.waitUntil(lambda: history.dated.rowCount() == 2)
    history.chosen.emit(history.dated.rows[0].id)
    qtbot.waitUntil(lambda: tutor.page.exercise.text() == EXERCISE)
    assert [card.text.text() for card in tutor.page.cards.cards] == [HINT]


def test_a_session_is_deleted_and_brought_back(
    qtbot: QtBot, view: LearnView, services: Services
) -> None:
    tutor = _tutor(view)
    _typed(qtbot, tutor)
    _asked(qtbot, tutor, Role.HINT, 1)
    assert tutor.session is not None
    with qtbot.waitSignal(view.undo_offered) as offered:
        tutor.page.history.delete(tutor.session.id)
    qtbot.waitUntil(lambda: not services.work_store.list_works(SESSION_KIND))
    assert not tutor.page.cards.cards
    offered.args[1]()
    qtbot.waitUntil(lambda: len(services.work_store.list_works(SESSION_KIND)) == 1)


def test_a_session_is_saved_as_a_file(qtbot: QtBot, view: LearnView, tmp_path: Path) -> None:
    tutor = _tutor(view)
    _typed(qtbot, tutor)
    _asked(qtbot, tutor, Role.HINT, 1)
    for name in ("session.md", "session.docx"):
        with qtbot.waitSignal(view.message_posted):
            tutor.files.save_as(tmp_path / name)
    assert HINT in (tmp_path / "session.md").read_text("utf-8")
    assert (tmp_path / "session.docx").stat().st_size > 0


def test_a_dropped_file_is_the_exercise(qtbot: QtBot, view: LearnView, tmp_path: Path) -> None:
    file = tmp_path / "exercise.txt"
    file.write_text("Solve 3x + 1 = 10.", "utf-8")
    assert view.accepts_files([file])
    view.open_files([file])
    qtbot.waitUntil(lambda: _tutor(view).page.exercise.text() == "Solve 3x + 1 = 10.")


def test_without_a_model_code_still_helps(
    qtbot: QtBot, tmp_path: Path, qapp: QApplication, context: ViewContext
) -> None:
    services = tutor_services(tmp_path / "none", [], installed=False)
    bare = make_context(qapp, services, context.lanes)
    tutor = _tutor(shown(qtbot, LearnView(bare)))
    _typed(qtbot, tutor)
    _asked(qtbot, tutor, Role.NEARER, 1)
    _asked(qtbot, tutor, Role.SOLUTION, 2)
    nearer, solution = tutor.page.cards.cards
    assert "$2x = 8$" in nearer.text.text()
    assert nearer.standing.text() == solution.standing.text() == "computed"


@pytest.mark.parametrize("answers", [["Zieh ab."]])
def test_a_language_the_model_lacks_is_said(qtbot: QtBot, tutor: TutorSection) -> None:
    text = "Ein Zug braucht drei Stunden von Hamburg nach Berlin. Wie schnell ist er?"
    _typed(qtbot, tutor, text)
    qtbot.waitUntil(lambda: "German" in tutor.page.language.text)


def test_formulas_of_the_exercise_are_drawn(qtbot: QtBot, tutor: TutorSection) -> None:
    assert not tutor.page.drawn.isVisible()
    _typed(qtbot, tutor, r"Solve $\frac{x}{2} = 3$.")
    qtbot.waitUntil(tutor.page.drawn.isVisible)
    assert r"\frac{x}{2}" in tutor.page.drawn.text()
    tutor.page.exercise.setPlainText("Solve x = 3.")
    qtbot.waitUntil(lambda: not tutor.page.drawn.isVisible())


def test_what_is_said_last_is_in_sight(qtbot: QtBot, tutor: TutorSection) -> None:
    _typed(qtbot, tutor)
    for count, role in enumerate((Role.NEARER, Role.EXAMPLE, Role.EXAMPLE, Role.EXAMPLE), start=1):
        _asked(qtbot, tutor, role, count)
    ask = tutor.page.ask
    qtbot.waitUntil(lambda: not ask.visibleRegion().isEmpty())


def test_without_a_model_what_is_not_computed_says_so(
    qtbot: QtBot, tmp_path: Path, qapp: QApplication, context: ViewContext
) -> None:
    services = tutor_services(tmp_path / "none", [], installed=False)
    tutor = _tutor(shown(qtbot, LearnView(make_context(qapp, services, context.lanes))))
    _typed(qtbot, tutor, "Why is the sky blue?")
    qtbot.mouseClick(tutor.page.asks[Role.HINT], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not tutor.busy and tutor.page.state.error.isVisible())
    assert "model" in tutor.page.state.error.accessibleName()


def test_deleting_all_works_leaves_none_shown(
    qtbot: QtBot, view: LearnView, services: Services
) -> None:
    tutor = _tutor(view)
    _typed(qtbot, tutor)
    _asked(qtbot, tutor, Role.HINT, 1)
    view.forget(Kept.WORKS)
    assert tutor.session is None
    assert not tutor.page.cards.cards
    assert services.drafts.load_draft(SESSION_KIND)["session"] == ""


def test_esc_stops_and_what_there_is_stays(
    qtbot: QtBot, tmp_path: Path, qapp: QApplication, context: ViewContext
) -> None:
    generator = GatedGenerator(["one two three four five"])
    services = tutor_services(tmp_path / "gated", generator=generator)
    tutor = _tutor(shown(qtbot, LearnView(make_context(qapp, services, context.lanes))))
    _typed(qtbot, tutor, "Why is the sky blue?")
    qtbot.mouseClick(tutor.page.asks[Role.SOLUTION], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(tutor.page.cards.cards))
    qtbot.keyClick(tutor.page.exercise, Qt.Key.Key_Escape)
    _ended(qtbot, tutor, 1)
    (card,) = tutor.page.cards.cards
    assert card.text.text().startswith("one")
    assert tutor.page.asks[Role.HINT].isEnabled()


@pytest.mark.parametrize("answers", [["So x = 4."]])
def test_once_the_solution_was_shown_a_check_says_what_comes_out(
    qtbot: QtBot, tutor: TutorSection
) -> None:
    _typed(qtbot, tutor)
    _asked(qtbot, tutor, Role.SOLUTION, 1)
    _checked(qtbot, tutor, "x = 5")
    assert tutor.page.verdicts.list.item(0).text() == "Line 1: wrong · computed: x = 4"
