"""What trying a quicker form of a model's weights means; ``model_forms`` says where it lies."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.measurement import Measurement
from gpt_desktop.core.models import InstalledModel
from gpt_desktop.core.progress import Progressed


@dataclass(frozen=True, slots=True)
class FormComparison:
    """What both forms were measured to do on this computer, with the same text."""

    usual: Measurement
    quick: Measurement


class MakeQuick(Protocol):
    """Makes a quicker form of a model's weights."""

    def __call__(self, model: Path, target: Path, token: CancelToken) -> Iterator[tuple[int, int]]:
        """Make ``target`` of a model's folder; it appears when all is done.

        Yields:
            Matrices (done, in all).

        Raises:
            UserFacingError: the model is damaged or of a kind that has no such form, or the disk
                is full.
            CancelledError: the token was cancelled; nothing half-made stays.
        """
        ...


class ModelForms(Protocol):
    """Tries and chooses the quicker form of an installed model."""

    def has_quick(self, model: InstalledModel) -> bool:
        """Whether a model may have such a form: of this app's making, in a folder of its own."""
        ...

    def make(self, model_id: str, token: CancelToken) -> Generator[Progressed, None, None]:
        """Make the quicker form, beside the usual one, which stays in use.

        Raises:
            UserFacingError: the model has no such form, or the disk is full.
            CancelledError: the token was cancelled; nothing half-made stays.
        """
        ...

    def compare(
        self, model_id: str, token: CancelToken
    ) -> Generator[Progressed, None, FormComparison]:
        """Measure both forms with the same text; on the inference lane only.

        Raises:
            UserFacingError: one of them cannot be loaded.
            CancelledError: the token was cancelled.
        """
        ...

    def keep_quick(self, model_id: str, measured: Measurement) -> None:
        """Use the quicker form, which was made, from now on. Raises UserFacingError."""
        ...

    def keep_usual(self, model_id: str) -> None:
        """Use the usual form from now on, and delete the quicker one. Raises UserFacingError."""
        ...
