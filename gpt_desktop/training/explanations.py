"""What a training that failed means, for people to read."""

from __future__ import annotations

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.training.failure import TrainingFailureKind


def explain(kind: TrainingFailureKind, name: str) -> UserFacingError:
    """The error to show; ``name`` is the new model's."""
    if kind is TrainingFailureKind.NOT_INSTALLED:
        return not_installed()
    why, todo = _words(kind)
    return UserFacingError(tr("The model “{name}” could not be trained.", name=name), why, todo)


def not_installed() -> UserFacingError:
    """torch, transformers, peft or accelerate are not there."""
    return UserFacingError(
        tr("What trains models is not set up."),
        tr("It takes torch, transformers and peft, which the app does not bring."),
        tr("Set it up with “gpt-desktop train env”, or name a Python that has them with --env."),
    )


def _words(kind: TrainingFailureKind) -> tuple[str, str]:
    """Why, and what to do."""
    go_on = tr("Go on with “gpt-desktop train --resume”; what was trained so far is kept.")
    return {
        TrainingFailureKind.DAMAGED: (
            tr("The files of the training are damaged, or some of its weights are missing."),
            tr("Begin the training again."),
        ),
        TrainingFailureKind.TOO_LITTLE_TEXT: (
            tr("There is too little text to learn from, or to hold the learning against."),
            tr("Add more of your writing."),
        ),
        TrainingFailureKind.NOT_LEARNING: (
            tr("The model lost itself: its error is no number any more."),
            tr("Begin again with a lower learning rate."),
        ),
        TrainingFailureKind.DISK: (
            tr("A file could not be read or written; the disk may be full."),
            tr("Free some room. {go_on}", go_on=go_on),
        ),
        TrainingFailureKind.TOO_MUCH_MEMORY: (
            tr("It takes more memory than this computer has."),
            tr("Choose smaller blocks, fewer of them at once, or LoRA. {go_on}", go_on=go_on),
        ),
    }.get(
        kind,
        (
            tr("The process that trains ended before it was done; memory may be short."),
            tr("Close other programs. {go_on}", go_on=go_on),
        ),
    )
