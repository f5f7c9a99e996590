"""What a frozen app does otherwise: it uses the pip this computer has, and its Qt alone."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from gpt_desktop.app.frozen import (
    keep_qt_to_ourselves,
    pip_command,
)


def _program(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_python_runs_its_own_pip() -> None:
    assert pip_command() == [sys.executable, "-m", "pip"]


@pytest.mark.skipif(sys.platform == "win32", reason="programs are found by other names there")
def test_a_frozen_app_uses_the_pip_of_the_computer(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert pip_command() == ["pip"]
    python = _program(tmp_path, "python3")
    assert pip_command() == [str(python), "-m", "pip"]
    pip = _program(tmp_path, "pip3")
    assert pip_command() == [str(pip)]


def test_a_frozen_app_gives_its_qt_to_no_other_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_PLUGIN_PATH", "/app/plugins")
    keep_qt_to_ourselves()
    assert os.environ["QT_PLUGIN_PATH"] == "/app/plugins"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    keep_qt_to_ourselves()
    assert "QT_PLUGIN_PATH" not in os.environ
