"""The run of the built app: its archive alone, in a folder with nothing else of the program."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from freezing.training_program import write_program
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.steps import finish
from gpt_desktop.core.training.events import TrainingEvent
from gpt_desktop.training.trainer import ChildTrainer, training_command
from tests.training_torch.tiny_runs import PROGRAM, losses, make_run

pytestmark = [pytest.mark.train, pytest.mark.timeout(1200)]


def test_what_the_built_app_brings_trains(tmp_path: Path) -> None:
    program = tmp_path / "app" / "program.zip"
    program.parent.mkdir()
    write_program(PROGRAM, program)
    run = make_run(tmp_path / "run", steps=6)
    events: list[TrainingEvent] = []
    trains = ChildTrainer(lambda python: training_command(python, program))
    assert finish(trains(run, "Tiny", Path(sys.executable), CancelToken()), events.append)
    assert [step for step, _ in losses(run)] == list(range(1, 7))
    assert (run.result / "model.safetensors").is_file()
    assert any(event.loss for event in events)
