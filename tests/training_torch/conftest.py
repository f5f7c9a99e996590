"""All tests here need torch, which the app's own environment has not: `make test-train`."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

if find_spec("peft") is None:
    collect_ignore = sorted(path.name for path in Path(__file__).parent.glob("test_*.py"))
