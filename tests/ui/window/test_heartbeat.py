"""The window stays alive while the real model answers on the real lanes."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import thread_time

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import Delta, SamplingParams
from gpt_desktop.core.messages import Prompt
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.core.models import InstalledModel
from gpt_desktop.inference.engine import Engine, open_engine
from gpt_desktop.services.converse import StoredConverse
from gpt_desktop.services.model_host import ModelHost
from gpt_desktop.services.run_task import TaskRunner
from gpt_desktop.ui.assistant.view import AssistantView
from tests.fakes import roomy
from tests.ui.fakes import FakeLibrary, fake_services, make_context, tasks

BEAT_MS, BEATS = 10, 200
# Seconds of work between two beats. Of this thread alone: time it spent waiting for a busy
# machine says nothing about the window, and time it would wait for the model is ruled out by
# the threads the model runs on.
WORST, USUAL = 0.050, 0.016
QUESTION = "Write a long story about a fox that learns to sail, with a list of what it packs."


class _OneModel(FakeLibrary):
    """Has the default model and nothing else."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder.parent, installed=False)
        self._model = InstalledModel(read_model_folder(folder).facts, folder, default=True)

    def installed(self) -> list[InstalledModel]:
        return [self._model]


@pytest.fixture
def view(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, lanes: Lanes, default_model_folder: Path
) -> Iterator[AssistantView]:
    """Shown, over the real model."""
    fake = fake_services(tmp_path, [])
    host = ModelHost(
        _OneModel(default_model_folder),
        "",
        lambda folder: open_engine(read_model_folder(folder)),
        roomy,
    )
    run_task = TaskRunner(host)
    assistant = next(task for task in tasks() if task.id == "assistant")
    converse = StoredConverse(fake.conversations, run_task, assistant, fake.settings)
    services = replace(fake, model=host, run_task=run_task, converse=converse)
    view = AssistantView(make_context(qapp, services, lanes))
    qtbot.addWidget(view)
    view.resize(960, 640)
    view.show()
    yield view
    host.close()


@pytest.fixture
def writers(monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """The threads on which the engine wrote."""
    threads: set[int] = set()
    generate = Engine.generate

    def noted(
        engine: Engine, prompt: Prompt, params: SamplingParams, token: CancelToken
    ) -> Iterator[Delta]:
        for delta in generate(engine, prompt, params, token):
            threads.add(threading.get_ident())
            yield delta

    monkeypatch.setattr(Engine, "generate", noted)
    return threads


@pytest.mark.model
def test_the_window_beats_while_the_model_writes(
    qtbot: QtBot, view: AssistantView, writers: set[int]
) -> None:
    worked = _answer_once(qtbot, view)
    assert len(writers) == 1
    assert threading.get_ident() not in writers
    assert worked[-1] < WORST
    assert worked[int(len(worked) * 0.99)] < USUAL


def _answer_once(qtbot: QtBot, view: AssistantView) -> list[float]:
    """Seconds this thread worked from beat to beat during one answer, in rising order."""
    beats: list[float] = []
    timer = QTimer()
    timer.setInterval(BEAT_MS)
    timer.timeout.connect(lambda: beats.append(thread_time()))
    view.send(QUESTION)
    answer = view.page.transcript.last_answer
    assert answer is not None
    qtbot.waitUntil(lambda: bool(answer.text), timeout=60_000)
    timer.start()
    qtbot.waitUntil(lambda: not view.busy or len(beats) >= BEATS, timeout=120_000)
    timer.stop()
    view.stop()
    qtbot.waitUntil(lambda: not view.busy, timeout=20_000)
    assert answer.text.strip()
    return sorted(later - earlier for earlier, later in itertools.pairwise(beats))
