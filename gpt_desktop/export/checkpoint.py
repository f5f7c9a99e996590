"""A folder with a checkpoint, looked at before torch is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gpt_desktop.core.bounded_file import read_bounded_text
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import PromptStyle
from gpt_desktop.core.hub_folder import CONFIG, hub_template
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.model_source import WEIGHTS, ModelSource, SourceKind
from gpt_desktop.core.models import ModelDescription
from gpt_desktop.export.explanations import explain
from gpt_desktop.export.failure import ExportFailureKind

_ADAPTER = "adapter_config.json"
_INDEX = "*.safetensors.index.json"
_SUFFIX = ".safetensors"
_DAMAGE = (OSError, ValueError, KeyError, TypeError, RecursionError)


def find_checkpoint(path: Path) -> ModelSource:
    """Look at a folder with ``config.json`` and safetensors.

    Raises:
        UserFacingError: it is none, or of a kind that is not exported.
    """
    path = path.absolute()
    if not path.is_dir() or not (path / CONFIG).is_file():
        raise _refused(
            path,
            tr("It is no folder with config.json."),
            tr("Choose a folder with config.json and safetensors."),
        )
    source = ModelSource(SourceKind.CHECKPOINT, path)
    config = read_checkpoint_config(path)
    if not any(path.glob(WEIGHTS)):
        raise _refused(
            path,
            tr("It has no safetensors; weights in other forms can carry programs."),
            tr("Choose a version of the model with safetensors."),
        )
    if (path / _ADAPTER).is_file():
        raise _refused(
            path,
            tr("It is an adapter (LoRA), a small change to another model."),
            tr("Merge it into its model first, or choose a whole model."),
        )
    if config.get("quantization_config") is not None:
        raise _refused(
            path,
            tr("Its weights are rounded already, in a form of another program's."),
            tr("Choose the original model, or a GGUF file of this one."),
        )
    _check_index(path)
    return source


def describe_checkpoint(source: Path, name: str) -> ModelDescription:
    """What a checkpoint says of itself; raises UserFacingError."""
    try:
        template = hub_template(source)
    except _DAMAGE as error:
        raise _damaged(source) from error
    style = PromptStyle.CHAT if template else PromptStyle.FEW_SHOT
    return ModelDescription(name, "", (), style, source.name, "")


def read_checkpoint_config(path: Path) -> Mapping[str, Any]:
    """The content of ``config.json``; raises UserFacingError."""
    return _table(path, path / CONFIG)


def architecture_of(config: Mapping[str, Any]) -> str:
    """What a configuration calls its kind."""
    return str(config.get("model_type", "?"))


def _check_index(path: Path) -> None:
    """All parts are safetensors of this folder: others would be unpickled."""
    for index in path.glob(_INDEX):
        places = _table(path, index).get("weight_map")
        if not isinstance(places, dict):
            raise _damaged(path)
        for name in set(map(str, places.values())):
            if Path(name).name != name or not name.endswith(_SUFFIX):
                raise _damaged(path)
            if not (path / name).is_file():
                raise _refused(
                    path,
                    tr("The file {file} is missing.", file=name),
                    tr("Download the model again."),
                )


def _table(path: Path, file: Path) -> Mapping[str, Any]:
    try:
        table = json.loads(read_bounded_text(file))
    except _DAMAGE as error:
        raise _damaged(path) from error
    if not isinstance(table, dict):
        raise _damaged(path)
    return table


def _damaged(path: Path) -> UserFacingError:
    return explain(ExportFailureKind.DAMAGED, path.name, "")


def _refused(path: Path, why: str, todo: str) -> UserFacingError:
    what = tr("The model “{name}” could not be exported.", name=path.name)
    return UserFacingError(what, why, todo)
