"""The program starts itself anew as a worker, from source and frozen."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from gpt_desktop.child.command import worker_command


def test_python_runs_the_package() -> None:
    assert worker_command("read") == (sys.executable, "-m", "gpt_desktop", "read")


def test_a_frozen_app_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert worker_command("read") == (sys.executable, "read")


def test_where_there_are_two_programs_the_terminals_works(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    terminal = tmp_path / "app-terminal.exe"
    terminal.touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "app.exe"))
    assert worker_command("read") == (str(terminal), "read")
