"""What a person gives to be imported: which kind of model lies at a path."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.foreign_folder import check_folder, explain_file, explain_folder
from gpt_desktop.core.genai_folders import genai_folder_below
from gpt_desktop.core.gguf_parts import gguf_name, gguf_parts
from gpt_desktop.core.hub_folder import CONFIG
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.model_folder import MANIFEST, is_model_folder

WEIGHTS = "*.safetensors"
_GGUF = ".gguf"
_MAGIC = b"GGUF"
# Files by which a person may point at the folder that they belong to.
_PARTS = {".onnx", ".onnx_data", ".data", ".json", ".jinja", ".safetensors", ".toml"}
# What lies beside models in GGUF folders.
_BESIDE = re.compile(r"mmproj|imatrix", re.IGNORECASE)


class SourceKind(StrEnum):
    """How a model gets from there into this app."""

    FOLDER = "folder"  # runs as it is, so it is copied
    GGUF = "gguf"
    CHECKPOINT = "checkpoint"  # config.json and safetensors


@dataclass(frozen=True, slots=True)
class ModelSource:
    """A model outside of this app.

    Attributes:
        path: a file where the kind is GGUF, the first one if there are several; else a folder.
        repository: the folder above that it is named after, or None for ``path`` itself.
    """

    kind: SourceKind
    path: Path
    repository: Path | None = None

    @property
    def name(self) -> str:
        """What people call it, taken from where it lies."""
        if self.kind is SourceKind.GGUF:
            return gguf_name(self.path.name)
        folder = self.repository or self.path
        snapshots, repository = folder.parent, folder.parent.parent.name
        if snapshots.name == "snapshots" and repository.startswith("models--"):
            # The hub's own cache names its folders by hashes, and their models above them.
            return repository.rpartition("--")[2]
        return folder.name

    def weights(self) -> list[Path]:
        """The files that hold the numbers.

        Raises:
            UserFacingError: one of several parts is missing.
        """
        if self.kind is SourceKind.GGUF:
            return list(gguf_parts(self.path))
        return sorted(self.path.glob(WEIGHTS))


def find_model_source(path: Path) -> ModelSource:
    """Look at what lies at a path.

    Raises:
        UserFacingError: there is nothing, or no model that this app takes.
    """
    try:
        path = path.absolute()
        if not path.exists():
            raise UserFacingError(
                tr("There is no file or folder “{name}”.", name=path.name),
                "",
                tr("Check the path and try again."),
            )
        found = _folder_source(path) if path.is_dir() else _file_source(path)
        if found is None:
            raise _explained(path)
        if found.kind is not SourceKind.GGUF and not (found.path / MANIFEST).is_file():
            check_folder(found.path, weights=found.kind is SourceKind.CHECKPOINT)
    except OSError as error:
        why = tr("The system says: {reason}.", reason=error.strerror or str(error))
        raise _not_a_model(path, why) from error
    return found


def _explained(path: Path) -> UserFacingError:
    """Why there is no model."""
    explain = explain_folder if path.is_dir() else explain_file
    unknown = tr("There is no model in it that this app knows.")
    return explain(path) or _not_a_model(path, unknown)


def _file_source(path: Path) -> ModelSource | None:
    if path.suffix.lower() == _GGUF or _begins_as_gguf(path):
        return ModelSource(SourceKind.GGUF, gguf_parts(path)[0])
    if path.suffix.lower() not in _PARTS:
        return None
    folders = [path.parent]
    if path.parent.name == "onnx":
        folders.append(path.parent.parent)
    found = (_whole_folder(folder) for folder in folders)
    return next((source for source in found if source is not None), None)


def _folder_source(path: Path) -> ModelSource | None:
    whole = _whole_folder(path)
    if whole is not None:
        return whole
    found = sorted(file for file in path.iterdir() if file.suffix.lower() == _GGUF)
    files = [file for file in found if not _BESIDE.search(file.name)] or found
    if len({gguf_name(file.name) for file in files}) > 1:
        raise UserFacingError(
            tr("The folder “{name}” holds several models.", name=path.name),
            ", ".join(file.name for file in files[:5]),
            tr("Choose one of its GGUF files."),
        )
    if files:
        return ModelSource(SourceKind.GGUF, gguf_parts(files[0])[0])
    below = genai_folder_below(path)
    return None if below is None else ModelSource(SourceKind.FOLDER, below, repository=path)


def _whole_folder(path: Path) -> ModelSource | None:
    """A folder that is one model."""
    if is_model_folder(path):
        return ModelSource(SourceKind.FOLDER, path)
    if (path / CONFIG).is_file() and any(path.glob(WEIGHTS)):
        return ModelSource(SourceKind.CHECKPOINT, path)
    return None


def _begins_as_gguf(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def _not_a_model(path: Path, why: str) -> UserFacingError:
    return UserFacingError(
        tr("“{name}” cannot be imported.", name=path.name),
        why,
        tr(
            "Choose a GGUF file, a folder with config.json and safetensors, or one with an "
            "ONNX model as hubs publish them."
        ),
    )
