"""Finding and setting up the Python that trains; nothing is downloaded here."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.steps import finish
from gpt_desktop.core.training.plan import TrainingMethod, TrainingPlan
from gpt_desktop.training.environment import LIBRARIES, TORCH, TrainingEnvironments
from gpt_desktop.training.need import training_need

ROOT = Path(__file__).resolve().parents[2]


def test_the_versions_are_those_that_are_locked() -> None:
    locked = (ROOT / "requirements" / "train.txt").read_text(encoding="utf-8")
    for wanted in LIBRARIES:
        assert re.search(rf"^{re.escape(wanted)} ", locked, re.M), wanted
    setup = (ROOT / "packaging" / "setup_environment.py").read_text(encoding="utf-8")
    assert f'TORCH = "{TORCH.removeprefix("torch==")}"' in setup


def test_a_python_without_torch_is_not_taken(tmp_path: Path) -> None:
    environments = TrainingEnvironments(tmp_path / "own", [Path(sys.executable)])
    with pytest.raises(UserFacingError):
        environments.find()
    with pytest.raises(UserFacingError):
        environments.find(Path(sys.executable))
    with pytest.raises(UserFacingError, match="There is no file"):
        environments.find(tmp_path / "nothing")


def test_what_could_not_be_set_up_leaves_nothing(tmp_path: Path) -> None:
    script = tmp_path / "fails.py"
    environments = TrainingEnvironments(tmp_path / "own", base=str(script))
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "half").touch()
    with pytest.raises(UserFacingError):
        finish(environments.set_up(CancelToken()), lambda _: None)
    assert not (tmp_path / "own").exists()


def test_cancelled_it_leaves_nothing(tmp_path: Path) -> None:
    token = CancelToken()
    token.cancel()
    environments = TrainingEnvironments(tmp_path / "own")
    with pytest.raises(CancelledError):
        finish(environments.set_up(token), lambda _: None)
    assert not (tmp_path / "own").exists()


def test_all_weights_take_more_than_few() -> None:
    sizes = (134_515_008, 30, 576, 49152)
    lora = training_need(TrainingPlan("b", "n"), *sizes)
    full = training_need(TrainingPlan("b", "n", TrainingMethod.FULL), *sizes)
    larger = training_need(TrainingPlan("b", "n", block=1024), *sizes)
    assert lora.memory < full.memory
    assert lora.memory < larger.memory
    assert lora.disk < full.disk
