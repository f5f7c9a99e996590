"""Whole processes: a second start, and the start after a crash."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.app.test_window import environment

# The window's last words before it waits, and then what becomes of it, one a line.
_FIRST = """
import ctypes
import os
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from gpt_desktop.app.window import run_window
from gpt_desktop.ui.window.main_window import MainWindow

application = QApplication([])
told = set()

def look():
    for widget in application.topLevelWidgets():
        if isinstance(widget, MainWindow) and widget.isVisible():
            view = widget.shell.current
            tell("view " + view.view_id)
            if "DIE_ONCE_SHOWN" in os.environ:
                die_as_a_library_would()
            if view.view_id == "summarize":
                for entry in view.documents.entries:
                    tell("file " + entry.path.name)
        elif widget.windowTitle() == "Crash report" and widget.isVisible():
            tell("report " + widget.findChild(QPlainTextEdit).toPlainText().splitlines()[4])

def die_as_a_library_would():
    # With the interpreter's lock held, as in a slot: the frames of other threads stand still.
    ctypes.string_at(0)

def tell(words):
    if words not in told:
        told.add(words)
        print(words, flush=True)

timer = QTimer()
timer.timeout.connect(look)
timer.start(50)
raise SystemExit(run_window([]))
"""


@contextmanager
def running(data: Path, runtime: Path, **variables: str) -> Iterator[subprocess.Popen[str]]:
    """The first start, killed at the end if it still runs."""
    with subprocess.Popen(
        [sys.executable, "-c", _FIRST],
        env={**settings(data, runtime), **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def settings(data: Path, runtime: Path) -> dict[str, str]:
    return {**environment(data), "XDG_RUNTIME_DIR": str(runtime), "LC_ALL": "C.UTF-8"}


def wait_for(process: subprocess.Popen[str], words: str) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        if line.strip() == words:
            return
    pytest.fail(f"the first start ended before it said {words!r}")


@pytest.fixture
def runtime(tmp_path: Path) -> Path:
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    return folder


@pytest.mark.skipif(os.name == "nt", reason="the session's folder is Unix's")
def test_a_second_start_hands_its_files_to_the_first(tmp_path: Path, runtime: Path) -> None:
    data = tmp_path / "data"
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ada, the engine works.", "utf-8")
    with running(data, runtime) as first:
        wait_for(first, "view assistant")
        second = subprocess.run(
            [sys.executable, "-m", "gpt_desktop", letter.as_uri()],
            env=settings(data, runtime),
            capture_output=True,
            check=False,
        )
        assert (second.returncode, second.stderr) == (0, b"")
        wait_for(first, "view summarize")
        wait_for(first, "file letter.txt")
        first.send_signal(signal.SIGINT)
        assert first.wait(60) == 0
    assert not [path for path in runtime.iterdir() if path.suffix != ".lock"]
    assert list((data / "crash-reports").iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals to die of")
def test_the_start_after_a_crash_shows_the_report(tmp_path: Path, runtime: Path) -> None:
    data = tmp_path / "data"
    with running(data, runtime, DIE_ONCE_SHOWN="1") as first:
        assert first.wait(60) == -signal.SIGSEGV
    with running(data, runtime) as again:
        wait_for(again, "report Fatal Python error: Segmentation fault")
        again.send_signal(signal.SIGTERM)
        assert again.wait(60) == 0
    (kept,) = (data / "crash-reports").iterdir()
    told = kept.read_text("utf-8")
    assert "in die_as_a_library_would" in told
    assert "in run_services" in told
    assert not kept.name.endswith(".new.txt")
