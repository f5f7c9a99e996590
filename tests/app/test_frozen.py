"""The frozen app starts itself to read a document, and uses the pip this computer has."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gpt_desktop.app.frozen import (
    READ_DOCUMENT,
    document_command,
    keep_qt_to_ourselves,
    pip_command,
)
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.steps import finish
from gpt_desktop.documents.loader import ChildProcessReader


def _program(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_python_runs_its_own_pip_and_reader() -> None:
    assert document_command() is None
    assert pip_command() == [sys.executable, "-m", "pip"]


def test_a_frozen_app_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert document_command() == (sys.executable, READ_DOCUMENT)


def test_where_there_are_two_programs_the_terminals_reads(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    terminal = tmp_path / "app-terminal.exe"
    terminal.touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "app.exe"))
    assert document_command() == (str(terminal), READ_DOCUMENT)


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


def test_the_hidden_command_reads_a_document(tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text("A note that is read.", encoding="utf-8")
    reader = ChildProcessReader(command=(sys.executable, "-m", "gpt_desktop", READ_DOCUMENT))
    document = finish(reader.read(file, CancelToken()))
    assert [block.text for block in document.blocks] == ["A note that is read."]


def test_the_hidden_command_imports_no_window_and_no_engine(tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text("A note.", encoding="utf-8")
    script = (
        "import sys; from gpt_desktop.__main__ import main; from gpt_desktop.documents.limits "
        "import ReadLimits; main(['read-document', sys.argv[1], ReadLimits().to_json()]); "
        "loaded = {'numpy', 'PySide6', 'gpt_desktop.cli.main'} & set(sys.modules); "
        "raise SystemExit(len(loaded))"
    )
    command = [sys.executable, "-c", script, str(file)]
    done = subprocess.run(command, check=False, capture_output=True, env=dict(os.environ))
    assert done.returncode == 0, done.stderr
