"""The quicker form is tried, compared and kept or not; the usual one is always there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.measurement import Measurement
from gpt_desktop.core.messages import Prompt
from gpt_desktop.core.model_forms import is_quick
from gpt_desktop.core.quick_forms import FormComparison
from gpt_desktop.ui.models.quick_form import QuickForm, comparison_lines
from gpt_desktop.ui.models.view import ModelsView
from gpt_desktop.ui.window.main_window import MainWindow
from tests.fakes import ScriptedGenerator
from tests.services.quick_forms import write_model
from tests.ui.fakes import fake_services, make_context
from tests.ui.gated_generator import GatedGenerator
from tests.ui.models.test_view import click, models_view, opened

ANSWERS = ["one two", "one two three"]


@pytest.fixture
def answers() -> list[str]:
    """Of the two forms; the usual one is measured first."""
    return list(ANSWERS)


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, lanes: Lanes, answers: list[str]
) -> MainWindow:
    """With a model of this app's making."""
    services = fake_services(tmp_path, generator=ScriptedGenerator(answers))
    write_model(tmp_path / "models" / "scripted")
    return opened(qtbot, make_context(qapp, services, lanes))


@pytest.fixture
def view(window: MainWindow) -> ModelsView:
    return models_view(window)


@pytest.fixture
def card(view: ModelsView) -> QuickForm:
    return view.details.quick_form


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "models" / "scripted"


def figures(card: QuickForm) -> dict[str, str]:
    texts = [label.text() for label in card.figures.findChildren(QLabel) if not label.isHidden()]
    return dict(zip(texts[::2], texts[1::2], strict=True))


def test_what_changes_is_shown_before_it_is_kept(
    qtbot: QtBot, view: ModelsView, card: QuickForm, folder: Path
) -> None:
    click(card.start)
    assert view.busy
    qtbot.waitUntil(card.keep_quick.isVisible)
    qtbot.waitUntil(lambda: "Writes" in figures(card))
    shown = figures(card)
    assert shown["Writes"] == "200 tokens a second before, 300 after (+50%)"
    assert shown["Perplexity here"] == "2.00 before, 2.00 after (+0.0%); lower is better"
    assert not is_quick(folder)
    with qtbot.waitSignal(card.changed):
        click(card.keep_quick)
    assert is_quick(folder)
    qtbot.waitUntil(card.back.isVisible)
    assert not card.figures.isVisible()
    texts = [label.text() for label in view.details.facts.findChildren(QLabel)]
    assert "quicker, slightly less exact" in texts


def test_the_usual_form_can_be_kept_and_gone_back_to(
    qtbot: QtBot, card: QuickForm, folder: Path, answers: list[str]
) -> None:
    click(card.start)
    qtbot.waitUntil(card.keep_usual.isVisible)
    with qtbot.waitSignal(card.changed):
        click(card.keep_usual)
    assert not (folder / "quick").exists()
    qtbot.waitUntil(card.start.isVisible)
    answers.extend(ANSWERS)
    click(card.start)
    qtbot.waitUntil(card.keep_quick.isVisible)
    with qtbot.waitSignal(card.changed):
        click(card.keep_quick)
    qtbot.waitUntil(card.back.isVisible)
    with qtbot.waitSignal(card.changed):
        click(card.back)
    assert not (folder / "quick").exists()


def test_cancelling_leaves_everything_as_it_was(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, lanes: Lanes, folder: Path
) -> None:
    services = fake_services(tmp_path, generator=GatedGenerator(["one two three"]))
    write_model(folder)
    window = opened(qtbot, make_context(qapp, services, lanes))
    card = models_view(window).details.quick_form
    click(card.start)
    qtbot.waitUntil((folder / "quick").exists)
    qtbot.waitUntil(card.progress.isVisible)
    click(card.cancel)
    qtbot.waitUntil(lambda: not lanes.busy)
    assert not (folder / "quick").exists()
    assert card.start.isVisible()
    assert not card.error.isVisible()


def test_what_goes_wrong_is_told_and_leaves_nothing(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, lanes: Lanes, folder: Path
) -> None:
    def fail(_prompt: Prompt) -> str:
        raise UserFacingError("There is not enough memory.")

    services = fake_services(tmp_path, generator=ScriptedGenerator(fail))
    write_model(folder)
    window = opened(qtbot, make_context(qapp, services, lanes))
    card = models_view(window).details.quick_form
    click(card.start)
    qtbot.waitUntil(card.error.isVisible)
    qtbot.waitUntil(lambda: not lanes.busy)
    assert not (folder / "quick").exists()
    assert card.start.isVisible()


def test_other_makers_models_have_none(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, lanes: Lanes
) -> None:
    services = fake_services(tmp_path)
    window = opened(qtbot, make_context(qapp, services, lanes))
    assert not models_view(window).details.quick_form.isVisible()


def test_a_model_that_scores_nothing_shows_its_speed() -> None:
    slow, fast = (Measurement(None, 0, speed, speed, 1.0, 0) for speed in (100.0, 125.0))
    assert comparison_lines(FormComparison(slow, fast)) == [
        ("Reads", "100 tokens a second before, 125 after (+25%)"),
        ("Writes", "100 tokens a second before, 125 after (+25%)"),
    ]
