"""onnxruntime is told to send nothing before it is loaded, whatever loads it."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gpt_desktop import inference
from gpt_desktop.core.model_folder import ModelFolder

PACKAGE = Path(inference.__file__).parents[1]
# Says what the variable was when onnxruntime was looked for.
_WATCHED = """
import importlib, os, sys

class Watcher:
    def find_spec(self, name, path=None, target=None):
        if name == "onnxruntime":
            print("onnxruntime", os.environ.get("ORT_DISABLE_TELEMETRY"))
        return None

sys.meta_path.insert(0, Watcher())
importlib.import_module(sys.argv[1])
"""
_OPENED = """
import sys
from pathlib import Path
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.inference.engine import open_engine

open_engine(read_model_folder(Path(sys.argv[1]))).close()
"""


def _said(program: str, argument: str, **environment: str) -> str:
    inherited = {key: os.environ[key] for key in os.environ if key != "ORT_DISABLE_TELEMETRY"}
    done = subprocess.run(
        [sys.executable, "-c", program, argument],
        env={**inherited, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return done.stdout


def _imports_onnxruntime(path: Path) -> bool:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        if any(name.split(".")[0] == "onnxruntime" for name in names):
            return True
    return False


def test_only_modules_of_the_engine_import_it() -> None:
    importing = [path for path in PACKAGE.rglob("*.py") if _imports_onnxruntime(path)]
    assert importing
    # These packages set the variable, and Python imports a package before any module in it.
    setting = (PACKAGE / "inference", PACKAGE / "export", PACKAGE / "recognition")
    assert [path for path in importing if path.parent not in setting] == []
    assert not {package / "__init__.py" for package in setting} & set(importing)


@pytest.mark.parametrize("package", ["inference", "export", "recognition"])
def test_a_package_that_imports_it_sets_the_variable_first(package: str) -> None:
    program = "import os, sys, importlib; importlib.import_module(sys.argv[1])"
    program += "; print(os.environ['ORT_DISABLE_TELEMETRY'], 'onnxruntime' in sys.modules)"
    assert _said(program, f"gpt_desktop.{package}") == "1 False\n"


@pytest.mark.parametrize("before", [{}, {"ORT_DISABLE_TELEMETRY": "0"}])
def test_the_variable_is_set_before_it_is_looked_for(before: dict[str, str]) -> None:
    assert _said(_WATCHED, "gpt_desktop.inference.engine", **before) == "onnxruntime 1\n"


@pytest.mark.skipif(os.name == "nt", reason="HOME is not where Windows keeps a user's files")
def test_it_keeps_no_identifier_of_the_computer(tmp_path: Path, tiny_folder: ModelFolder) -> None:
    home = tmp_path / "home"
    home.mkdir()
    places = {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache")}
    _said(_OPENED, str(tiny_folder.path), **places)
    assert list(home.rglob("*")) == []
