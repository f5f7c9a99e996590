"""A Learn view over a scripted model and exercises that are computed by rules of the tests."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from gpt_desktop.app.compose_learn import compose_learn
from gpt_desktop.core.learning.computing import Computed, LineCheck
from gpt_desktop.core.tasks.registry import find_task
from gpt_desktop.services.ports import Services
from tests.ui.fakes import Answers, fake_services, tasks


@dataclass(frozen=True)
class Solved:
    """A computed exercise."""

    result: str
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Checked:
    """A checked line."""

    verdict: str
    why: str = ""


class LinearExercises:
    """Solves ``ax + b = c``; a line ``x = n`` is right or wrong, another one not checked."""

    def __init__(self) -> None:
        self.solved: list[str] = []

    def solve(self, text: str) -> Computed | None:
        self.solved.append(text)
        match = re.search(r"(\d+)x \+ (\d+) = (\d+)", text)
        if match is None:
            return None
        a, b, c = map(int, match.groups())
        return Solved(f"x = {Fraction(c - b, a)}", (f"${a}x = {c - b}$",))

    def check(self, text: str, lines: Sequence[str]) -> Sequence[LineCheck]:
        found = self.solve(text)
        return [self._checked(line, found) for line in lines]

    def _checked(self, line: str, found: Computed | None) -> LineCheck:
        if found is None or not line.startswith("x ="):
            return Checked("unchecked")
        if line == found.result:
            return Checked("right")
        return Checked("wrong", f"computed: {found.result}")


def tutor_services(
    folder: Path, answers: Answers | None = None, *, installed: bool = True
) -> Services:
    """Services of the tests whose tutor computes linear equations."""
    services = fake_services(folder, answers, installed=installed)
    learn = compose_learn(
        services.work_store,
        run_task=services.run_task,
        task=find_task(tasks(), "learn"),
        model=services.model,
        settings=services.settings,
        exercises=LinearExercises(),
    )
    return replace(services, learn=learn)
