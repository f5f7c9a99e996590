"""Exports over a stand-in that needs no torch."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.model_folder import ModelFolder
from gpt_desktop.core.model_source import ModelSource, SourceKind
from gpt_desktop.core.models import ExportChoices, ModelDescription, ModelLibrary
from gpt_desktop.core.progress import Progressed
from gpt_desktop.services.export_model import ModelExporting
from tests.services.importing import build, describe


class FakeExporter:
    """Writes a name where the exporter writes a model."""

    def __init__(self, *, installed: bool = True) -> None:
        self.installed = installed
        self.asked: list[ExportChoices] = []

    def check(self, choices: ExportChoices) -> None:
        if not self.installed:
            raise UserFacingError("What exports is not installed.")

    def export(
        self,
        source: Path,
        target: Path,
        description: ModelDescription,
        token: CancelToken,
        *,
        choices: ExportChoices,
    ) -> Generator[Progressed, None, ModelFolder]:
        self.asked.append(choices)
        return (yield from build(source, target, description, token))


def fake_exporting(
    library: ModelLibrary, models: Path, exporter: FakeExporter | None = None
) -> ModelExporting:
    """An export that tries nothing and has room for everything."""
    return ModelExporting(
        library,
        models,
        exporter or FakeExporter(),
        describe,
        find_source=lambda path: ModelSource(SourceKind.CHECKPOINT, path),
        try_model=lambda _: (),
    )


def write_weights(folder: Path) -> Path:
    """A folder with something under the name of weights."""
    folder.mkdir()
    (folder / "model.safetensors").write_bytes(b"weights")
    return folder
