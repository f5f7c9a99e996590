"""What the app does otherwise where PyInstaller has made it a program without a Python."""

from __future__ import annotations

import os
import shutil
import sys

from gpt_desktop.child.command import is_frozen

# Set by PyInstaller for Qt, which reads them once.
_QT_PLACES = ("QT_PLUGIN_PATH", "QML2_IMPORT_PATH")


def pip_command() -> list[str]:
    """What runs pip: this Python's, or for a frozen app the one this computer may have.

    Where it has none, ``pip`` is returned and fails to start, which ``PipDownload`` explains.
    """
    if not is_frozen():
        return [sys.executable, "-m", "pip"]
    found = next(filter(None, map(shutil.which, ("pip3", "pip"))), None)
    if found is None and (python := shutil.which("python3")):
        return [python, "-m", "pip"]
    return [found or "pip"]


def keep_qt_to_ourselves() -> None:
    """Once there is a QApplication: file managers and others started here use their own Qt."""
    if is_frozen():
        for name in _QT_PLACES:
            os.environ.pop(name, None)
