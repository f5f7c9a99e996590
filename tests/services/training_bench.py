"""Training over stand-ins: a process that trains nothing, and folders without models."""

from __future__ import annotations

import shutil
from collections.abc import Generator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.training.events import TrainingEvent, TrainingPhase
from gpt_desktop.core.training.pace import Pace
from gpt_desktop.core.training.plan import TrainingPlan
from gpt_desktop.core.training.run import COMPLETE, TrainingRun, TrainingTexts
from gpt_desktop.services.import_model import ModelImporting
from gpt_desktop.services.train_model import ModelTraining
from gpt_desktop.services.training_ports import TrainingNeeds
from tests.core.running import drain
from tests.services.importing import build, describe
from tests.services.parts import FolderLibrary

PLAN = TrainingPlan("alpha", "My voice")
TEXTS = TrainingTexts(("mine",), ("kept back",), "general")
PYTHON = Path("python")


class _Environments:
    folder = Path("environment")
    begun = False

    def base(self, asked: Path | None = None) -> Path:
        if asked == Path("missing"):
            raise UserFacingError("no Python")
        return asked or PYTHON

    def find(self, asked: Path | None = None) -> Path:
        if asked == Path("missing"):
            raise UserFacingError("not set up")
        return asked or PYTHON

    def set_up(
        self, token: CancelToken, asked: Path | None = None
    ) -> Generator[Progressed, None, Path]:
        del asked
        token.raise_if_cancelled()
        yield Progressed(Phase.BUILDING, 1, 1, Unit.STEPS)
        return PYTHON


class FakeTrains:
    """A process that fails, pauses, or ends."""

    def __init__(self) -> None:
        self.ends = True
        self.fails = False
        self.bases: list[str] = []

    def __call__(
        self, run: TrainingRun, name: str, python: Path, token: CancelToken
    ) -> Generator[TrainingEvent, None, bool]:
        self.bases.append((run.base / "config.json").read_text())
        yield TrainingEvent(TrainingPhase.TRAINING, 1, 2, loss=3.0)
        place = run.checkpoints / "checkpoint-1"
        place.mkdir(parents=True, exist_ok=True)
        (place / COMPLETE).touch()
        if self.fails:
            raise UserFacingError(f"{name} failed")
        if self.ends:
            run.result.mkdir()
            (run.result / "config.json").write_text("{}")
            (run.result / "model.safetensors").write_bytes(b"weights")
            run.write_report({"steps": 2, "before": {"validation": {"perplexity": 9.0}}})
        return self.ends


class _Library(FolderLibrary):
    """Removes folders with what is in them."""

    def remove(self, model_id: str) -> None:
        shutil.rmtree(self._folder / model_id)


def _write_checkpoint(model: Path, target: Path, token: CancelToken) -> None:
    token.raise_if_cancelled()
    target.mkdir(parents=True, exist_ok=True)
    (target / "config.json").write_text(model.name)


class TrainingBench:
    def __init__(self, tmp_path: Path) -> None:
        self.models, self.runs = tmp_path / "models", tmp_path / "training"
        self.models.mkdir()
        self.library = _Library(self.models, "alpha")
        self.trains = FakeTrains()
        self.usual: list[str] = []
        self.tried: list[str] = []
        self.memory: int | None = 100
        self.training = ModelTraining(
            self.library,
            self.runs,
            environments=_Environments(),
            sizes=(1, 2),
            trains=self.trains,
            tries=self._try,
            config=lambda folder: {"model_type": folder.name},
            write_checkpoint=_write_checkpoint,
            importing=partial(
                ModelImporting,
                self.library,
                self.models,
                try_model=lambda _: (),
                check_room=lambda _name, _size, _packed: None,
            ),
            build=lambda _: build,
            describe=describe,
            perplexity=lambda _folder, text, _tokens, _token: float(len(text)),
            needs=lambda _folder, _plan: TrainingNeeds(50, 10),
            room=lambda: (self.memory, 1000),
            make_usual=self.usual.append,
        )

    def _try(
        self, config: Mapping[str, Any], plan: TrainingPlan, python: Path, token: CancelToken
    ) -> Generator[TrainingEvent, None, Pace]:
        """A hundred tokens a second are learnt, a thousand read."""
        token.raise_if_cancelled()
        yield from ()
        self.tried.append(f"{config['model_type']} {plan.method} {python}")
        return Pace(100.0, 1000.0, 5.0)

    def train(self, plan: TrainingPlan = PLAN) -> tuple[list[Any], Any]:
        return drain(self.training.train(plan, TEXTS, CancelToken()))
