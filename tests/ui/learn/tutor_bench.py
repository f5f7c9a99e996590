"""Services whose tutor computes by rules of the tests, over a scripted model."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from gpt_desktop.app.compose_learn import compose_learn
from gpt_desktop.core.tasks.registry import find_task
from gpt_desktop.services.ports import Services
from tests.core.learning.linear_exercises import LinearExercises
from tests.fakes import LARGE_FACTS, ScriptedGenerator
from tests.ui.fakes import Answers, fake_services, tasks


def tutor_services(
    folder: Path,
    answers: Answers | None = None,
    *,
    installed: bool = True,
    generator: ScriptedGenerator | None = None,
) -> Services:
    """Services of the tests whose tutor computes linear equations."""
    said = generator or ScriptedGenerator(answers, LARGE_FACTS)
    services = fake_services(folder, answers, installed=installed, generator=said)
    learn = compose_learn(
        services.work_store,
        run_task=services.run_task,
        task=find_task(tasks(), "learn"),
        model=services.model,
        settings=services.settings,
        exercises=LinearExercises(),
    )
    return replace(services, learn=learn)
