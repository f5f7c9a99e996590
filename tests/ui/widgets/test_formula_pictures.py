"""Pictures of formulas come from a process that may fail, hang or talk nonsense."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpt_desktop.formulas.command import drawing_command
from gpt_desktop.ui.widgets import formula_pictures
from gpt_desktop.ui.widgets.formula_pictures import Formula, FormulaPictures
from tests.expected_log import ExpectedLog

Make = Callable[[str], FormulaPictures]

# Answers as the real one does, but by the letters of the formula.
_ANSWERS = """
import json, os, sys, time
print(json.dumps(["ready"]), flush=True)
for line in sys.stdin:
    latex = json.loads(line)[0]
    if latex == "crash":
        os._exit(1)
    if latex == "hang":
        time.sleep(1000)
    if latex == "nonsense":
        print("nonsense", flush=True)
        continue
    if latex == "no":
        print(json.dumps(["letters"]), flush=True)
        continue
    print(json.dumps(["drawn", "<svg/>", 1.0, 0.7, 0.2]), flush=True)
"""


@pytest.fixture
def make(qapp: QApplication) -> Iterator[Make]:
    """Pictures from a process with a program of one's own."""
    del qapp  # an application must exist
    made: list[FormulaPictures] = []

    def with_program(program: str) -> FormulaPictures:
        made.append(FormulaPictures([sys.executable, "-c", program]))
        return made[-1]

    yield with_program
    for each in made:
        each.close()


def formula(latex: str) -> Formula:
    return Formula(latex, display=False)


def ask(qtbot: QtBot, pictures: FormulaPictures, *latex: str) -> list[bool]:
    """Whether each has a picture in the end."""
    for each in latex:
        assert pictures.picture(formula(each)) is None
    qtbot.waitUntil(lambda: all(pictures.has(formula(each)) for each in latex), timeout=60_000)
    return [pictures.picture(formula(each)) is not None for each in latex]


def test_a_picture_is_drawn_once_and_kept(qtbot: QtBot, make: Make) -> None:
    pictures = make(_ANSWERS)
    known: list[Formula] = []
    pictures.known.connect(known.append)
    assert ask(qtbot, pictures, "x", "no") == [True, False]
    assert known == [formula("x"), formula("no")]
    found = pictures.picture(formula("x"))
    assert found is not None
    assert (found.width, found.ascent, found.descent) == (1.0, 0.7, 0.2)
    assert known == [formula("x"), formula("no")]


@pytest.mark.parametrize("bad", ["crash", "nonsense"])
def test_one_that_breaks_the_process_costs_the_others_nothing(
    qtbot: QtBot, make: Make, bad: str, expected_log: ExpectedLog
) -> None:
    if bad == "nonsense":
        expected_log("said what nobody understands")
    assert ask(qtbot, make(_ANSWERS), "x", bad, "y") == [True, False, True]


def test_one_that_takes_too_long_is_given_up(
    qtbot: QtBot, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures = make(_ANSWERS)
    assert ask(qtbot, pictures, "x") == [True]
    monkeypatch.setattr(formula_pictures, "_SLOWEST_MS", 50)
    pictures.picture(formula("hang"))
    qtbot.waitUntil(lambda: pictures.has(formula("hang")), timeout=60_000)
    monkeypatch.setattr(formula_pictures, "_SLOWEST_MS", 60_000)
    assert pictures.picture(formula("hang")) is None
    assert ask(qtbot, pictures, "y") == [True]


def test_a_process_that_never_starts_is_not_started_for_ever(
    qtbot: QtBot, make: Make, expected_log: ExpectedLog
) -> None:
    expected_log("did not start")
    pictures = make("raise SystemExit(1)")
    pictures.picture(formula("x"))
    qtbot.waitUntil(lambda: pictures._failed_starts == 2, timeout=60_000)
    assert pictures.picture(formula("y")) is None
    assert pictures._process is None


def test_it_begins_anew_after_it_was_let_go(qtbot: QtBot, make: Make) -> None:
    pictures = make(_ANSWERS)
    assert ask(qtbot, pictures, "x") == [True]
    pictures.close()
    assert pictures._process is None
    assert ask(qtbot, pictures, "y") == [True]


def test_few_are_kept(qtbot: QtBot, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formula_pictures, "_KEPT", 2)
    pictures = make(_ANSWERS)
    for latex in ("x", "y", "z"):
        assert ask(qtbot, pictures, latex) == [True]
    assert [pictures.has(formula(each)) for each in ("x", "y", "z")] == [False, True, True]


def test_the_real_process_draws_what_qt_can_paint(qtbot: QtBot) -> None:
    pictures = FormulaPictures(drawing_command())
    assert ask(qtbot, pictures, r"\frac{a}{b}") == [True]
    found = pictures.picture(formula(r"\frac{a}{b}"))
    pictures.close()
    assert found is not None
    renderer = found.renderer("#1F1F1C")
    assert renderer.isValid()
    assert renderer.viewBoxF().width() == pytest.approx(found.width * 100, abs=0.1)
    assert found.renderer("#1F1F1C") is renderer
