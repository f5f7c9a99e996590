"""“Delete all data” leaves nothing of the app in the home, whatever was there before."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODEL = Path("data/gpt-desktop/models/mine/model.toml")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="names Linux's folders")
@pytest.mark.parametrize("asked", ["", "with-models"])
def test_nothing_is_left(tmp_path: Path, asked: str) -> None:
    data = tmp_path / "data" / "gpt-desktop"
    for name in (
        "gpt-desktop.sqlite3.damaged-20260101-000000",
        "gpt-desktop.sqlite3.schema-1-20260101-000000",
        "settings.json",
        "settings.json.damaged-20260101-000000",
        "writing-actions.toml",
        ".writing-actions.toml.0123.partial",
        "training-rules.toml",
        "gpt-desktop.log.1",
        "cache/0123-4567.npz",
        "crash-reports/2026-01-01.txt",
        "models/mine/model.toml",
        "models/.downloads/half.whl",
    ):
        path = data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}" if name == "settings.json" else "x", "utf-8")
    places = {
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "GPT_DESKTOP_DATA": "",
        "GPT_DESKTOP_MODELS": str(data / "models"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.acceptance.deleting_child", asked],
        env={**os.environ, **places},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    left = {path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()}
    ours = {path for path in left if path.parts[:2] != ("cache", "fontconfig")}
    assert ours == (set() if asked else {MODEL})
    assert data.exists() is not bool(asked)
