"""The Python of each environment that holds an engine; ``make bench`` makes them."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class MissingError(Exception):
    """Something that is measured is not there; the text says what to do."""


def python_of(environment: str) -> Path:
    """Raises MissingError if the environment has not been made."""
    place = "Scripts/python.exe" if sys.platform == "win32" else "bin/python"
    python = ROOT / environment / place
    if not python.exists():
        raise MissingError(f"{environment} is not there: run `make bench` once.")
    return python
