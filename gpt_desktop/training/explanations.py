"""What a training that failed means, for people to read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.training.failure import TrainingFailureKind
from gpt_desktop.training.pythons import FITTING, NEWEST, OLDEST


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


def wrong_versions(python: Path, lacking: Sequence[str]) -> UserFacingError:
    """A Python that a person named lacks libraries, or has them in versions that do not fit."""
    needed = [
        tr("{name} from {least}, below {most}", name=name, least=numbered(low), most=numbered(high))
        for name, (low, high) in FITTING.items()
    ]
    return UserFacingError(
        tr("“{python}” cannot train models.", python=python),
        tr(
            "It lacks, or has in a version that does not fit: {those}.",
            those=tr(", ").join(lacking),
        ),
        tr("It takes {those}.", those="; ".join(needed)),
    )


def not_usable(python: Path) -> UserFacingError:
    """What a person named is no Python that runs."""
    return UserFacingError(
        tr("“{python}” is no Python that runs here.", python=python),
        "",
        tr("Choose a Python program, or the folder of an environment."),
    )


def no_python() -> UserFacingError:
    """There is nothing to make an environment of."""
    oldest, newest = numbered(OLDEST), numbered(NEWEST)
    return UserFacingError(
        tr("No Python that can train was found on this computer."),
        tr("It takes Python {oldest} to {newest} of 64 bits.", oldest=oldest, newest=newest),
        tr(
            "Install one, from python.org or as your system installs programs, or choose one that "
            "is somewhere else."
        ),
    )


def cannot_make(python: Path, fits: bool) -> UserFacingError:
    """A Python is too old, too new, or lacks venv."""
    if not fits:
        return UserFacingError(
            tr("“{python}” cannot train models.", python=python), *no_python().args[1:]
        )
    return UserFacingError(
        tr("“{python}” cannot make an environment.", python=python),
        tr("Its venv and ensurepip are missing, which some systems keep apart."),
        tr("On Debian and Ubuntu the package python3-venv has them. Or choose another Python."),
    )


def numbered(version: Sequence[int]) -> str:
    """Such as “3.11”."""
    return ".".join(map(str, version))


def _words(kind: TrainingFailureKind) -> tuple[str, str]:
    """Why, and what to do."""
    go_on = tr("What was trained so far is kept, and can be gone on with.")
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
