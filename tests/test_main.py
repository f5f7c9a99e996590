"""The program started anew as a worker."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from pathlib import Path

from gpt_desktop.__main__ import WORKERS
from gpt_desktop.child.limits import ChildLimits
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.steps import finish
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.loader import ChildProcessReader


def test_every_worker_is_there_and_frozen_with_the_app() -> None:
    content = Path(__file__).parents[1] / "packaging" / "freezing" / "content.py"
    frozen = content.read_text(encoding="utf-8")
    for module in WORKERS.values():
        assert callable(importlib.import_module(module).main)
        assert f'"{module}"' in frozen


def test_the_hidden_command_reads_a_document(tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text("A note that is read.", encoding="utf-8")
    reader = ChildProcessReader(command=(sys.executable, "-m", "gpt_desktop", "read-document"))
    document = finish(reader.read(file, CancelToken()))
    assert [block.text for block in document.blocks] == ["A note that is read."]


def test_the_hidden_command_imports_no_window_and_no_engine(tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text("A note.", encoding="utf-8")
    script = (
        "import sys; from gpt_desktop.__main__ import main; main(['read-document', *sys.argv[1:]]);"
        "loaded = {'numpy', 'PySide6', 'gpt_desktop.cli.main'} & set(sys.modules); "
        "raise SystemExit(len(loaded))"
    )
    arguments = [ChildLimits().to_json(), str(file), ReadLimits().to_json()]
    command = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(command, check=False, capture_output=True, env=dict(os.environ))
    assert done.returncode == 0, done.stderr
    assert b"A note." in done.stdout
