"""The program from its start to its end, as a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gpt_desktop import paths
from gpt_desktop.app.window import make_application, start_error_box
from gpt_desktop.core.errors import UserFacingError

_PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from gpt_desktop.app.window import run_window

def shown():
    print("shown", flush=True)

application = QApplication([])
QTimer.singleShot(300, shown)
raise SystemExit(run_window([Path(name) for name in sys.argv[1:]]))
"""


def environment(data: Path) -> dict[str, str]:
    places = {"GPT_DESKTOP_DATA": str(data), "GPT_DESKTOP_MODELS": str(data / "models")}
    return {**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for a child")
def test_control_c_closes_the_window_in_order(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _PROGRAM],
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "shown\n"
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    assert "Traceback" not in errors
    assert (tmp_path / "gpt-desktop.sqlite3").is_file()


def test_the_application_has_its_name_and_icon(qapp: QApplication) -> None:
    application = make_application(paths.resources_dir())
    assert application is qapp
    assert application.applicationName() == "gpt-desktop"
    assert not application.windowIcon().isNull()
    application.setQuitOnLastWindowClosed(True)


def test_what_keeps_the_program_from_starting_is_said(qapp: QApplication) -> None:
    del qapp  # an application must exist
    box = start_error_box(UserFacingError("Too new.", "Made by version 9.", "Update the app."))
    assert box.text() == "Too new."
    assert box.informativeText() == "Made by version 9. Update the app."
    assert [button.text() for button in box.buttons()] == ["Quit"]
