"""A process that dies leaves word of where; a clean end leaves nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from gpt_desktop.app.crash_reports import CrashReports
from gpt_desktop.app.fault_file import report_faults

_DIE = """
import faulthandler, os, sys
from pathlib import Path
from gpt_desktop.app.fault_file import FaultFile

faults = FaultFile(Path(sys.argv[1]))

def deep_inside():
    os.abort()

def work(how):
    if how == "die":
        deep_inside()
    if how == "qt":
        from PySide6.QtCore import qFatal
        from gpt_desktop.app.qt_messages import QtMessages
        messages = QtMessages(faults)
        qFatal("no screen")
    if how == "leave":
        os._exit(9)
    faults.close()

work(sys.argv[2])
"""


def run(folder: Path, how: str) -> int:
    command = [sys.executable, "-c", _DIE, str(folder), how]
    return subprocess.run(command, check=False, capture_output=True, timeout=120).returncode


def found(folder: Path) -> list[str]:
    reports = CrashReports(folder)
    report_faults(folder, reports)
    assert not list(folder.glob("*.fault"))
    return [reports.read(path) for path in reports.unseen()]


def test_a_process_that_dies_is_reported_with_its_place(tmp_path: Path) -> None:
    assert run(tmp_path, "die") != 0
    (told,) = found(tmp_path)
    assert "The process died" in told
    assert "Fatal Python error: Aborted" in told
    assert "in deep_inside" in told
    assert found(tmp_path) == [told]


def test_a_clean_end_leaves_nothing(tmp_path: Path) -> None:
    assert run(tmp_path, "end") == 0
    assert list(tmp_path.iterdir()) == []


def test_a_process_that_was_killed_has_nothing_to_report(tmp_path: Path) -> None:
    assert run(tmp_path, "leave") == 9
    assert len(list(tmp_path.iterdir())) == 1
    assert found(tmp_path) == []


def test_the_last_words_of_qt_are_reported(tmp_path: Path) -> None:
    assert run(tmp_path, "qt") != 0
    (told,) = found(tmp_path)
    assert "Qt: [A qFatal() call was made from Python code]" in told
    assert "in work" in told
