"""How a model is trained on a person's text, as the person decided it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr


class TrainingMethod(StrEnum):
    """Which weights change."""

    LORA = "lora"  # small matrices beside the model's, merged at the end
    FULL = "full"  # all of them


_RATES = {TrainingMethod.LORA: 4e-4, TrainingMethod.FULL: 3e-5}


@dataclass(frozen=True, slots=True)
class TrainingPlan:
    """All that decides what a run does; with the texts it gives the same model again.

    Attributes:
        base: the id of the model that is trained on.
        name: what the new model is called.
        epochs: how often all of the text is read.
        learning_rate: at its highest, after the warm-up; 0 is the method's usual one.
        rank: of LoRA's matrices.
        block: tokens that are read at once.
        batch: blocks in a step on one processor.
        accumulation: such steps before the weights change.
        warmup: share of all steps in which the learning rate grows.
        check_every: steps between two looks at the validation text, and two checkpoints.
        patience: looks without any gain before the training ends early; 0 never ends it.
        most_steps: an end before the epochs are over; 0 is none.
        bits: of the new model's weights in the app, 4, 8, or 0 for as they are.
        threads: of the processor; 0 is what it has.
        prompts: what the models before and after are asked to go on with.
    """

    base: str
    name: str
    method: TrainingMethod = TrainingMethod.LORA
    epochs: int = 1
    learning_rate: float = 0.0
    rank: int = 16
    block: int = 256
    batch: int = 2
    accumulation: int = 2
    warmup: float = 0.05
    weight_decay: float = 0.0
    check_every: int = 50
    patience: int = 3
    most_steps: int = 0
    seed: int = 1
    bits: int = 8
    threads: int = 0
    prompts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raises UserFacingError where a number makes no sense."""
        limits = {
            "epochs": (1, 1000),
            "rank": (1, 1024),
            "block": (16, 32768),
            "batch": (1, 1024),
            "accumulation": (1, 4096),
            "check_every": (1, 1_000_000),
            "patience": (0, 1000),
            "most_steps": (0, 100_000_000),
            "threads": (0, 1024),
            "learning_rate": (0.0, 1.0),
            "warmup": (0.0, 0.9),
            "weight_decay": (0.0, 1.0),
        }
        for name, (least, most) in limits.items():
            if not least <= getattr(self, name) <= most:
                raise UserFacingError(
                    tr("The training cannot be planned so."),
                    tr(
                        "“{key}” is to be from {least} to {most}.", key=name, least=least, most=most
                    ),
                    tr("Choose another number."),
                )
        if self.bits not in (0, 4, 8):
            raise UserFacingError(
                tr("The training cannot be planned so."),
                tr("A weight of the new model has 4 or 8 bits, or all of them (0)."),
                tr("Choose another number."),
            )

    @property
    def rate(self) -> float:
        """The learning rate that is used."""
        return self.learning_rate or _RATES[self.method]

    def to_json(self) -> str:
        """To be kept, and told to the process that trains."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> TrainingPlan:
        """The reverse.

        Raises:
            ValueError, TypeError: it is no plan.
            UserFacingError: a number makes no sense.
        """
        return plan_of(json.loads(text))


def plan_of(table: Mapping[str, Any]) -> TrainingPlan:
    """A plan of a table; raises like ``TrainingPlan.from_json``."""
    known = {field.name for field in fields(TrainingPlan)}
    values = {name: value for name, value in dict(table).items() if name in known}
    values["method"] = TrainingMethod(values.get("method", TrainingMethod.LORA))
    values["prompts"] = tuple(str(each) for each in values.get("prompts", ()))
    return TrainingPlan(**values)
