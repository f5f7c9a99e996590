"""A model is trained from the page in Models: the real services, window, and process with torch.

The model is random and tiny, imported as any other; ``make test-train`` runs this by the app's
own Python, and the process that trains by that of ``.venv-train``.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from gpt_desktop import paths
from gpt_desktop.app.toolbox import compose_toolbox
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.settings import SettingsStore
from gpt_desktop.core.steps import finish
from gpt_desktop.core.training.taken import FilterKind
from gpt_desktop.storage.settings_file import SettingsFile
from gpt_desktop.ui.models.training_page import TrainingPage
from gpt_desktop.ui.models.training_steps import TrainingSteps
from gpt_desktop.ui.models.view import ModelsView
from tests.acceptance.whole_app import WholeApp
from tests.convert.tiny_checkpoint import TinyCheckpoint
from tests.convert.tiny_llama import TinyLlama

pytestmark = [pytest.mark.train, pytest.mark.timeout(1200)]

SECONDS = 300_000  # milliseconds that a start of torch may take on a busy machine
NOUNS = ("boat", "harbour", "lamp", "gull", "rope", "storm", "net", "quay")
VERBS = ("waits for", "sees", "leaves", "follows", "hears", "knows")


def writing(seed: int, sentences: int) -> str:
    """Sentences of few words, which even a tiny model learns something of."""
    chance = random.Random(seed)
    those = [
        f"The {chance.choice(NOUNS)} {chance.choice(VERBS)} the {chance.choice(NOUNS)}, "
        f"number {chance.randrange(10_000)}."
        for _ in range(sentences)
    ]
    return "\n\n".join(" ".join(those[at : at + 5]) for at in range(0, sentences, 5))


@pytest.fixture
def papers(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(6):
        text = writing(number, 60)
        if number == 0:
            text += "\n\nWrite to mia@example.org, or call 13812345678. Buy now and save!"
        (folder / f"day-{number}.txt").write_text(text, encoding="utf-8")
    return [folder]


@pytest.fixture
def app(app: WholeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WholeApp:
    """With a tiny model, imported by the app's own parts."""
    if not (paths.program_dir() / ".venv-train").is_dir():
        pytest.skip("needs make train-env")
    monkeypatch.setenv("GPT_DESKTOP_MODELS", str(tmp_path / "models"))
    config = {"max_position_embeddings": 1024}
    source = TinyCheckpoint(TinyLlama(), config=config).write(tmp_path / "tiny")
    finish(compose_toolbox().import_model(source, "Tiny", CancelToken()))
    app.generator = None
    return app


def press(widget: QPushButton) -> None:
    assert widget.isVisible()
    assert widget.isEnabled()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def answer(steps: TrainingSteps, words: str) -> None:
    """Press a button of the question that is open."""
    box = steps.findChildren(QMessageBox)[-1]
    [button] = [each for each in box.buttons() if each.text() == words]
    assert isinstance(button, QPushButton)
    press(button)


def drop(page: TrainingPage, files: list[Path]) -> None:
    """As from a file manager."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    place = QPointF(page.sources.rect().center())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.sources.dropEvent(QDropEvent(place, Qt.DropAction.CopyAction, data, left, none))


class Person:
    """Who trains: opens the app, goes to the page, and waits for what is shown."""

    def __init__(self, app: WholeApp, qtbot: QtBot) -> None:
        self.app = app
        self.qtbot = qtbot

    def open(self) -> TrainingPage:
        """Start the app and go to the page of the model in the list."""
        self.app.open()
        self.app.window.shell.show_models()
        self.qtbot.waitUntil(self.view.details.learn.isVisible, timeout=20_000)
        press(self.view.details.learn)
        return self.page

    @property
    def view(self) -> ModelsView:
        view = self.app.window.shell.current
        assert isinstance(view, ModelsView)
        return view

    @property
    def page(self) -> TrainingPage:
        assert self.view.training is not None
        return self.view.training

    @property
    def steps(self) -> TrainingSteps:
        assert self.page.steps is not None
        return self.page.steps

    def see(self, condition: object) -> None:
        assert callable(condition)
        self.qtbot.waitUntil(condition, timeout=SECONDS)

    def go_on(self) -> None:
        self.see(lambda: len(self.steps.kept.rows) == 1 and not self.steps.running.busy)
        press(self.steps.kept.rows[0].findChildren(QPushButton)[0])

    def settings(self) -> SettingsStore:
        return SettingsFile(paths.settings_file())

    def installed(self) -> list[str]:
        return sorted(each.facts.id for each in self.app.services.library.installed())


def test_from_files_to_a_model_in_the_list_and_back(
    qtbot: QtBot, app: WholeApp, papers: list[Path]
) -> None:
    person = Person(app, qtbot)
    page = person.open()

    # What is dropped is read, filtered, and shown before anything runs.
    drop(page, papers)
    press(page.look)
    person.see(page.result.isVisible)
    press(page.filters.shown[FilterKind.PERSONAL])
    assert page.result.taken.isVisible()
    assert page.result.taken.rows.rowCount() == 2
    assert "1 place" in page.filters.shown[FilterKind.RULES].text()

    # It begins, is drawn as it goes on, and pauses with what it learnt saved.
    steps = person.steps
    person.see(steps.how.start.isVisible)
    steps.how.passes.setValue(8)
    press(steps.how.start)
    person.see(lambda: len(steps.curve.points) > 3)
    assert steps.curve.isVisible()
    press(steps.pause)
    person.see(lambda: len(steps.kept.rows) == 1)
    [run] = steps.kept.runs
    assert run.step > 0

    # After a restart it is offered again; stopped at once it keeps the last checkpoint.
    app.close()
    person.open()
    person.go_on()
    before = len(person.steps.curve.points)
    assert person.steps.curve.points[0].step == 1
    assert person.steps.curve.points[-1].step <= run.step
    person.see(lambda: len(person.steps.curve.points) > before + 1)
    assert person.steps.curve.points[before].step > run.step
    press(person.steps.cancel)
    answer(person.steps, "Stop")
    person.go_on()

    # At its end the page says what came of it, and the model is in the list.
    steps = person.steps
    person.see(steps.report.isVisible)
    assert "better than before" in steps.report.judgement.text()
    assert "After:" in steps.report.samples.text()
    assert not steps.kept.rows
    assert person.installed() == ["Tiny", "Tiny-mine"]
    press(steps.report.use)
    person.see(lambda: person.settings().load().model == "Tiny-mine")

    # One click back: the old model is used again, the new one is gone.
    press(person.steps.report.back)
    answer(person.steps, "Delete")
    person.see(lambda: person.installed() == ["Tiny"])
    person.see(lambda: person.view.context.settings().model == "Tiny")
    app.wait()
    assert person.settings().load().model == "Tiny"
    assert not person.steps.report.isVisible()
