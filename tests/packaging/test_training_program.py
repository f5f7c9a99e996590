"""What the built app brings for the Python that trains."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from freezing.training_program import training_files, write_program

ROOT = Path(__file__).resolve().parents[2]


def test_the_archive_is_small_and_always_the_same(tmp_path: Path) -> None:
    one, other = tmp_path / "one.zip", tmp_path / "other.zip"
    write_program(ROOT, one)
    write_program(ROOT, other)
    assert one.read_bytes() == other.read_bytes()
    assert one.stat().st_size < 70_000
    with zipfile.ZipFile(one) as archive:
        text = archive.read("requirements.txt")
    assert text == (ROOT / "requirements" / "train.txt").read_bytes()


def test_all_that_it_imports_is_in_it_and_nothing_else_of_the_app(tmp_path: Path) -> None:
    """Each module is imported from the archive alone; torch's libraries are made up."""
    write_program(ROOT, tmp_path / "program.zip")
    names = [
        ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for file in training_files(ROOT)
    ]
    script = (
        "import importlib, sys; from unittest.mock import MagicMock\n"
        "for name in ('torch', 'transformers', 'peft'): sys.modules[name] = MagicMock()\n"
        "sys.modules['transformers'].TrainerCallback = object\n"
        f"sys.path.append({str(tmp_path / 'program.zip')!r})\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        "own = {name for name in sys.modules if name.startswith('gpt_desktop')}\n"
        f"assert own == set({names!r}), own\n"
        "assert all('program.zip' in str(sys.modules[name].__file__) for name in own)\n"
    )
    # -I and -S: neither the app's folder nor its libraries.
    command = [sys.executable, "-I", "-S", "-c", script]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stderr


def test_it_takes_little_of_the_app() -> None:
    rooms = {file.relative_to(ROOT).parts[1] for file in training_files(ROOT)}
    assert rooms == {"__init__.py", "child", "core", "training"}
