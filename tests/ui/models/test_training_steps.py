"""Training from the page: set up, run, paused, gone on with, and what came of it."""

from __future__ import annotations

import threading
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.training.events import TrainingEvent, TrainingPhase
from gpt_desktop.core.training.pace import Pace
from gpt_desktop.core.training.plan import TrainingMethod, TrainingPlan
from gpt_desktop.core.training.run import CurveStep, TrainingTexts
from gpt_desktop.services.ports import Services
from gpt_desktop.services.training_ports import (
    KeptRun,
    TrainedModel,
    TrainingEnvironment,
    TrainingNeeds,
    TrainingTime,
)
from gpt_desktop.ui.models.training_page import TrainingPage
from gpt_desktop.ui.models.training_steps import TrainingSteps
from gpt_desktop.ui.models.view import ModelsView
from gpt_desktop.ui.window.main_window import MainWindow
from tests.ui.fakes import FakeLibrary, make_context
from tests.ui.models.test_training_page import (
    DIARY,
    OTHER,
    looked_through,
    models_view,
    press,
    with_corpus,
)
from tests.ui.models.test_view import opened

HISTORY: dict[str, Any] = {
    "base": "scripted",
    "plan": {"prompts": ["On the first day"]},
    "before": {
        "validation": {"perplexity": 20.0},
        "general": {"perplexity": 10.0},
        "samples": [" nothing"],
    },
    "after": {
        "validation": {"perplexity": 15.0},
        "general": {"perplexity": 12.0},
        "samples": [" we walked"],
    },
}


class FakeTraining:
    """Trains in two steps; waits between them until it is let go, paused or cancelled."""

    def __init__(self, library: FakeLibrary) -> None:
        self.library = library
        self.python: Path | None = Path("python")
        self.go_on = threading.Event()
        self.asked_to_pause = False
        self.kept: list[KeptRun] = []
        self.trained: list[tuple[TrainingPlan, TrainingTexts]] = []
        self.gone_back: list[str] = []
        self.error: UserFacingError | None = None
        self.problem: UserFacingError | None = None
        self.begun = False

    def environment(self, asked: Path | None = None) -> TrainingEnvironment:
        if asked == Path("useless"):
            raise UserFacingError("That is no Python.")
        return TrainingEnvironment(
            asked or self.python, Path("env"), 330_000_000, 1_350_000_000, self.problem, self.begun
        )

    def set_up(
        self, token: CancelToken, asked: Path | None = None
    ) -> Generator[Progressed, None, Path]:
        del asked
        token.raise_if_cancelled()
        yield Progressed(Phase.DOWNLOADING, 1, 2, Unit.STEPS)
        self.python = Path("python")
        return self.python

    def needs(self, plan: TrainingPlan) -> TrainingNeeds:
        full = plan.method is TrainingMethod.FULL
        return TrainingNeeds(4_000_000_000 if full else 2_000_000_000, 1_000_000_000)

    def time(
        self,
        plan: TrainingPlan,
        sizes: tuple[int, int],
        token: CancelToken,
        python: Path | None = None,
    ) -> Generator[TrainingEvent, None, TrainingTime]:
        del token, python
        yield from ()
        if self.error is not None:
            raise self.error
        pace = Pace(100.0, 1000.0)
        steps = 60 if plan.method is TrainingMethod.FULL else 6
        return TrainingTime(steps * plan.epochs, sum(sizes) * plan.epochs * 10.0, pace)

    def train(
        self,
        plan: TrainingPlan,
        texts: TrainingTexts,
        token: CancelToken,
        python: Path | None = None,
    ) -> Generator[TrainingEvent, None, TrainedModel | None]:
        del python
        self.trained.append((plan, texts))
        self.kept = [KeptRun("run", plan, 1)]
        return (yield from self._go_on(plan, token))

    def resume(
        self, run_id: str, token: CancelToken, python: Path | None = None
    ) -> Generator[TrainingEvent, None, TrainedModel | None]:
        del python
        [run] = [each for each in self.kept if each.id == run_id]
        self.asked_to_pause = False
        return (yield from self._go_on(run.plan, token))

    def _go_on(
        self, plan: TrainingPlan, token: CancelToken
    ) -> Generator[TrainingEvent, None, TrainedModel | None]:
        if self.error is not None:
            raise self.error
        yield TrainingEvent(TrainingPhase.TRAINING, 1, 2, loss=3.0, validation_loss=3.5)
        with token.calling(self.go_on.set):
            assert self.go_on.wait(30)
        self.go_on.clear()
        token.raise_if_cancelled()
        if self.asked_to_pause:
            return None
        yield TrainingEvent(TrainingPhase.TRAINING, 2, 2, loss=2.0, validation_loss=2.5)
        self.kept = []
        self.library.add("mine", plan.name)
        [model] = [each for each in self.library.installed() if each.facts.id == "mine"]
        return TrainedModel(model, HISTORY)

    def runs(self) -> tuple[KeptRun, ...]:
        return tuple(self.kept)

    def pause(self, run_id: str) -> None:
        assert run_id == "run"
        self.asked_to_pause = True
        self.go_on.set()

    def discard(self, run_id: str) -> None:
        self.kept = [each for each in self.kept if each.id != run_id]

    def history(self, model_id: str) -> dict[str, Any] | None:
        return HISTORY if model_id == "mine" else None

    def back(self, model_id: str) -> None:
        self.gone_back.append(model_id)
        self.library.remove(model_id)

    def export(self, model_id: str, target: Path, token: CancelToken) -> None:
        token.raise_if_cancelled()
        (target / f"{model_id}.safetensors").write_bytes(b"")


@pytest.fixture
def services(tmp_path: Path) -> Services:
    made = with_corpus(tmp_path)
    made.texts.create(DIARY, "Diary")
    made.texts.create(OTHER, "Garden")
    assert isinstance(made.library, FakeLibrary)
    return replace(made, training=FakeTraining(made.library))


@pytest.fixture
def training(services: Services) -> FakeTraining:
    assert isinstance(services.training, FakeTraining)
    return services.training


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, services: Services, lanes: Lanes) -> MainWindow:
    return opened(qtbot, make_context(qapp, services, lanes))


def page_of(view: ModelsView) -> TrainingPage:
    press(view.details.learn)
    assert view.training is not None
    return view.training


def steps_of(page: TrainingPage) -> TrainingSteps:
    assert page.steps is not None
    return page.steps


@pytest.fixture
def page(window: MainWindow) -> TrainingPage:
    return page_of(models_view(window))


def started(qtbot: QtBot, page: TrainingPage) -> TrainingSteps:
    steps = steps_of(page)
    looked_through(qtbot, page)
    qtbot.waitUntil(steps.how.start.isVisible)
    press(steps.how.start)
    qtbot.waitUntil(lambda: len(steps.curve.points) == 1)
    return steps


def answer(steps: TrainingSteps, words: str) -> None:
    """Press a button of the question that is open."""
    box = steps.findChildren(QMessageBox)[-1]
    [button] = [each for each in box.buttons() if each.text() == words]
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_training_needs_is_offered_with_its_size_and_set_up(
    qtbot: QtBot, page: TrainingPage, training: FakeTraining
) -> None:
    steps = steps_of(page)
    training.python = None
    page.begin("scripted", "Scripted")
    looked_through(qtbot, page)
    qtbot.waitUntil(steps.how.set_up.isVisible)
    words = steps.how.set_up.text()

    press(steps.how.set_up)
    qtbot.waitUntil(steps.how.start.isVisible)

    assert words == "Set it up (330 MB)"
    assert not steps.how.set_up.isVisible()


def test_where_no_python_is_found_one_can_be_pointed_to(
    qtbot: QtBot, page: TrainingPage, training: FakeTraining, lanes: Lanes
) -> None:
    steps = steps_of(page)
    training.python, training.problem = None, UserFacingError("No Python was found.")
    page.begin("scripted", "Scripted")
    looked_through(qtbot, page)
    qtbot.waitUntil(lambda: "No Python was found." in steps.how.environment.text())
    assert not steps.how.set_up.isVisible()
    assert [action.text() for action in steps.how.choices] == [
        "A Python program…",
        "The folder of an environment…",
    ]

    steps.how.python_chosen.emit(Path("useless"))
    qtbot.waitUntil(steps.error.isVisible)
    qtbot.waitUntil(lambda: not lanes.busy)
    assert steps.python == ""

    steps.how.python_chosen.emit(Path("theirs"))
    qtbot.waitUntil(steps.how.start.isVisible)
    assert not steps.error.isVisible()
    assert page._context.services.drafts.load_draft("training")["python"] == "theirs"


def test_a_set_up_that_was_begun_is_gone_on_with(
    qtbot: QtBot, page: TrainingPage, training: FakeTraining
) -> None:
    steps = steps_of(page)
    training.python, training.begun = None, True
    page.begin("scripted", "Scripted")
    looked_through(qtbot, page)
    qtbot.waitUntil(lambda: steps.how.set_up.text() == "Go on setting it up")
    assert "goes on where it was" in steps.how.environment.text()


def test_what_it_takes_follows_the_method(qtbot: QtBot, page: TrainingPage) -> None:
    steps = steps_of(page)
    looked_through(qtbot, page)
    qtbot.waitUntil(lambda: "2.0 GB of memory" in steps.how.needs.text())

    press(steps.how.method.buttons["full"])

    qtbot.waitUntil(lambda: "4.0 GB of memory" in steps.how.needs.text())


def test_how_long_it_takes_is_told_before(
    qtbot: QtBot, page: TrainingPage, training: FakeTraining
) -> None:
    steps = steps_of(page)
    looked_through(qtbot, page)
    qtbot.waitUntil(lambda: steps.how.time.text().startswith("6 steps"))
    assert steps.how.time.isVisible()
    assert "100 tokens a second" in steps.how.time.text()

    steps.how.passes.setValue(3)
    qtbot.waitUntil(lambda: steps.how.time.text().startswith("18 steps"))

    training.error = UserFacingError("There is not enough memory to train.")
    press(steps.how.method.buttons["full"])
    qtbot.waitUntil(lambda: not steps.how.time.isVisible())


def test_a_run_is_drawn_measured_and_used(
    qtbot: QtBot, window: MainWindow, page: TrainingPage, training: FakeTraining
) -> None:
    steps = started(qtbot, page)
    view = models_view(window)
    assert view.busy

    training.go_on.set()
    qtbot.waitUntil(steps.report.isVisible)

    [(plan, texts)] = training.trained
    assert (plan.base, plan.name, len(plan.prompts)) == ("scripted", "Scripted, mine", 1)
    assert not set(texts.training) & set(texts.validation)
    assert texts.general
    assert [(each.step, each.loss, each.validation) for each in steps.curve.points] == [
        (1, 3.0, 3.5),
        (2, 2.0, 2.5),
    ]
    assert steps.curve.table.rowCount() == 2
    assert "better than before" in steps.report.judgement.text()
    assert "forgot" in steps.report.judgement.text()
    assert "After:  we walked" in steps.report.samples.text()

    press(steps.report.use)
    qtbot.waitUntil(lambda: not view.context.lanes.busy)
    assert view.context.settings().model == "mine"


def test_it_is_paused_and_gone_on_with(
    qtbot: QtBot, page: TrainingPage, training: FakeTraining, lanes: Lanes
) -> None:
    steps = started(qtbot, page)

    press(steps.pause)
    qtbot.waitUntil(lambda: len(steps.kept.rows) == 1)
    qtbot.waitUntil(lambda: not lanes.busy)
    press(steps.kept.rows[0].findChildren(QPushButton)[0])
    training.go_on.set()

    qtbot.waitUntil(steps.report.isVisible)


def test_cancelling_asks_and_what_was_saved_can_be_deleted(
    qtbot: QtBot, page: TrainingPage, training: FakeTraining, lanes: Lanes
) -> None:
    steps = started(qtbot, page)

    press(steps.cancel)
    answer(steps, "Stop")
    qtbot.waitUntil(lambda: len(steps.kept.rows) == 1 and not lanes.busy)
    press(steps.kept.rows[0].findChildren(QPushButton)[1])
    answer(steps, "Delete")

    qtbot.waitUntil(lambda: not steps.kept.rows)
    assert training.kept == []


def test_one_that_a_crash_ended_is_offered_at_the_next_start(
    qtbot: QtBot, qapp: QApplication, services: Services, lanes: Lanes, training: FakeTraining
) -> None:
    curve = tuple(CurveStep(step, 3.0 - step / 1000) for step in range(1, 501))
    training.kept = [KeptRun("run", TrainingPlan("scripted", "Mine"), 500, curve)]

    window = opened(qtbot, make_context(qapp, services, lanes))
    steps = steps_of(page_of(models_view(window)))

    qtbot.waitUntil(lambda: len(steps.kept.rows) == 1)
    press(steps.kept.rows[0].findChildren(QPushButton)[0])

    assert 100 < len(steps.curve.points) < 250
    assert steps.curve.table.rowCount() == len(steps.curve.points)
    training.go_on.set()
    qtbot.waitUntil(steps.report.isVisible)


def test_what_goes_wrong_is_told(qtbot: QtBot, page: TrainingPage, training: FakeTraining) -> None:
    training.error = UserFacingError("There is not enough memory to train.")
    steps = steps_of(page)
    looked_through(qtbot, page)
    qtbot.waitUntil(steps.how.start.isVisible)

    press(steps.how.start)

    qtbot.waitUntil(steps.error.isVisible)
    assert steps.error.error is training.error


def test_a_trained_model_shows_its_history_is_exported_and_given_up(
    qtbot: QtBot,
    window: MainWindow,
    training: FakeTraining,
    tmp_path: Path,
) -> None:
    training.library.add("mine", "Mine")
    view = models_view(window)
    view.context.changes.models.emit()
    view.side.select("mine")
    steps = steps_of(page_of(view))
    qtbot.waitUntil(steps.report.isVisible)

    steps.export_to(str(tmp_path))
    qtbot.waitUntil((tmp_path / "mine.safetensors").exists)
    press(steps.report.back)
    answer(steps, "Delete")

    qtbot.waitUntil(lambda: training.gone_back == ["mine"])
    qtbot.waitUntil(lambda: not steps.report.isVisible())


def closing_box(window: MainWindow) -> QMessageBox:
    assert window._leaving.box is not None
    return window._leaving.box


def choose(box: QMessageBox, words: str) -> None:
    [button] = [each for each in box.buttons() if each.text() == words]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_closing_asks_first_and_saves(
    qtbot: QtBot, window: MainWindow, page: TrainingPage, training: FakeTraining
) -> None:
    steps = started(qtbot, page)

    window.close()
    assert window.isVisible()
    assert "offers to go on" in closing_box(window).text()
    choose(closing_box(window), "Go on training")
    qtbot.waitUntil(lambda: window._leaving.box is None)
    assert steps.running.trains

    window.close()
    with qtbot.waitSignal(window.closed):
        choose(closing_box(window), "Save and close")
    assert training.asked_to_pause
    assert [run.step for run in training.kept] == [1]


def test_closing_at_once_stops_what_was_not_saved(
    qtbot: QtBot, window: MainWindow, page: TrainingPage, training: FakeTraining
) -> None:
    started(qtbot, page)
    window.quit()
    with qtbot.waitSignal(window.closed):
        choose(closing_box(window), "Close at once")
    assert not training.asked_to_pause
    assert training.kept


def test_the_end_of_the_session_asks_nothing(
    qtbot: QtBot, window: MainWindow, page: TrainingPage
) -> None:
    started(qtbot, page)
    with qtbot.waitSignal(window.closed):
        window.end()
