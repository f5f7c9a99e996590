"""What lies below the window imports neither Qt nor an engine."""

from __future__ import annotations

import subprocess
import sys

import pytest

from gpt_desktop.core.document_formats import FORMATS
from gpt_desktop.documents.parsers import parser_of

IMPORT_ALL = """
import importlib, pkgutil, sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6", "onnxruntime", "onnx", "torch"}:
            raise ImportError(f"{name} is blocked")
        return None

sys.meta_path.insert(0, Blocked())
package = importlib.import_module(f"gpt_desktop.{sys.argv[1]}")
names = [package.__name__]
names += [m.name for m in pkgutil.walk_packages(package.__path__, package.__name__ + ".")]
for name in names:
    importlib.import_module(name)
print(len(names))
"""
LOADED_BY_THE_CHILD = """
import sys
import gpt_desktop.documents.child
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def run(code: str, *arguments: str) -> str:
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize("package", ["core", "services", "storage", "documents", "child"])
def test_it_imports_without_qt_and_without_an_engine(package: str) -> None:
    assert int(run(IMPORT_ALL, package)) > 1


@pytest.mark.parametrize("format_id", [each.id for each in FORMATS])
def test_each_format_has_its_parser(format_id: str) -> None:
    assert callable(parser_of(format_id, ""))


def test_the_reading_process_starts_with_little() -> None:
    loaded = set(run(LOADED_BY_THE_CHILD).split())
    assert "gpt_desktop" in loaded
    heavy = {"PySide6", "onnxruntime", "numpy", "docx", "lxml", "pypdfium2", "charset_normalizer"}
    assert loaded & heavy == set()
