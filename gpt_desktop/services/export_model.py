"""Takes a checkpoint into the library by way of torch and optimum's exporter."""

from __future__ import annotations

from collections.abc import Generator
from functools import partial
from pathlib import Path
from typing import Protocol

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.model_folder import ModelFolder
from gpt_desktop.core.models import (
    DescribeModel,
    ExportChoices,
    InstalledModel,
    ModelDescription,
    ModelLibrary,
)
from gpt_desktop.core.progress import Progressed
from gpt_desktop.services.import_model import FindSource, ModelImporting, TryModel


class Exporter(Protocol):
    """What makes a model folder of a checkpoint."""

    def check(self, choices: ExportChoices) -> None:
        """Raise UserFacingError where it lacks something on this computer."""
        ...

    def export(
        self,
        source: Path,
        target: Path,
        description: ModelDescription,
        token: CancelToken,
        *,
        choices: ExportChoices,
    ) -> Generator[Progressed, None, ModelFolder]:
        """Build ``target``, as ``BuildModel``."""
        ...


class ModelExporting:
    """Implements ``ExportModel``: an import whose conversion is the exporter's.

    Args: as ``ModelImporting``, but for
        exporter: makes the model folder.
        find_source: raises UserFacingError for what is not exported, or does not fit.
    """

    def __init__(
        self,
        library: ModelLibrary,
        models_dir: Path,
        exporter: Exporter,
        describe: DescribeModel,
        *,
        find_source: FindSource,
        try_model: TryModel,
    ) -> None:
        self._exporter = exporter
        self._importing = partial(
            ModelImporting,
            library,
            models_dir,
            describe=describe,
            try_model=try_model,
            check_room=lambda *_: None,  # ``find_source`` knows better what an export takes
            find_source=find_source,
        )

    def __call__(
        self, path: Path, name: str, choices: ExportChoices, token: CancelToken
    ) -> Generator[Progressed, None, InstalledModel]:
        """Export it, try it, and install it; see ``ExportModel``."""
        self._exporter.check(choices)
        importing = self._importing(build=partial(self._exporter.export, choices=choices))
        return (yield from importing(path, name, token))
