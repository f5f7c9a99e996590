"""What a training takes of memory and disk, worked out before it begins."""

from __future__ import annotations

from dataclasses import dataclass

from gpt_desktop.core.training.plan import TrainingMethod, TrainingPlan

_FLOAT = 4
# Kept for the way back in float32: about so many numbers a layer, a feature and a token. Measured
# with SmolLM2 135M and LoRA: 2.4 GB for 512 tokens at once, where this says 3.0.
_KEPT_PER_FEATURE = 40
_LOGIT_COPIES = 4  # logits, their softmax, and the gradients of both
_LIBRARIES = 600_000_000
_ADAPTER_MATRICES = 7  # in a layer


@dataclass(frozen=True, slots=True)
class TrainingNeed:
    """In bytes."""

    memory: int
    disk: int


def training_need(
    plan: TrainingPlan, parameters: int, layers: int, hidden: int, vocab: int
) -> TrainingNeed:
    """Weights, gradients, Adam's two moments, and what the way back needs of a step.

    Args:
        parameters: numbers in the model.
        hidden: features of its residual stream.
    """
    tokens = plan.batch * plan.block
    changing = parameters
    if plan.method is TrainingMethod.LORA:
        # About three of seven matrices have a side of the MLP, which is about three times as long.
        changing = layers * _ADAPTER_MATRICES * plan.rank * hidden * 3
    step = tokens * _FLOAT * (layers * hidden * _KEPT_PER_FEATURE + vocab * _LOGIT_COPIES)
    memory = _FLOAT * (parameters + 3 * changing) + step + _LIBRARIES
    # The base and the result as floats, three checkpoints while a third is written, the model.
    disk = _FLOAT * (2 * parameters + 3 * 3 * changing) + 2 * parameters
    return TrainingNeed(memory, disk)
