"""What a model says to the hundred calculations of the tests, alone and with the result told.

    .venv/bin/python -m benchmarks.calculations [MODEL]

Each question is put twice, for the likeliest text: as it is, and as the Assistant puts it. An
answer has the right value, or a wrong number in it is marked, or it names no number of its own;
what is none of these is listed, to be read by a person.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import replace

from gpt_desktop.app.toolbox import Toolbox, compose_toolbox
from gpt_desktop.core.annotations import Calculation, Claim
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import SamplingParams
from gpt_desktop.core.steps import finish
from gpt_desktop.core.tasks.base import TaskRequest, TaskResult
from gpt_desktop.core.tasks.registry import find_task
from gpt_desktop.core.trust.dates import find_moments
from gpt_desktop.services.compute_asked import ComputeAsked
from gpt_desktop.units.pint_converter import PintConverter
from tests.core.calculation.questions import TODAY, calculations

_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_SAMPLING = SamplingParams(temperature=0, max_tokens=100)


def main(arguments: list[str]) -> int:
    tools = compose_toolbox()
    model = arguments[0] if arguments else ""
    compute = ComputeAsked(PintConverter(), lambda: TODAY)
    counts = {"alone": Counter[str](), "told": Counter[str]()}
    for question, _ in (*calculations("tuned"), *calculations("held_back")):
        told = compute.added_to(TaskRequest(text=question, sampling=_SAMPLING))
        for way, request in (("alone", replace(told, notes=())), ("told", told)):
            result = _answered(tools, request, model)
            kind = _kind(result)
            counts[way][kind] += 1
            print(f"{way}\t{kind}\t{question}\t{result.text!r}", flush=True)
    for way, count in counts.items():
        print(way, dict(count))
    tools.model.close()
    return 0


def _answered(tools: Toolbox, request: TaskRequest, model: str) -> TaskResult:
    run = tools.run_task(find_task(tools.tasks, "assistant"), request, CancelToken(), model)
    return finish(run, lambda _: None)


def _kind(result: TaskResult) -> str:
    computed = [one for one in result.annotations if isinstance(one, Calculation)]
    marked = any(isinstance(one, Claim) for one in result.annotations)
    right = bool(computed) and all(has_value(result.text, one.value) for one in computed)
    if marked:
        return "right and wrong, marked" if right else "wrong, marked"
    if right:
        return "right"
    return "unmarked" if any(character.isdigit() for character in result.text) else "no number"


def has_value(text: str, value: str) -> bool:
    """Whether a text has a value, or it rounded; a day with its month."""
    plain = text.replace(",", "")
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        _, month, day = (int(part) for part in value.split("-"))
        return value in text or any(
            (one.month, one.day) == (month, day) for one in find_moments(text)
        )
    if not value[0].isdigit() and value[0] != "-":
        day_name = f"星期{'一二三四五六日'[_DAYS.index(value)]}"
        return value in text or day_name in text
    numbers = [float(one) for one in re.findall(r"\d+(?:\.\d+)?", plain)]
    wanted = [abs(float(one)) for one in re.findall(r"-?\d+(?:\.\d+)?", value)]
    return all(
        any(round(one, places) == number for number in numbers for places in range(7))
        for one in wanted
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
