"""Plans, events and runs as they are kept on disk."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.training.events import TrainingEvent, TrainingPhase, event_of
from gpt_desktop.core.training.pace import Pace, blocks_of, seconds_of, steps_of
from gpt_desktop.core.training.phase_words import event_words
from gpt_desktop.core.training.plan import TrainingMethod, TrainingPlan
from gpt_desktop.core.training.run import COMPLETE, CurveStep, TrainingRun, TrainingTexts

PLAN = TrainingPlan("base", "Mine", TrainingMethod.FULL, epochs=3, prompts=("Once",))


def test_a_plan_is_the_same_after_json() -> None:
    assert TrainingPlan.from_json(PLAN.to_json()) == PLAN


def test_a_plan_of_a_newer_version_is_read_as_far_as_it_is_known() -> None:
    table = json.loads(PLAN.to_json()) | {"unknown": 1}
    assert TrainingPlan.from_json(json.dumps(table)) == PLAN


@pytest.mark.parametrize(
    "wrong", [{"epochs": 0}, {"block": 1}, {"bits": 5}, {"warmup": 2.0}, {"learning_rate": -1.0}]
)
def test_numbers_without_sense_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(UserFacingError):
        TrainingPlan.from_json(json.dumps(json.loads(PLAN.to_json()) | wrong))


def test_each_method_has_its_usual_rate() -> None:
    assert PLAN.rate < TrainingPlan("base", "Mine").rate
    assert TrainingPlan("base", "Mine", learning_rate=0.5).rate == 0.5


def test_an_event_is_the_same_after_its_table() -> None:
    event = TrainingEvent(TrainingPhase.TRAINING, 3, 9, loss=1.5, seconds_left=61.0)
    assert event_of(event.to_table()) == event
    assert "validation_loss" not in event.to_table()
    with pytest.raises(ValueError, match="dancing"):
        event_of({"phase": "dancing"})


def test_events_in_words() -> None:
    event = TrainingEvent(
        TrainingPhase.TRAINING, 3, 9, loss=1.5, tokens_per_second=40.2, seconds_left=121.0
    )
    words = "Training the model · step 3 of 9 · loss 1.500 · 40 tokens a second · 2 min left"
    assert event_words(event) == words
    assert event_words(TrainingEvent(TrainingPhase.SAVING)) == "Saving the new model"


def test_a_run_on_disk(tmp_path: Path) -> None:
    run, texts = TrainingRun(tmp_path / "run"), TrainingTexts(("one", "two"), ("three",), "four")
    run.create(PLAN, texts)
    assert run.plan() == PLAN
    assert run.texts() == texts
    assert run.report() is None
    assert run.figures() == {}
    run.write_report({"steps": 4})
    assert run.report() == {"steps": 4}
    run.ask_to_pause()
    assert run.pause_asked()
    run.forget_pause()
    assert not run.pause_asked()


def test_the_last_checkpoint_is_the_last_whole_one(tmp_path: Path) -> None:
    run = TrainingRun(tmp_path)
    assert run.last_checkpoint() is None
    for step in (8, 9, 100):
        (run.checkpoints / f"checkpoint-{step}").mkdir(parents=True)
    for step in (8, 9):
        (run.checkpoints / f"checkpoint-{step}" / COMPLETE).touch()
    assert run.last_checkpoint() == run.checkpoints / "checkpoint-9"
    run.remove_broken_checkpoints()
    assert not (run.checkpoints / "checkpoint-100").exists()
    assert run.last_checkpoint() == run.checkpoints / "checkpoint-9"


def test_how_long_a_plan_takes_is_worked_out_of_the_pace() -> None:
    plan = TrainingPlan("b", "n", epochs=2, block=100, batch=2, accumulation=2, check_every=10)
    pace = Pace(learning=100.0, reading=1000.0, starting=5.0)
    # 100 blocks a pass, four a step.
    assert (blocks_of(plan, 10_000), steps_of(plan, 10_000)) == (100, 50)
    # 20,000 tokens learnt; five looks at 1,000, and six measurings of 1,000.
    assert seconds_of(plan, 10_000, 1000, pace) == pytest.approx(5 + 200 + 11)
    ended = replace(plan, most_steps=5)
    assert steps_of(ended, 10_000) == 5
    assert seconds_of(ended, 10_000, 1000, pace) == pytest.approx(5 + 20 + 6)


def test_the_curve_is_that_of_the_last_whole_checkpoint(tmp_path: Path) -> None:
    run = TrainingRun(tmp_path)
    assert run.curve() == ()
    place = run.checkpoints / "checkpoint-2"
    place.mkdir(parents=True)
    (place / COMPLETE).touch()
    assert run.curve() == ()
    told = [{"step": 1, "loss": 3.0}, {"step": 2, "eval_loss": 2.5}, {"step": 2, "total": 1}]
    (place / "trainer_state.json").write_text(json.dumps({"log_history": told}))
    assert run.curve() == (CurveStep(1, 3.0), CurveStep(2, None, 2.5))
    (place / "trainer_state.json").write_text("[1]")
    assert run.curve() == ()
