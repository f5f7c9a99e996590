"""All that the app keeps is private, whatever umask it was started with."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
# The window's own way in, with the window closed as soon as it stands.
RUN = """
import os, sys
os.umask(0)
from PySide6.QtCore import QTimer
from gpt_desktop.ui.window.main_window import MainWindow
shown = MainWindow.showEvent
def show(self, event):
    shown(self, event)
    import logging
    logging.getLogger("test").warning("a line of the log")
    QTimer.singleShot(300, self.close)
MainWindow.showEvent = show
from gpt_desktop.cli.main import main
sys.exit(main([]))
"""


def open_to_others(folder: Path) -> list[str]:
    paths = [folder, *folder.rglob("*")]
    return [str(path) for path in paths if stat.S_IMODE(path.lstat().st_mode) & 0o077]


def test_a_run_leaves_nothing_that_others_can_read(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / "crash-reports").mkdir(parents=True)
    old = data / "gpt-desktop.log"
    old.write_text("an older line\n")
    old.chmod(0o644)
    data.chmod(0o755)
    places = {
        "GPT_DESKTOP_DATA": str(data),
        "GPT_DESKTOP_MODELS": str(data / "models"),
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_RUNTIME_DIR": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-c", RUN], env={**os.environ, **places}, check=False, timeout=60
    )
    assert done.returncode == 0
    assert (data / "gpt-desktop.sqlite3").is_file()
    assert open_to_others(data) == []
