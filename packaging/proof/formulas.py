"""The built app's drawing process has its font and its tables, and draws a formula."""

from __future__ import annotations

import json
import subprocess

from gpt_desktop.child.limits import ChildLimits
from gpt_desktop.formulas import DRAW_FORMULAS
from proof.built_app import PROGRAM
from proof.home import Home
from proof.screen import ProofError, Screen

_FORMULA = r"\frac{-b \pm \sqrt{b^2 - 4ac}}{2a}"
_SECONDS = 120


def prove_formulas(screen: Screen, home: Home) -> None:
    """Draw one.

    Raises:
        ProofError: nothing was drawn.
    """
    done = subprocess.run(
        [str(PROGRAM), DRAW_FORMULAS, ChildLimits().to_json()],
        check=False,
        cwd="/",
        env=home.environment(screen.display),
        input=json.dumps([_FORMULA, True]).encode() + b"\n",
        capture_output=True,
        timeout=_SECONDS,
    )
    said = [json.loads(line) for line in done.stdout.splitlines()]
    if [line[0] for line in said] != ["ready", "drawn", "result"]:
        told = done.stderr.decode("utf-8", "replace")
        raise ProofError(f"The formula was not drawn: {said}\n{told}")
