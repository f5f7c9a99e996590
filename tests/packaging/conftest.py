"""A stand-in for the one-dir build, small enough to pack in a moment."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A folder with programs in it; they do nothing."""
    folder = tmp_path / "gpt-desktop"
    (folder / "_internal").mkdir(parents=True)
    (folder / "_internal" / "data.txt").write_text("inside", encoding="utf-8")
    program = shutil.which("true")
    assert program is not None
    for name in ("gpt-desktop", "gpt-desktop.exe"):
        shutil.copy(program, folder / name)
    return folder
