"""The process that draws formulas answers each line with one."""

from __future__ import annotations

import json
import subprocess

from gpt_desktop.formulas.command import drawing_command


def test_each_formula_is_answered_until_the_input_ends() -> None:
    asked = [["x^2", False], [r"\nosuchcommand", True], [r"\frac{1}{2}", True]]
    lines = "".join(json.dumps(each) + "\n" for each in asked)
    ended = subprocess.run(
        drawing_command(), input=lines.encode(), capture_output=True, check=True, timeout=120
    )
    said = [json.loads(line) for line in ended.stdout.splitlines()]
    assert [each[0] for each in said] == ["ready", "drawn", "letters", "drawn", "result"]
    _, svg, width, ascent, _ = said[1]
    assert svg.startswith("<svg")
    assert 0.5 < width < 2
    assert 0.3 < ascent < 2
