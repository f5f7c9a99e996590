"""Why a training did not come to its end, as codes that travel between processes."""

from __future__ import annotations

from enum import StrEnum

from gpt_desktop.child.failure import WorkFailedError


class TrainingFailureKind(StrEnum):
    """What went wrong; ``explanations`` has the words."""

    NOT_INSTALLED = "not_installed"  # torch, transformers, peft or accelerate
    DAMAGED = "damaged"  # the run's files
    TOO_LITTLE_TEXT = "too_little_text"
    NOT_LEARNING = "not_learning"  # the loss is no number any more
    DISK = "disk"
    CRASHED = "crashed"
    STUCK = "stuck"
    TOO_MUCH_MEMORY = "too_much_memory"


class TrainingFailureError(WorkFailedError):
    """Raised by the worker; the process that asked tells the person."""

    def __init__(self, kind: TrainingFailureKind) -> None:
        super().__init__(kind.value)
        self.kind = kind
