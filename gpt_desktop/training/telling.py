"""What transformers' Trainer does, told to whoever started the process."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from transformers import TrainerCallback

from gpt_desktop.core.training.events import TrainingEvent, TrainingPhase
from gpt_desktop.core.training.run import COMPLETE, TrainingRun
from gpt_desktop.training.failure import TrainingFailureError, TrainingFailureKind

Tell = Callable[[TrainingEvent], None]


class Tells:
    """Tells each step, marks whole checkpoints, and ends the training where a pause is asked for.

    Args:
        tokens_per_step: learnt by all processes together.
    """

    def __init__(self, run: TrainingRun, tell: Tell, tokens_per_step: float) -> None:
        self._run = run
        self._tell = tell
        self._tokens = tokens_per_step
        self._first: tuple[int, float] | None = None
        self.paused = False

    def on_step_begin(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        del args, control
        if self._first is None:
            self._first = state.global_step, time.perf_counter()

    def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        del args, state
        if self._run.pause_asked():
            self.paused = True
            control.should_save = True
            control.should_training_stop = True

    def on_log(self, args: Any, state: Any, control: Any, logs: Any = None, **_: Any) -> None:
        del args, control
        loss, seen = (logs or {}).get("loss"), (logs or {}).get("eval_loss")
        if loss is None and seen is None:
            return
        value: Any = seen if loss is None else loss
        if not math.isfinite(value):
            raise TrainingFailureError(TrainingFailureKind.NOT_LEARNING)
        if state.is_world_process_zero:
            self._send(state, loss, seen)

    def on_save(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        del control
        if state.is_world_process_zero:
            place = Path(args.output_dir) / f"checkpoint-{state.global_step}"
            (place / COMPLETE).touch()
            self._send(state, saved=True)

    def _send(
        self, state: Any, loss: float | None = None, seen: float | None = None, saved: bool = False
    ) -> None:
        rate = left = None
        if self._first is not None and state.global_step > self._first[0]:
            done = state.global_step - self._first[0]
            seconds = time.perf_counter() - self._first[1]
            rate = round(done * self._tokens / max(seconds, 1e-9), 1)
            left = round(seconds / done * (state.max_steps - state.global_step), 1)
        self._tell(
            TrainingEvent(
                TrainingPhase.TRAINING,
                step=state.global_step,
                steps=state.max_steps,
                loss=loss,
                validation_loss=seen,
                tokens_per_second=rate,
                seconds_left=left,
                saved=saved,
            )
        )


Telling: Any = type("Telling", (Tells, TrainerCallback), {})
"""As the Trainer takes it; made so because nothing is known of its classes where torch is not."""
