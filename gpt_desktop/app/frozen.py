"""What the app does otherwise where PyInstaller has made it a program without a Python."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

READ_DOCUMENT = "read-document"
# Set by PyInstaller for Qt, which reads them once.
_QT_PLACES = ("QT_PLUGIN_PATH", "QML2_IMPORT_PATH")


def is_frozen() -> bool:
    """Whether ``sys.executable`` is the app itself and takes no ``-m``."""
    return bool(getattr(sys, "frozen", False))


def document_command() -> tuple[str, ...] | None:
    """What starts ``documents.child.main``; None for the reader's own way, through Python."""
    if not is_frozen():
        return None
    program = Path(sys.executable)
    # On Windows the program with the window has no standard output; there is another that has.
    terminal = program.with_name(f"{program.stem}-terminal{program.suffix}")
    return (str(terminal if terminal.is_file() else program), READ_DOCUMENT)


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
