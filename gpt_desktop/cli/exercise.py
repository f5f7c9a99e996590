"""``gpt-desktop exercise TEXT``: what an exercise comes to, and whether a solution is right."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gpt_desktop.app.toolbox import Toolbox
from gpt_desktop.cli.arguments import Arguments
from gpt_desktop.cli.terminal import read_standard_input
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.exercises.solved import Verdict
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.learning.checked_lines import without_result
from gpt_desktop.core.learning.computing import Computed, LineCheck
from gpt_desktop.core.tasks.learn.solution import solutions_withheld

_VERDICTS = {
    Verdict.RIGHT: mark("right"),
    Verdict.WRONG: mark("wrong"),
    Verdict.UNCHECKED: mark("not checked"),
}


def run(arguments: Arguments, tools: Toolbox) -> int:
    """Solve, or check, and return the exit code; raises UserFacingError."""
    text = read_standard_input() if arguments.prompt == "-" else arguments.prompt
    solved = tools.exercises.solve(text) if tools.exercises is not None else None
    lines: list[str] = []
    checks: Sequence[LineCheck] = ()
    if arguments.lines_file is not None and tools.exercises is not None:
        lines = _lines(arguments.lines_file)
        checks = tools.exercises.check(text, lines)
    if solved is not None and not tools.settings.load().tutor_solutions:
        if arguments.lines_file is None:
            raise solutions_withheld()
        checks = without_result(checks, text, solved)
        if arguments.json:
            solved = None
    if arguments.json:
        sys.stdout.write(json.dumps(_values(solved, lines, checks), ensure_ascii=False) + "\n")
        return 0
    for part in _told(solved, lines, checks):
        sys.stdout.write(f"{part}\n")
    return 0


def _lines(file: str) -> list[str]:
    try:
        return Path(file).read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UserFacingError(
            tr("“{name}” could not be read.", name=file),
            str(error),
            tr("Give a text file with a line for each step."),
        ) from error


def _told(
    solved: Computed | None, lines: Sequence[str], checks: Sequence[LineCheck]
) -> Sequence[str]:
    if solved is None:
        told = [tr("Code cannot compute this exercise.")]
    elif lines:
        told = []
    else:
        told = [*solved.steps, tr("Computed: {value}", value=solved.result)]
    for text, check in zip(lines, checks, strict=True):
        why = f" ({check.why})" if check.why else ""
        told.append(f"{tr(_VERDICTS[Verdict(check.verdict)])}{why}: {text}" if text.strip() else "")
    return told


def _values(
    solved: Computed | None, lines: Sequence[str], checks: Sequence[LineCheck]
) -> dict[str, Any]:
    return {
        "computed": None
        if solved is None
        else {
            "result": solved.result,
            "steps": list(solved.steps),
        },
        "lines": [
            {"text": text, "verdict": str(check.verdict), "why": check.why}
            for text, check in zip(lines, checks, strict=True)
        ],
    }
