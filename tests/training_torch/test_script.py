"""Runs from their folder to the new model: alone, killed, paused, and in two processes."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from gpt_desktop.core.training.events import TrainingEvent, TrainingPhase
from gpt_desktop.core.training.plan import TrainingMethod
from gpt_desktop.training.script import prepare_process, train_run
from gpt_desktop.training.torch_base import load_base
from tests.training_torch.tiny_runs import finish, losses, make_run, start

# Importing torch takes minutes on a busy machine.
pytestmark = [
    pytest.mark.train,
    pytest.mark.timeout(1200),
    # Where checkpoints come within a second, transformers tells them apart by their numbers.
    pytest.mark.filterwarnings("ignore:mtime may not be reliable"),
]


@pytest.mark.parametrize("method", list(TrainingMethod))
def test_it_learns_and_writes_a_model_that_transformers_loads(
    tmp_path: Path, method: TrainingMethod
) -> None:
    run = make_run(tmp_path / "run", method=method)
    events: list[TrainingEvent] = []
    prepare_process()
    assert train_run(run, events.append)
    report = run.report()
    assert report is not None
    before, after = (report[when]["validation"]["perplexity"] for when in ("before", "after"))
    assert after < before * 0.85
    assert report["after"]["samples"] != report["before"]["samples"]
    assert [step for step, _ in losses(run)] == list(range(1, 25))
    assert any(event.validation_loss for event in events)
    assert {TrainingPhase.MEASURING_BEFORE, TrainingPhase.SAVING} <= {e.phase for e in events}
    load_base(run.result)


def test_killed_in_the_middle_it_goes_on_to_the_same_curve(tmp_path: Path) -> None:
    whole, broken = make_run(tmp_path / "whole"), make_run(tmp_path / "broken")
    prepare_process()
    assert train_run(whole, lambda _: None)
    with start(broken) as process:
        for line in process.stdout or ():
            if '"step": 9' in line:
                process.kill()
                break
    assert broken.report() is None
    assert broken.last_checkpoint() == broken.checkpoints / "checkpoint-6"
    finish(broken)
    expected, found = losses(whole), losses(broken)
    assert [step for step, _ in found] == [step for step, _ in expected]
    assert [loss for _, loss in found] == pytest.approx([loss for _, loss in expected], abs=1e-3)


def test_a_checkpoint_that_is_not_whole_is_not_gone_on_from(tmp_path: Path) -> None:
    run = make_run(tmp_path / "run", steps=6)
    (run.checkpoints / "checkpoint-3").mkdir(parents=True)
    prepare_process()
    assert train_run(run, lambda _: None)
    assert losses(run)[0][0] == 1


def test_paused_it_goes_on_from_where_it_was(tmp_path: Path) -> None:
    run = make_run(tmp_path / "run", steps=12)

    def pause(event: TrainingEvent) -> None:
        if event.step == 3:
            run.ask_to_pause()

    prepare_process()
    assert not train_run(run, pause)
    assert run.last_checkpoint() == run.checkpoints / "checkpoint-4"
    run.forget_pause()
    assert train_run(run, lambda _: None)
    assert [step for step, _ in losses(run)] == list(range(1, 13))


def test_a_full_disk_keeps_the_last_checkpoint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import torch

    run = make_run(tmp_path / "run", steps=12)
    write = torch.save

    def full(thing: Any, place: Any, *more: Any, **named: Any) -> None:
        if "checkpoint-12" in str(place):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write(thing, place, *more, **named)

    monkeypatch.setattr(torch, "save", full)
    prepare_process()
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        train_run(run, lambda _: None)
    assert run.last_checkpoint() == run.checkpoints / "checkpoint-6"


def test_two_processes_learn_together(tmp_path: Path) -> None:
    run = make_run(tmp_path / "run", steps=8)
    launch = (sys.executable, "-m", "accelerate.commands.launch")
    options = ("--cpu", "--num_processes=2", "--num_machines=1", "--mixed_precision=no")
    told = finish(run, *launch, *options, "--num_cpu_threads_per_process=1")
    assert told.count('"phase": "saving"') == 1
    assert len(losses(run)) == 8
    load_base(run.result)
