"""How quick a computer trains, and how long a training therefore takes."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from gpt_desktop.core.training.plan import TrainingPlan

_MEASURED = 8192  # tokens of a text that perplexity is measured on, as ``training.script`` does
_MEASURINGS = 3  # before, after, and by the app's own engine


@dataclass(frozen=True, slots=True)
class Pace:
    """Of one plan on one computer, measured in a short trial.

    Attributes:
        learning: tokens a second that are learnt.
        reading: tokens a second that are only measured.
        starting: seconds until the libraries and a model are loaded.
    """

    learning: float
    reading: float
    starting: float = 0.0


def steps_of(plan: TrainingPlan, tokens: int) -> int:
    """How often the weights change, unless it ends early.

    Args:
        tokens: of the text that is learnt.
    """
    batches = ceil(blocks_of(plan, tokens) / plan.batch)
    steps = plan.epochs * ceil(batches / plan.accumulation)
    return min(steps, plan.most_steps) if plan.most_steps else steps


def blocks_of(plan: TrainingPlan, tokens: int) -> int:
    """How many blocks a text is cut into."""
    return ceil(tokens / plan.block)


def seconds_of(plan: TrainingPlan, tokens: int, validation: int, pace: Pace) -> float:
    """How long a training takes, about: learning, looking at what was kept back, measuring.

    Args:
        tokens: of the text that is learnt.
        validation: tokens of the text that was kept back.
    """
    steps = steps_of(plan, tokens)
    learnt = min(steps * plan.batch * plan.accumulation * plan.block, tokens * plan.epochs)
    looks = steps // plan.check_every
    read = looks * validation + _MEASURINGS * 2 * min(validation, _MEASURED)
    return pace.starting + learnt / pace.learning + read / pace.reading
