"""Most tests here need torch, which the app's own environment has not: `make test-export`."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

# This side of the child process.
_WITHOUT_TORCH = {"test_checkpoint.py", "test_exporter.py"}

if find_spec("torch") is None:
    _tests = {path.name for path in Path(__file__).parent.glob("test_*.py")}
    collect_ignore = sorted(_tests - _WITHOUT_TORCH)
