"""What a training says as it goes on: lines of JSON that its process writes."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any


class TrainingPhase(StrEnum):
    """What is being done."""

    PREPARING = "preparing"  # the weights are written so that they can be trained
    MEASURING_BEFORE = "measuring_before"
    TRAINING = "training"
    MEASURING_AFTER = "measuring_after"
    SAVING = "saving"
    INSTALLING = "installing"


@dataclass(frozen=True, slots=True)
class TrainingEvent:
    """One moment of a run.

    Attributes:
        step: weights changed so often.
        steps: so often in all; fewer if it ends early.
        loss: of the text that is learnt, mean over the last steps, in nats a token.
        validation_loss: of the text that was kept back, where it was just looked at.
        tokens_per_second: learnt, since this process began.
        seconds_left: at this speed; None at first.
        saved: there is a checkpoint of this step, from which it can go on.
    """

    phase: TrainingPhase
    step: int = 0
    steps: int = 0
    loss: float | None = None
    validation_loss: float | None = None
    tokens_per_second: float | None = None
    seconds_left: float | None = None
    saved: bool = False

    def to_table(self) -> dict[str, Any]:
        """For a line of JSON, without what is not known."""
        return {name: value for name, value in asdict(self).items() if value is not None}


_NAMES = frozenset(field.name for field in fields(TrainingEvent))


def event_of(table: dict[str, Any]) -> TrainingEvent:
    """The reverse of ``to_table``; raises ValueError, TypeError."""
    values = {name: value for name, value in table.items() if name in _NAMES}
    return TrainingEvent(**{**values, "phase": TrainingPhase(values["phase"])})
