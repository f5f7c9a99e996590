"""The built app has its table of units: it is data of a library, read at the first question."""

from __future__ import annotations

import json
import subprocess

from proof.built_app import PROGRAM
from proof.home import Home
from proof.screen import ProofError, Screen

_QUESTION = "How many kilometers are in 26.2 miles?"
_COMPUTED = [{"expression": "26.2 mi", "value": "42.1648128 km", "exact": True}]
_SECONDS = 120


def prove_units(screen: Screen, home: Home) -> None:
    """Raises ProofError where the command computes nothing, or something else."""
    done = subprocess.run(
        [str(PROGRAM), "chat", _QUESTION, "--max-tokens", "1", "--json"],
        check=False,
        cwd="/",
        env=home.environment(screen.display),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=_SECONDS,
    )
    told = done.stderr.decode("utf-8", "replace")
    if done.returncode or json.loads(done.stdout).get("computed") != _COMPUTED:
        raise ProofError(f"Units were not computed: {done.stdout.decode()}\n{told}")
