"""The command run in this process over fakes."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from gpt_desktop.app.toolbox import Toolbox
from gpt_desktop.cli.main import main
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.learning.computing import ComputesExercises
from gpt_desktop.documents.loader import ChildProcessReader
from gpt_desktop.services.compute_asked import ComputeAsked
from gpt_desktop.services.measure_model import ModelMeasuring
from gpt_desktop.services.model_host import ModelHost
from gpt_desktop.services.quick_form import QuickForms
from gpt_desktop.services.run_task import TaskRunner
from gpt_desktop.services.training_ports import TrainsModels
from gpt_desktop.storage.settings_file import SettingsFile
from tests.core.calculation.questions import TODAY, FewUnits
from tests.core.running import TASKS
from tests.fakes import ScriptedGenerator, roomy
from tests.services.exporting import fake_exporting
from tests.services.hub_source import fake_hub
from tests.services.importing import fake_importing
from tests.services.parts import FolderLibrary
from tests.services.quick_forms import round_nothing


@dataclass
class Terminal:
    """Runs commands and keeps what they wrote."""

    folder: Path
    capture: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch
    generator: ScriptedGenerator = field(default_factory=lambda: ScriptedGenerator(["Fine."]))
    exercises: ComputesExercises | None = None
    training: TrainsModels | None = None
    out: str = ""
    err: str = ""
    opened: list[str] = field(default_factory=list)

    def run(self, *argv: str, stdin: bytes | None = None) -> int:
        if stdin is not None:
            self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main(argv, self._compose)
        self.out, self.err = self.capture.readouterr()
        return code

    def file(self, name: str, text: str) -> str:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    @property
    def json(self) -> dict[str, Any]:
        value = json.loads(self.out)
        assert isinstance(value, dict)
        return value

    def _open(self, folder: Path) -> TextGenerator:
        self.opened.append(folder.name)
        return self.generator

    def _open_form(self, folder: Path, quick: bool) -> TextGenerator:
        self.opened.append(f"{folder.name} {'quick' if quick else 'usual'}")
        return self.generator

    def _compose(self) -> Toolbox:
        models = self.folder / "models"
        if not models.exists():
            models.mkdir()
            (models / "alpha").mkdir()
        library = FolderLibrary(models)
        host = ModelHost(library, "", self._open, roomy)
        importing = fake_importing(library, models)
        return Toolbox(
            settings=SettingsFile(self.folder / "settings.json"),
            documents=ChildProcessReader(),
            library=library,
            model=host,
            run_task=TaskRunner(host),
            tasks=TASKS,
            measure=ModelMeasuring(library, lambda _: self.generator, self.folder / "none.md"),
            import_model=importing,
            hub=fake_hub(importing, models),
            export_model=fake_exporting(library, models),
            forms=QuickForms(library, round_nothing, self._open_form, self.folder / "sample.md"),
            compute=ComputeAsked(FewUnits(), lambda: TODAY),
            exercises=self.exercises,
            training=self.training,
        )
