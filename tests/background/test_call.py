"""Single calls on a lane: each counts, or only the newest."""

from __future__ import annotations

from threading import Event, get_ident

from pytestqt.qtbot import QtBot

from gpt_desktop.background.call import Question, call
from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.errors import UserFacingError


def test_a_call_is_made_on_the_lane(qtbot: QtBot, lanes: Lanes) -> None:
    answers: list[object] = []
    ended = Event()
    call(lanes.io, "A call", get_ident, succeeded=answers.append, finished=ended.set)
    qtbot.waitUntil(ended.is_set)
    assert len(answers) == 1
    assert answers[0] != get_ident()


def test_an_error_is_told(qtbot: QtBot, lanes: Lanes) -> None:
    errors: list[Exception] = []

    def failing() -> None:
        raise UserFacingError("The disk is full.")

    call(lanes.io, "A call", failing, failed=errors.append)
    qtbot.waitUntil(lambda: len(errors) == 1)
    assert str(errors[0]) == "The disk is full."


def test_only_the_newest_question_is_answered(qtbot: QtBot, lanes: Lanes) -> None:
    question = Question(lanes.io, "A question")
    answers: list[object] = []
    question.answered.connect(answers.append)
    begun, gate = Event(), Event()

    def slow() -> str:
        begun.set()
        gate.wait(10)
        return "old"

    question.ask(slow)
    assert begun.wait(10)
    question.ask(lambda: "new")
    gate.set()
    qtbot.waitUntil(lambda: bool(answers))
    qtbot.waitUntil(lambda: not lanes.busy)
    assert answers == ["new"]
    assert not question.open


def test_a_dropped_question_is_not_answered(qtbot: QtBot, lanes: Lanes) -> None:
    question = Question(lanes.io, "A question")
    gate = Event()
    question.ask(lambda: gate.wait(10))
    with qtbot.assertNotEmitted(question.answered):
        question.drop()
        gate.set()
        qtbot.waitUntil(lambda: not lanes.busy)


def test_the_error_of_the_newest_question_is_told(qtbot: QtBot, lanes: Lanes) -> None:
    question = Question(lanes.io, "A question")

    def failing() -> None:
        raise UserFacingError("Not there.")

    with qtbot.waitSignal(question.failed) as failed:
        question.ask(failing)
    assert str(failed.args[0]) == "Not there."
    assert not question.open
