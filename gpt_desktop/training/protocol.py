"""What the training process says: events, then whether it came to its end, or a failure."""

from __future__ import annotations

from typing import Any

from gpt_desktop.child.lines import Language
from gpt_desktop.core.training.events import TrainingEvent, event_of
from gpt_desktop.core.training.pace import Pace
from gpt_desktop.training.failure import TrainingFailureError, TrainingFailureKind

EVENT = "event"


def _event(table: dict[str, Any]) -> TrainingEvent:
    return event_of(table)


def _ended(ended: bool) -> bool:
    return ended is True


def _failure(code: str) -> TrainingFailureError:
    return TrainingFailureError(TrainingFailureKind(code))


def _pace(values: list[float]) -> Pace:
    learning, reading, starting = values
    return Pace(float(learning), float(reading), float(starting))


TRAINING: Language[TrainingEvent, bool] = Language({EVENT: _event}, _ended, _failure)
TRIAL: Language[TrainingEvent, Pace] = Language({}, _pace, _failure)
