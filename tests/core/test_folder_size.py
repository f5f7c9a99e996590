"""How large a folder is, also while somebody tidies up in it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from gpt_desktop.core.folder_size import folder_size


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "quick").mkdir()
    (tmp_path / "model.onnx").write_bytes(b"12345")
    (tmp_path / "quick" / "model.onnx").write_bytes(b"123")
    return tmp_path


def test_files_of_all_folders_count(folder: Path) -> None:
    assert folder_size(folder) == 8


def test_what_goes_away_meanwhile_is_no_damage(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "gone.onnx").symlink_to(folder / "nowhere")
    stat = Path.stat

    def tidied(self: Path, **named: Any) -> os.stat_result:
        shutil.rmtree(folder / "quick", ignore_errors=True)
        return stat(self, **named)

    monkeypatch.setattr(Path, "stat", tidied)
    assert folder_size(folder) == 5
