"""``python -m benchmarks.tutoring SET.toml``: what the model's hints and solutions are worth.

Of the exercises that code computes: how often the model's own hint passes the checks, how often
its own solution comes to the computed result, and whether anything that was shown tells the
result. That is looked for by the letters of the result alone, not by the check that held it back.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter
from pathlib import Path

from gpt_desktop.app.toolbox import compose_toolbox
from gpt_desktop.core.annotations import Standing, TutorPart
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.learning.revealed import without_latex
from gpt_desktop.core.learning.session import Role
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.core.steps import finish
from gpt_desktop.core.tasks.base import TaskResult
from gpt_desktop.core.tasks.registry import find_task
from gpt_desktop.inference.engine import open_engine
from gpt_desktop.services.tutor_steps import tutor_request

_MODEL = Path(__file__).resolve().parents[1] / "models" / "smollm2-135m-instruct"
_SHORTEST = 2  # signs of a result that hardly stands in a hint by chance


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tutoring")
    parser.add_argument("set", type=Path)
    parser.add_argument("--model", type=Path, default=_MODEL)
    arguments = parser.parse_args()
    tools = compose_toolbox()
    task = find_task(tools.tasks, "learn")
    engine = open_engine(read_model_folder(arguments.model))
    counts: Counter[str] = Counter()
    for entry in tomllib.loads(arguments.set.read_text(encoding="utf-8"))["exercise"]:
        exercise = str(entry["text"])
        solved = tools.exercises.solve(exercise) if tools.exercises is not None else None
        counts["exercises"] += 1
        if solved is None:
            continue
        counts["computed"] += 1
        for role in (Role.HINT, Role.NEARER, Role.SOLUTION):
            request = tutor_request(role, exercise, {}, solved, withheld=False)
            result = finish(task.run(request, engine, CancelToken()))
            counts.update(_counted(role, result, exercise, solved.result))
    engine.close()
    for name, count in counts.items():
        print(f"{name}: {count}")
    return 0


def _counted(role: Role, result: TaskResult, exercise: str, computed: str) -> list[str]:
    """What one step counts as."""
    (part,) = (each for each in result.annotations if isinstance(each, TutorPart))
    if role is Role.SOLUTION:
        if not part.remark:
            return ["own solution not asked for"]
        own = "same result" in part.remark
        return ["own solution right" if own else "own solution wrong or none"]
    shown = _letters(result.text)
    told = _letters(computed)
    leaks = len(told) >= _SHORTEST and told in shown and told not in _letters(exercise)
    kept = "held back" not in part.remark
    by = "code's" if part.standing is Standing.COMPUTED else "shown as it was"
    found = [f"{role.value}: {by if kept else 'replaced'}"]
    return [*found, f"{role.value}: tells the result"] if leaks else found


def _letters(text: str) -> str:
    return "".join(without_latex(text).replace("−", "-").split()).casefold()


if __name__ == "__main__":
    raise SystemExit(main())
