"""What texts from thirty briefs make up, and whether it is marked.

    .venv/bin/python -m benchmarks.briefs [MODEL]

Half of the briefs have facts to keep to. Each text is printed with what is marked in it and what is
not told, to be read by a person: a number, a name or a quote that is neither in the brief nor
marked is a fault.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from time import monotonic

from gpt_desktop.app.toolbox import compose_toolbox
from gpt_desktop.core.annotations import Claim
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import SamplingParams
from gpt_desktop.core.steps import finish
from gpt_desktop.core.tasks.base import TaskRequest
from gpt_desktop.core.tasks.registry import find_task

_BRIEFS = Path(__file__).parent / "briefs" / "briefs.toml"
_SAMPLING = SamplingParams(temperature=0.3, repetition_penalty=1.05, seed=7)


def main(arguments: list[str]) -> int:
    tools = compose_toolbox()
    task = find_task(tools.tasks, "write")
    marks = 0
    for brief in tomllib.loads(_BRIEFS.read_text("utf-8"))["briefs"]:
        options = {"action": brief["kind"], "facts": "\n".join(brief.get("facts", ()))}
        request = TaskRequest(text=brief["text"], options=options, sampling=_SAMPLING)
        begun = monotonic()
        run = tools.run_task(task, request, CancelToken(), arguments[0] if arguments else "")
        result = finish(run, lambda _: None)
        found = [each for each in result.annotations if isinstance(each, Claim)]
        marks += len(found)
        print(f"=== {brief} ({monotonic() - begun:.1f} s)\n{result.text}\n---")
        print("marked:", [claim.span.of(result.text) for claim in found])
        print("said:", [notice.text for notice in result.notices], flush=True)
    print("marks", marks)
    tools.model.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
