"""What is offered of the text that a model is trained on, as a protocol."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import Protocol

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.training.filters import FilterSettings
from gpt_desktop.core.training.preview import TrainingPreview
from gpt_desktop.core.training.rules import RuleStore
from gpt_desktop.core.training.sources import SourceChoice, TrainingMaterial
from gpt_desktop.core.training.split import Split


class MakeCorpus(Protocol):
    """Reads and filters training text."""

    @property
    def rules(self) -> RuleStore:
        """The person's rules on what is not learnt."""
        ...

    def read(
        self, choice: SourceChoice, token: CancelToken
    ) -> Generator[Progressed, None, TrainingMaterial]:
        """All that was chosen; a file that cannot be read is told and left out.

        Raises:
            CancelledError: the token was cancelled.
        """
        ...

    def preview(
        self,
        material: TrainingMaterial,
        settings: FilterSettings,
        token: CancelToken,
        model_id: str = "",
    ) -> Generator[Progressed, None, TrainingPreview]:
        """What each filter would take, and what would be left.

        Args:
            model_id: of the model whose tokenizer counts; "" counts no tokens.

        Raises:
            UserFacingError: the rules are wrong, or could not be tried.
            CancelledError: the token was cancelled.
        """
        ...

    def save(self, split: Split, folder: Path) -> tuple[Path, ...]:
        """Write what is left as ``training.txt`` and ``validation.txt``; returns the files.

        Raises:
            UserFacingError: the disk is full, or does not let it.
        """
        ...
