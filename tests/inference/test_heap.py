"""What a model took goes back to the system with it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_SCRIPT = """
import gc, sys
from pathlib import Path
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.inference.engine import open_engine

def resident():
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) // 1024

for _ in range(3):
    engine = open_engine(read_model_folder(Path(sys.argv[1])))
    loaded = resident()
    engine.close()
    del engine
    gc.collect()
    print(loaded, resident())
"""


@pytest.mark.model
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_a_closed_model_leaves_little_behind(default_model_folder: Path) -> None:
    command = [sys.executable, "-c", _SCRIPT, str(default_model_folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    rounds = [tuple(map(int, line.split())) for line in done.stdout.splitlines()]
    loaded, after = zip(*rounds, strict=True)
    weights = (default_model_folder / "model.onnx.data").stat().st_size >> 20
    assert all(one - other > weights for one, other in rounds), rounds
    assert after[2] <= after[0] + 10, rounds
    assert loaded[2] <= loaded[0] + 10, rounds
