"""What is checked before a training, kept on the way, and installed at the end."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.training.events import TrainingPhase
from gpt_desktop.core.training.plan import TrainingMethod, TrainingPlan
from gpt_desktop.core.training.run import TrainingRun
from gpt_desktop.services.training_ports import HISTORY, TrainingTime
from tests.core.running import drain
from tests.services.training_bench import PLAN, PYTHON, TEXTS, TrainingBench


@pytest.fixture
def bench(tmp_path: Path) -> TrainingBench:
    return TrainingBench(tmp_path)


def test_the_new_model_has_its_own_name_and_its_history(bench: TrainingBench) -> None:
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


def test_what_failed_is_kept_and_gone_on_with(bench: TrainingBench) -> None:
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


def test_paused_there_is_no_model_yet(bench: TrainingBench) -> None:
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


def test_what_cannot_end_well_is_not_begun(bench: TrainingBench) -> None:
    with pytest.raises(UserFacingError, match="in the list already"):
        bench.train(TrainingPlan("alpha", "alpha"))
    bench.memory = 49
    with pytest.raises(UserFacingError, match="memory"):
        bench.train()
    with pytest.raises(UserFacingError, match="not set up"):
        drain(bench.training.train(PLAN, TEXTS, CancelToken(), Path("missing")))
    assert not bench.training.runs()


def test_one_step_back(bench: TrainingBench) -> None:
    bench.train()
    bench.training.back("My-voice")
    assert bench.usual == ["alpha"]
    assert [model.facts.id for model in bench.library.installed()] == ["alpha"]


def test_exported_where_nothing_is(bench: TrainingBench, tmp_path: Path) -> None:
    bench.training.export("alpha", tmp_path / "out", CancelToken())
    assert (tmp_path / "out" / "config.json").read_text() == "alpha"
    with pytest.raises(UserFacingError, match="there already"):
        bench.training.export("alpha", tmp_path / "out", CancelToken())


def test_the_environment(bench: TrainingBench) -> None:
    assert bench.training.environment().python == PYTHON
    with pytest.raises(UserFacingError, match="not set up"):
        bench.training.environment(Path("missing"))
    assert drain(bench.training.set_up(CancelToken()))[1] == PYTHON


def test_the_time_is_measured_once_for_a_kind_of_plan(bench: TrainingBench) -> None:
    def seconds(plan: TrainingPlan) -> float:
        found = drain(bench.training.time(plan, (10_000, 1000), CancelToken()))[1]
        assert isinstance(found, TrainingTime)
        return found.seconds

    once = seconds(PLAN)
    assert seconds(replace(PLAN, epochs=2)) > 1.9 * (once - 20)
    assert bench.tried == ["alpha lora python"]
    seconds(replace(PLAN, method=TrainingMethod.FULL))
    assert bench.tried == ["alpha lora python", "alpha full python"]
    bench.memory = 1
    seconds(PLAN)
    with pytest.raises(UserFacingError, match="memory"):
        seconds(replace(PLAN, rank=4))
