"""What the Python that trains finds of the built app: an archive of a few of its modules.

The app's own modules lie in its executable, where no other Python reads them. Those that the
child processes of training take are followed from import to import; all they take beside these is
torch, what belongs to it, and the standard library.
"""

from __future__ import annotations

import ast
import zipfile
from collections.abc import Iterator
from pathlib import Path

STARTS = ("gpt_desktop.training.child", "gpt_desktop.training.trial")
_PACKAGE = "gpt_desktop"
_REQUIREMENTS = "requirements.txt"  # as ``paths.training_requirements_file`` is called
_DATE = (1980, 1, 1, 0, 0, 0)  # of every file: the same archive for the same files


def write_program(root: Path, target: Path) -> None:
    """The archive.

    Args:
        root: of this project.
    """
    files = {file.relative_to(root).as_posix(): file for file in training_files(root)}
    files[_REQUIREMENTS] = root / "requirements" / "train.txt"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name].read_bytes())


def training_files(root: Path) -> list[Path]:
    """Of all modules that the child processes of training may import."""
    found: dict[str, Path] = {}
    waiting = list(STARTS)
    while waiting:
        name = waiting.pop()
        file = _file_of(root, name)
        if file is None or name in found:
            continue
        found[name] = file
        waiting += [name.rpartition(".")[0], *_imported(file)]
    return [found[name] for name in sorted(found)]


def _file_of(root: Path, name: str) -> Path | None:
    """None where it is a name in a module."""
    place = root.joinpath(*name.split("."))
    files = (place.with_suffix(".py"), place / "__init__.py")
    return next((file for file in files if name and file.is_file()), None)


def _imported(file: Path) -> Iterator[str]:
    """The project's modules, and names that may be such, wherever in the file."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names if each.name.startswith(_PACKAGE))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(_PACKAGE):
            yield str(node.module)
            yield from (f"{node.module}.{each.name}" for each in node.names)
