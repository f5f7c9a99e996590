"""A training on disk: what it needs to go on after a break, and what came of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gpt_desktop.core.training.plan import TrainingPlan
from gpt_desktop.core.whole_file import whole_file

COMPLETE = "complete"  # written last into a checkpoint: all of it is there
_STEP_PREFIX = "checkpoint-"
_STATE = "trainer_state.json"  # of transformers' Trainer, in a checkpoint


@dataclass(frozen=True, slots=True)
class TrainingTexts:
    """What is learnt, what is kept back, and what shows what is forgotten.

    Attributes:
        training: documents.
        validation: other documents, or the end of the only one.
        general: a text of another kind.
    """

    training: tuple[str, ...]
    validation: tuple[str, ...]
    general: str = ""


@dataclass(frozen=True, slots=True)
class CurveStep:
    """What one step learnt, in nats a token; None where it was not looked at."""

    step: int
    loss: float | None = None
    validation: float | None = None


@dataclass(frozen=True, slots=True)
class TrainingRun:
    """The folder of a run.

    Attributes:
        path: holds ``plan.json``, ``texts.json``, ``base``, ``checkpoints`` and ``result``.
    """

    path: Path

    @property
    def base(self) -> Path:
        """The model that is trained on, as transformers loads it."""
        return self.path / "base"

    @property
    def checkpoints(self) -> Path:
        return self.path / "checkpoints"

    @property
    def result(self) -> Path:
        """The new model, as transformers loads it."""
        return self.path / "result"

    @property
    def _pause(self) -> Path:
        return self.path / "pause"

    def create(self, plan: TrainingPlan, texts: TrainingTexts) -> None:
        """Write what the run begins with; raises OSError."""
        self.path.mkdir(parents=True, exist_ok=True)
        table = {
            "training": list(texts.training),
            "validation": list(texts.validation),
            "general": texts.general,
        }
        self._write("texts.json", json.dumps(table, ensure_ascii=False))
        self._write("plan.json", plan.to_json())

    def plan(self) -> TrainingPlan:
        """Raises OSError, ValueError, TypeError, UserFacingError."""
        return TrainingPlan.from_json((self.path / "plan.json").read_text(encoding="utf-8"))

    def texts(self) -> TrainingTexts:
        """Raises OSError, ValueError, KeyError."""
        table = json.loads((self.path / "texts.json").read_text(encoding="utf-8"))
        return TrainingTexts(
            tuple(table["training"]), tuple(table["validation"]), str(table["general"])
        )

    def last_checkpoint(self) -> Path | None:
        """The newest one that is whole; a process may have ended while it wrote another."""
        whole = [each for each in self._numbered() if (each / COMPLETE).is_file()]
        return whole[-1] if whole else None

    def curve(self) -> tuple[CurveStep, ...]:
        """What was learnt up to the last checkpoint; () where that does not tell."""
        last = self.last_checkpoint()
        try:
            table = json.loads((last / _STATE).read_text(encoding="utf-8")) if last else {}
            told = [(entry, int(entry["step"])) for entry in table.get("log_history", ())]
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return ()
        return tuple(
            CurveStep(step, entry.get("loss"), entry.get("eval_loss"))
            for entry, step in told
            if "loss" in entry or "eval_loss" in entry
        )

    def remove_broken_checkpoints(self) -> None:
        """Those that are not whole; a run that goes on writes them again."""
        for each in self._numbered():
            if not (each / COMPLETE).is_file():
                shutil.rmtree(each)

    def ask_to_pause(self) -> None:
        """The process saves after the step it is at, and ends."""
        self._pause.touch()

    def pause_asked(self) -> bool:
        return self._pause.exists()

    def forget_pause(self) -> None:
        self._pause.unlink(missing_ok=True)

    def write_report(self, report: dict[str, Any]) -> None:
        """What came of it, by the process that trains."""
        self._write("report.json", json.dumps(report, ensure_ascii=False, indent=1))

    def report(self) -> dict[str, Any] | None:
        """None before the end; raises OSError, ValueError."""
        return self._table("report.json") if (self.path / "report.json").is_file() else None

    def write_figures(self, figures: dict[str, Any]) -> None:
        """What was measured so far, ``before`` and ``after``."""
        self._write("figures.json", json.dumps(figures, ensure_ascii=False))

    def figures(self) -> dict[str, Any]:
        """Empty at first; raises OSError, ValueError."""
        return self._table("figures.json") if (self.path / "figures.json").is_file() else {}

    def _table(self, name: str) -> dict[str, Any]:
        table = json.loads((self.path / name).read_text(encoding="utf-8"))
        if not isinstance(table, dict):
            raise ValueError(f"no table in {name}")
        return table

    def _numbered(self) -> Sequence[Path]:
        if not self.checkpoints.is_dir():
            return []
        found = {
            int(each.name.removeprefix(_STEP_PREFIX)): each
            for each in self.checkpoints.glob(f"{_STEP_PREFIX}*")
            if each.name.removeprefix(_STEP_PREFIX).isdecimal()
        }
        return [found[step] for step in sorted(found)]

    def _write(self, name: str, text: str) -> None:
        with whole_file(self.path / name) as file:
            file.write(text.encode("utf-8", "replace"))
