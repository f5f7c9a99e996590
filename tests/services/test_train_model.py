"""Training over stand-ins: what is checked before, kept on the way, and installed at the end."""

from __future__ import annotations

import json
import shutil
from collections.abc import Generator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.training.events import TrainingEvent, TrainingPhase
from gpt_desktop.core.training.plan import TrainingPlan
from gpt_desktop.core.training.run import COMPLETE, TrainingRun, TrainingTexts
from gpt_desktop.services.import_model import ModelImporting
from gpt_desktop.services.train_model import ModelTraining
from gpt_desktop.services.training_ports import HISTORY, TrainingNeeds
from tests.core.running import drain
from tests.services.importing import build, describe
from tests.services.parts import FolderLibrary

PLAN = TrainingPlan("alpha", "My voice")
TEXTS = TrainingTexts(("mine",), ("kept back",), "general")
PYTHON = Path("python")


class _Environments:
    folder = Path("environment")

    def find(self, asked: Path | None = None) -> Path:
        if asked == Path("missing"):
            raise UserFacingError("not set up")
        return asked or PYTHON

    def set_up(self, token: CancelToken) -> Generator[Progressed, None, Path]:
        token.raise_if_cancelled()
        yield Progressed(Phase.BUILDING, 1, 1, Unit.STEPS)
        return PYTHON


class _Trains:
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


class _Bench:
    def __init__(self, tmp_path: Path) -> None:
        self.models, self.runs = tmp_path / "models", tmp_path / "training"
        self.models.mkdir()
        self.library = _Library(self.models, "alpha")
        self.trains = _Trains()
        self.usual: list[str] = []
        self.memory: int | None = 100
        self.training = ModelTraining(
            self.library,
            self.runs,
            environments=_Environments(),
            sizes=(1, 2),
            trains=self.trains,
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

    def train(self, plan: TrainingPlan = PLAN) -> tuple[list[Any], Any]:
        return drain(self.training.train(plan, TEXTS, CancelToken()))


@pytest.fixture
def bench(tmp_path: Path) -> _Bench:
    return _Bench(tmp_path)


def test_the_new_model_has_its_own_name_and_its_history(bench: _Bench) -> None:
    events, trained = bench.train()
    assert [event.phase for event in events] == [
        TrainingPhase.PREPARING,
        TrainingPhase.TRAINING,
        TrainingPhase.INSTALLING,
    ]
    assert bench.trains.bases == ["alpha"]
    history = json.loads((bench.models / "My-voice" / HISTORY).read_text())
    assert history == trained.history == bench.training.history("My-voice")
    assert history["base"] == "alpha"
    assert history["plan"]["epochs"] == 1
    assert history["in_the_app"] == {"validation": 9.0, "general": 7.0}
    assert history["before"] == {"validation": {"perplexity": 9.0}}
    assert not bench.training.runs()
    assert bench.training.history("alpha") is None


def test_what_failed_is_kept_and_gone_on_with(bench: _Bench) -> None:
    bench.trains.fails = True
    with pytest.raises(UserFacingError, match="My voice failed"):
        bench.train()
    [kept] = bench.training.runs()
    assert (kept.id, kept.step, kept.plan) == ("My-voice", 1, PLAN)
    with pytest.raises(UserFacingError, match="not done yet"):
        bench.train()
    bench.trains.fails = False
    _, trained = drain(bench.training.resume("My voice", CancelToken()))
    assert trained.model.facts.name == "My voice"


def test_paused_there_is_no_model_yet(bench: _Bench) -> None:
    bench.trains.ends = False
    _, trained = bench.train()
    assert trained is None
    assert not (bench.models / "My-voice").exists()
    bench.training.pause("My-voice")
    assert TrainingRun(bench.runs / "My-voice").pause_asked()
    bench.training.discard("My-voice")
    assert not bench.training.runs()
    with pytest.raises(UserFacingError, match="no training named"):
        drain(bench.training.resume("My-voice", CancelToken()))


def test_what_cannot_end_well_is_not_begun(bench: _Bench) -> None:
    with pytest.raises(UserFacingError, match="in the list already"):
        bench.train(TrainingPlan("alpha", "alpha"))
    bench.memory = 49
    with pytest.raises(UserFacingError, match="memory"):
        bench.train()
    with pytest.raises(UserFacingError, match="not set up"):
        drain(bench.training.train(PLAN, TEXTS, CancelToken(), Path("missing")))
    assert not bench.training.runs()


def test_one_step_back(bench: _Bench) -> None:
    bench.train()
    bench.training.back("My-voice")
    assert bench.usual == ["alpha"]
    assert [model.facts.id for model in bench.library.installed()] == ["alpha"]


def test_exported_where_nothing_is(bench: _Bench, tmp_path: Path) -> None:
    bench.training.export("alpha", tmp_path / "out", CancelToken())
    assert (tmp_path / "out" / "config.json").read_text() == "alpha"
    with pytest.raises(UserFacingError, match="there already"):
        bench.training.export("alpha", tmp_path / "out", CancelToken())


def test_the_environment(bench: _Bench) -> None:
    assert bench.training.environment().python == PYTHON
    assert bench.training.environment(Path("missing")).python is None
    assert drain(bench.training.set_up(CancelToken()))[1] == PYTHON
