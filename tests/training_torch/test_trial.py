"""How quick this computer trains: a trial with random weights, by the process that trains."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.steps import finish
from gpt_desktop.core.training.plan import TrainingMethod
from gpt_desktop.training.trainer import ChildTrial, training_command
from tests.training_torch.tiny_runs import PROGRAM, make_run

pytestmark = [pytest.mark.train, pytest.mark.timeout(1200)]


@pytest.mark.parametrize("method", list(TrainingMethod))
def test_tokens_a_second_are_measured(tmp_path: Path, method: TrainingMethod) -> None:
    run = make_run(tmp_path / "run", method=method)
    config = json.loads((run.base / "config.json").read_text(encoding="utf-8"))
    tries = ChildTrial(lambda python: training_command(python, PROGRAM, "trial"))
    pace = finish(tries(config, run.plan(), Path(sys.executable), CancelToken()))
    assert 0 < pace.learning < pace.reading
    assert pace.starting > 0
    assert not run.checkpoints.exists()
