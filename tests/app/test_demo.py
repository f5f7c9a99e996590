"""The demo on the real model: every view used, a picture of each, answers on the terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

VIEWS = ("assistant", "summarize", "translate", "write", "models", "settings")


@pytest.mark.model
def test_every_view_is_used_and_drawn(tmp_path: Path, default_model_folder: Path) -> None:
    del default_model_folder  # it has to be there
    environment = {**os.environ, "GPT_DESKTOP_DATA": str(tmp_path / "data")}
    environment.pop("DISPLAY", None)
    done = subprocess.run(
        [sys.executable, "-m", "gpt_desktop", "demo", "--output", str(tmp_path / "pictures")],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=170,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Paris" in done.stdout
    names = {picture.name for picture in (tmp_path / "pictures").glob("*.png")}
    looks = ("light-en", "dark-en", "light-zh_CN", "dark-zh_CN")
    assert names == {f"{view}-{look}.png" for view in VIEWS for look in looks}
    assert not (tmp_path / "data").exists()


def test_without_a_model_it_says_how_to_get_one(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gpt_desktop", "demo", "--output", str(tmp_path / "pictures")],
        env={**os.environ, "GPT_DESKTOP_MODELS": str(tmp_path / "none")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert "gpt-desktop models fetch" in done.stderr
