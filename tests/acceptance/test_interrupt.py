"""Ctrl+C before the window is there ends the program, whenever it comes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

# Interrupted as the window's event loop is about to run, and not yet does.
_EARLY = """
import signal
from PySide6.QtWidgets import QApplication
from gpt_desktop.app import window

run = QApplication.exec
def interrupted(application):
    signal.raise_signal(signal.SIGINT)
    return run()
QApplication.exec = interrupted
raise SystemExit(window.run_window([]))
"""
_LOADING = """
import signal
from gpt_desktop.cli.terminal import interrupts_end_at_once

with interrupts_end_at_once():
    try:
        signal.raise_signal(signal.SIGINT)
    except KeyboardInterrupt:
        print("lost")
"""


def _ended(program: str, data: Path) -> subprocess.CompletedProcess[str]:
    places = {"GPT_DESKTOP_DATA": str(data), "GPT_DESKTOP_MODELS": str(data / "models")}
    return subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_before_the_event_loop_runs(tmp_path: Path) -> None:
    done = _ended(_EARLY, tmp_path)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has another way to end a process")
def test_while_modules_are_loaded(tmp_path: Path) -> None:
    done = _ended(_LOADING, tmp_path)
    assert (done.returncode, done.stdout) == (-signal.SIGINT, "")
