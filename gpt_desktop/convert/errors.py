"""Errors about weights files, each with what, why and what to do next."""

from __future__ import annotations

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.foreign_models import Foreign, foreign
from gpt_desktop.core.i18n import tr


def damaged(name: str, why: str) -> UserFacingError:
    """The file is cut off, not what it claims to be, or contradicts itself."""
    return UserFacingError(
        tr("The model file “{name}” is damaged.", name=name),
        why,
        tr("Download the file again."),
    )


def unsupported(name: str, why: str) -> UserFacingError:
    """The file is fine, but of a kind this app cannot convert."""
    return UserFacingError(
        tr("The model file “{name}” cannot be used.", name=name),
        why,
        tr("Choose another model, or another version of this one."),
    )


def other_kind(name: str, what: str, instead: str) -> UserFacingError:
    """The file is fine, but something else than a model that this app can convert.

    Args:
        what: it is, one sentence.
        instead: what to take.
    """
    return UserFacingError(tr("The model file “{name}” cannot be used.", name=name), what, instead)


def sees_what_follows(name: str) -> UserFacingError:
    """The model's tokens look at those after them, as in models that search texts."""
    return foreign(name, Foreign.EMBEDDING)


def missing_file(name: str, file: str) -> UserFacingError:
    """Of several files that make up a model, one is not there."""
    return UserFacingError(
        tr("The model “{name}” is not complete.", name=name),
        tr("Its file “{file}” is missing.", file=file),
        tr("Put all of its files into one folder and try again."),
    )


def missing_tensor(name: str, tensor: str) -> UserFacingError:
    """A part of the model is not in its file."""
    return damaged(name, tr("The tensor {tensor} is missing.", tensor=tensor))


def wrong_shape(
    name: str, tensor: str, found: tuple[int, ...], expected: tuple[int, ...]
) -> UserFacingError:
    """A part of the model does not have the size that its description says."""
    why = tr(
        "The tensor {tensor} has the shape {found} where {expected} belongs.",
        tensor=tensor,
        found=" × ".join(map(str, found)),
        expected=" × ".join(map(str, expected)),
    )
    return damaged(name, why)
