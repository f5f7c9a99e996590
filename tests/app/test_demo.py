"""The demo on the real model: every view used, a picture of each, and nothing of the network.

It runs once, with sockets forbidden in each of its Python processes, and traced where there is
strace: what Qt and onnxruntime do themselves is seen only there.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.no_sockets import environment_without_sockets

ROOT = Path(__file__).parents[2]
VIEWS = ("assistant", "summarize", "translate", "write", "learn", "agenda", "models", "settings")
DEMO = [sys.executable, "-m", "gpt_desktop", "demo", "--output"]


@dataclass(frozen=True)
class Demo:
    """What a run left; ``traced`` is None where there is no strace."""

    done: subprocess.CompletedProcess[str]
    folder: Path
    forbidden: str
    traced: dict[str, Any] | None


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, default_model_folder: Path) -> Demo:
    del default_model_folder  # it has to be there
    folder = tmp_path_factory.mktemp("demo")
    environment, sockets = environment_without_sockets(folder)
    environment.pop("DISPLAY", None)
    environment["GPT_DESKTOP_DATA"] = str(folder / "data")
    command, report = [*DEMO, str(folder / "pictures")], folder / "network.json"
    if shutil.which("strace"):
        proof = [str(ROOT / "packaging" / "proof_network.py"), "--report", str(report), "--"]
        command = [sys.executable, *proof, *command]
    done = subprocess.run(
        command,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=170,
        check=False,
    )
    said = sockets.read_text("utf-8") if sockets.exists() else ""
    traced = json.loads(report.read_text("utf-8")) if report.exists() else None
    return Demo(done, folder, said, traced)


@pytest.mark.model
def test_every_view_is_used_and_drawn(demo: Demo) -> None:
    assert demo.done.returncode == 0, demo.done.stderr
    assert "Paris" in demo.done.stdout
    names = {picture.name for picture in (demo.folder / "pictures").glob("*.png")}
    looks = ("light-en", "dark-en", "light-zh_CN", "dark-zh_CN")
    assert names == {f"{view}-{look}.png" for view in VIEWS for look in looks}
    assert not (demo.folder / "data").exists()


@pytest.mark.model
def test_no_python_code_asks_for_the_network(demo: Demo) -> None:
    assert demo.forbidden == ""


@pytest.mark.model
@pytest.mark.skipif(not shutil.which("strace"), reason="there is no strace to trace with")
def test_no_system_call_uses_the_network(demo: Demo) -> None:
    assert demo.traced is not None, demo.done.stderr
    assert demo.traced["outside"] == []


def test_without_a_model_it_says_how_to_get_one(tmp_path: Path) -> None:
    done = subprocess.run(
        [*DEMO, str(tmp_path / "pictures")],
        env={**os.environ, "GPT_DESKTOP_MODELS": str(tmp_path / "none")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert "gpt-desktop models fetch" in done.stderr
