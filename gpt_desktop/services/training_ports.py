"""What is offered of training a model on a person's own text, as protocols."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.models import InstalledModel
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.training.events import TrainingEvent
from gpt_desktop.core.training.pace import Pace
from gpt_desktop.core.training.plan import TrainingPlan
from gpt_desktop.core.training.run import CurveStep, TrainingTexts

SET_UP_MINUTES = 1
"""To unpack torch and what belongs to it, and load it once; measured on two cores."""

HISTORY = "training.json"
"""In the new model's folder: what it was made of and how, a table of JSON."""


@dataclass(frozen=True, slots=True)
class TrainingEnvironment:
    """Whether training is set up, and what setting it up takes.

    Attributes:
        python: what trains; None where it is not set up.
        folder: where the app would set it up.
        problem: why it cannot be set up, None where it can.
        begun: setting it up was begun, and goes on where it was.
        minutes: that it takes about, on a usual computer, beside the download.
    """

    python: Path | None
    folder: Path
    download_bytes: int
    installed_bytes: int
    problem: UserFacingError | None = None
    begun: bool = False
    minutes: int = SET_UP_MINUTES


@dataclass(frozen=True, slots=True)
class TrainingNeeds:
    """What a plan takes of this computer, estimated. In bytes."""

    memory: int
    disk: int


@dataclass(frozen=True, slots=True)
class TrainingTime:
    """What a plan takes of time on this computer, estimated.

    Attributes:
        pace: measured in a trial with random weights.
    """

    steps: int
    seconds: float
    pace: Pace


@dataclass(frozen=True, slots=True)
class KeptRun:
    """A training that has not come to its end.

    Attributes:
        step: of its last checkpoint; 0 before the first.
        curve: up to there.
    """

    id: str
    plan: TrainingPlan
    step: int
    curve: tuple[CurveStep, ...] = ()


@dataclass(frozen=True, slots=True)
class TrainedModel:
    """The new model.

    Attributes:
        history: what its ``training.json`` says.
    """

    model: InstalledModel
    history: dict[str, Any]


class TrainsModels(Protocol):
    """Trains; every call is off the thread of the window."""

    def environment(self, asked: Path | None = None) -> TrainingEnvironment:
        """What there is.

        Args:
            asked: a person's own environment, its Python, or one to make an environment of.

        Raises:
            UserFacingError: ``asked`` is of no use for either.
        """
        ...

    def set_up(
        self, token: CancelToken, asked: Path | None = None
    ) -> Generator[Progressed, None, Path]:
        """Set it up, or go on with that; raises UserFacingError, CancelledError."""
        ...

    def needs(self, plan: TrainingPlan) -> TrainingNeeds:
        """Raises UserFacingError: the base is not installed, or of a kind that is not trained."""
        ...

    def time(
        self,
        plan: TrainingPlan,
        sizes: tuple[int, int],
        token: CancelToken,
        python: Path | None = None,
    ) -> Generator[TrainingEvent, None, TrainingTime]:
        """How long a plan takes; measured in a trial of some seconds, once a kind of plan.

        Args:
            sizes: tokens that are learnt, and tokens that are kept back.

        Raises:
            UserFacingError: not set up, no memory, or the trial failed.
            CancelledError: the token was cancelled.
        """
        ...

    def train(
        self,
        plan: TrainingPlan,
        texts: TrainingTexts,
        token: CancelToken,
        python: Path | None = None,
    ) -> Generator[TrainingEvent, None, TrainedModel | None]:
        """Train, measure, and install the new model under its own name.

        Returns:
            It, or None where the run was paused.

        Raises:
            UserFacingError: not set up, no room, a name that is taken, or it failed on its way.
            CancelledError: the token was cancelled; the run is kept, ``discard`` removes it.
        """
        ...

    def resume(
        self, run_id: str, token: CancelToken, python: Path | None = None
    ) -> Generator[TrainingEvent, None, TrainedModel | None]:
        """Go on from the last checkpoint; like ``train``."""
        ...

    def runs(self) -> tuple[KeptRun, ...]:
        """Those that are not done, damaged ones left out."""
        ...

    def pause(self, run_id: str) -> None:
        """Ask a run to save after its step and end."""
        ...

    def discard(self, run_id: str) -> None:
        """Remove a run and all of its checkpoints."""
        ...

    def history(self, model_id: str) -> dict[str, Any] | None:
        """How a model was trained; None for one that was not, here."""
        ...

    def back(self, model_id: str) -> None:
        """Make the model's base the usual one again and delete the model.

        Raises:
            UserFacingError: its base is not installed any more.
        """
        ...

    def export(self, model_id: str, target: Path, token: CancelToken) -> None:
        """Write a model as a folder that transformers loads: safetensors, tokenizer, config.

        Raises:
            UserFacingError: it is of another kind, or the folder cannot be written.
        """
        ...
