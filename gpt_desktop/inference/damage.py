"""What to say about a model folder that cannot be used."""

from __future__ import annotations

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr


def damaged_model(name: str, why: str) -> UserFacingError:
    """The error for a folder whose files are missing, cut off or do not fit together.

    Args:
        name: the folder's name.
        why: translated; what is wrong with which file.
    """
    return UserFacingError(
        tr("The model folder “{name}” is damaged.", name=name),
        why,
        tr("Remove the model and get it again in Models."),
    )


def out_of_memory() -> UserFacingError:
    """The error for a model or a cache that does not fit this computer's memory."""
    return UserFacingError(
        tr("There is not enough memory for this."),
        tr("The model needs more memory than this computer has free."),
        tr("Close other programs, work on a shorter text, or choose a smaller model."),
    )


def no_numbers() -> UserFacingError:
    """The error for a model whose logits are not finite."""
    return UserFacingError(
        tr("The model's calculation gave no usable numbers."),
        tr("Its weights are damaged, or it does not work on this computer."),
        tr("Remove the model and get it again in Models."),
    )


def failed_step(why: str) -> UserFacingError:
    """The error for a graph that onnxruntime loads and cannot calculate."""
    return UserFacingError(
        tr("The model could not calculate."),
        tr("Its parts do not fit together ({error}).", error=why),
        tr("Remove the model and get it again in Models."),
    )
