"""Quicker forms over a stand-in that rounds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import PromptStyle
from gpt_desktop.core.model_folder import ModelFolder
from gpt_desktop.core.models import ModelDescription
from tests.core.running import drain
from tests.services.importing import build

DESCRIPTION = ModelDescription("Alpha", "MIT", ("en",), PromptStyle.CHAT, "alpha.gguf", "")


def round_nothing(model: Path, target: Path, token: CancelToken) -> Iterator[tuple[int, int]]:
    """Two matrices without numbers; the folder appears at the end."""
    assert (model / "model.toml").is_file()
    for done in (1, 2):
        token.raise_if_cancelled()
        yield done, 2
    target.mkdir(exist_ok=True)
    (target / "model.onnx").write_bytes(b"quick")


def write_model(folder: Path) -> Path:
    """A folder of this app's kind, in the place of an empty one if there is one."""
    weights = folder.parent / "weights"
    if folder.exists():
        folder.rmdir()
    weights.touch()
    _, made = drain(build(weights, folder, DESCRIPTION, CancelToken()))
    weights.unlink()
    assert isinstance(made, ModelFolder)
    return folder


def write_hub_manifest(folder: Path) -> None:
    """Say that a folder has a graph of a hub's kind."""
    text = (folder / "model.toml").read_text(encoding="utf-8")
    changed = text.replace("[tokens]", 'hub_graph = "model.onnx"\n\n[tokens]')
    (folder / "model.toml").write_text(changed, encoding="utf-8")
