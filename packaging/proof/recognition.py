"""The built app's reading process recognises a scanned page, and asks nobody for anything."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from gpt_desktop.child.limits import ChildLimits
from gpt_desktop.documents import READ_DOCUMENT
from gpt_desktop.documents.limits import ReadLimits
from proof.built_app import PROGRAM
from proof.home import Home
from proof.network import traced
from proof.screen import ProofError, Screen

SCAN = Path(__file__).resolve().parent / "scan.png"
"""Printed, tilted and worn by ``benchmarks.recognition``."""
_WORDS = ("340 beds", "slope of orchards", "Greta Holm paid 1,250.50 euros on 3 May")
_SECONDS = 300


def prove_recognition(screen: Screen, home: Home) -> str:
    """What the page says.

    Raises:
        ProofError: it was not recognised, or the network was used.
    """
    limits = ChildLimits().to_json(), ReadLimits().to_json()
    arguments = [READ_DOCUMENT, limits[0], str(SCAN), limits[1]]
    environment = home.environment(screen.display)
    done = subprocess.run(
        [str(PROGRAM), *arguments],
        check=False,
        cwd="/",
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=_SECONDS,
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    text = " ".join(block[1] for name, *values in lines if name == "blocks" for block in values[0])
    if not all(words in text for words in _WORDS):
        told = done.stderr.decode("utf-8", "replace")
        raise ProofError(f"The scanned page was not recognised: {text or lines}\n{told}")
    traced(arguments, environment)
    if kept := home.identifiers():
        raise ProofError(f"onnxruntime's telemetry is on: {kept}")
    return text
