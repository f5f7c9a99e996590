"""What a training is at, for people to read."""

from __future__ import annotations

from collections.abc import Mapping

from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.training.events import TrainingEvent, TrainingPhase

PHASE_WORDS: Mapping[TrainingPhase, str] = {
    TrainingPhase.PREPARING: mark("Preparing the weights"),
    TrainingPhase.MEASURING_BEFORE: mark("Measuring the model before"),
    TrainingPhase.TRAINING: mark("Training the model"),
    TrainingPhase.MEASURING_AFTER: mark("Measuring the model after"),
    TrainingPhase.SAVING: mark("Saving the new model"),
    TrainingPhase.INSTALLING: mark("Converting and trying the new model"),
}
"""Source strings, translated when shown."""


def event_words(event: TrainingEvent) -> str:
    """One line."""
    words = tr(PHASE_WORDS[event.phase])
    if not event.steps:
        return words
    parts = [words, tr("step {done} of {all}", done=event.step, all=event.steps)]
    if event.loss is not None:
        parts.append(tr("loss {loss}", loss=f"{event.loss:.3f}"))
    if event.validation_loss is not None:
        parts.append(tr("validation {loss}", loss=f"{event.validation_loss:.3f}"))
    if event.tokens_per_second is not None:
        parts.append(tr("{rate} tokens a second", rate=round(event.tokens_per_second)))
    if event.seconds_left:
        parts.append(tr("{minutes} min left", minutes=round(event.seconds_left / 60)))
    return " · ".join(parts)
