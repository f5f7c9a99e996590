"""The window at the scales people set: it fits its screen, nothing is cut, nothing warned of."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("scale", "width", "height"),
    [("1.25", 1920, 1080), ("1.5", 1366, 768), ("2", 1920, 1080)],
)
def test_every_view_fits_a_screen_at_a_scale(
    tmp_path: Path, scale: str, width: int, height: int
) -> None:
    screen = {"name": "screen", "x": 0, "y": 0, "width": width, "height": height}
    described = tmp_path / "screens.json"
    described.write_text(json.dumps({"synchronousWindowSystemEvents": False, "screens": [screen]}))
    places = {
        "GPT_DESKTOP_DATA": str(tmp_path / "data"),
        "GPT_DESKTOP_MODELS": str(tmp_path / "models"),
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": f"offscreen:configfile={described}",
        "QT_SCALE_FACTOR": scale,
        "LANG": "C.UTF-8",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.acceptance.scaled_child", str(tmp_path)],
        env={**os.environ, **places},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["ratio"] == float(scale)
    assert found["warned"] == []
    assert {view: cut for view, cut in found["cut"].items() if cut} == {}
    for side in (0, 1):
        assert found["least"][side] <= found["window"][side] <= found["screen"][side]
    for view in found["cut"]:
        picture = QImage(str(tmp_path / f"{view}.png"))
        # Drawn at the screen's pixels, not drawn small and blown up.
        assert picture.width() == pytest.approx(found["window"][0] * float(scale), abs=1)
