"""Checkpoints exported into the library: there at once or not at all."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.models import ExportChoices
from gpt_desktop.core.progress import Phase
from gpt_desktop.core.steps import Steps, finish
from gpt_desktop.services.import_model import PLACE
from tests.services.exporting import FakeExporter, fake_exporting, write_weights
from tests.services.parts import FolderLibrary


@pytest.fixture
def models(tmp_path: Path) -> Path:
    (tmp_path / "models").mkdir()
    return tmp_path / "models"


def test_it_is_built_with_as_many_bits_as_asked_for_and_installed(models: Path) -> None:
    exporter = FakeExporter()
    exporting = fake_exporting(FolderLibrary(models), models, exporter)
    source = write_weights(models.parent / "Some Model")
    steps = Steps(exporting(source, "My own", ExportChoices(8), CancelToken()))
    phases = [step.phase for step in steps]
    assert phases == sorted(phases, key=[Phase.HASHING, Phase.BUILDING, Phase.TRYING].index)
    model = steps.result
    assert (model.folder, model.facts.name) == (models / "My-own", "My own")
    assert model.facts.sha256 == hashlib.sha256(b"weights").hexdigest()
    assert exporter.asked == [ExportChoices(8)]
    assert {path.name for path in (models / PLACE).iterdir()} == {"lock"}


def test_where_torch_is_missing_nothing_is_begun(models: Path) -> None:
    exporter = FakeExporter(installed=False)
    exporting = fake_exporting(FolderLibrary(models), models, exporter)
    with pytest.raises(UserFacingError, match="not installed"):
        finish(exporting(write_weights(models.parent / "m"), "", ExportChoices(), CancelToken()))
    assert list(models.iterdir()) == []


def test_cancelling_leaves_nothing(models: Path) -> None:
    exporting = fake_exporting(FolderLibrary(models), models)
    token = CancelToken()
    work = exporting(write_weights(models.parent / "m"), "", ExportChoices(), token)
    while next(work).phase is not Phase.BUILDING:
        pass
    token.cancel()
    with pytest.raises(CancelledError):
        finish(work)
    assert [path.name for path in models.iterdir()] == [PLACE]
    assert {path.name for path in (models / PLACE).iterdir()} == {"lock"}
