"""Tutor sessions over real storage, the real task and a scripted model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from gpt_desktop.core.messages import Prompt
from gpt_desktop.services.model_host import ModelHost
from gpt_desktop.services.run_task import TaskRunner
from gpt_desktop.services.tutor_sessions import TutorSessions
from gpt_desktop.storage.database import open_database
from gpt_desktop.storage.settings_file import SettingsFile
from gpt_desktop.storage.works import SqliteWorks
from tests.core.learning.linear_exercises import LinearExercises
from tests.core.running import task
from tests.fakes import LARGE_FACTS, ScriptedGenerator, roomy
from tests.services.parts import FolderLibrary

EXERCISE = "Solve 2x + 5 = 13."


@dataclass
class TutorBench:
    """What the tests of sessions use."""

    sessions: TutorSessions
    store: SqliteWorks
    settings: SettingsFile
    exercises: LinearExercises
    said: list[str]
    generator: ScriptedGenerator

    def say(self, *answers: str) -> None:
        """What the model answers next."""
        self.said.extend(answers)

    def answer(self, answer: Callable[[Prompt], str]) -> None:
        """Let a function answer from now on."""
        self.generator._answers = answer


def tutor_bench(folder: Path, *, computes: bool = True) -> TutorBench:
    """Everything in a folder; ``computes``: exercises are computed."""
    models = folder / "models"
    (models / "alpha").mkdir(parents=True)
    said: list[str] = []
    generator = ScriptedGenerator(said, LARGE_FACTS)
    host = ModelHost(FolderLibrary(models), "", lambda _: generator, roomy)
    store = SqliteWorks(open_database(folder / "test.sqlite3").database)
    settings = SettingsFile(folder / "settings.json")
    exercises = LinearExercises()
    sessions = TutorSessions(
        store,
        run_task=TaskRunner(host),
        task=task("learn"),
        model=host,
        settings=settings,
        exercises=exercises if computes else None,
    )
    return TutorBench(sessions, store, settings, exercises, said, generator)
