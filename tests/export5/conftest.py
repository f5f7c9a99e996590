"""These tests need torch and transformers 5, an environment of their own: `make test-export`."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec


def _present() -> bool:
    try:
        newest = int(version("transformers").split(".")[0]) >= 5
    except PackageNotFoundError:
        return False
    return newest and find_spec("torch") is not None


if not _present():
    collect_ignore_glob = ["test_*.py"]
