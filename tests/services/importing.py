"""Imports over stand-ins: a folder of a hub with empty weights, and a build that writes a name."""

from __future__ import annotations

import json
from collections.abc import Generator
from pathlib import Path

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import ModelFacts, PromptStyle
from gpt_desktop.core.model_folder import ModelFolder, read_model_folder, write_manifest
from gpt_desktop.core.models import ModelDescription, ModelLibrary
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.services.import_model import ModelImporting


def write_hub(folder: Path, graph: str = "onnx/model_q4.onnx") -> Path:
    """A folder as hubs publish them; the graph is no graph."""
    (folder / graph).parent.mkdir(parents=True)
    (folder / graph).write_bytes(b"graph")
    tables = {"config": {"max_position_embeddings": 99, "eos_token_id": 3}, "tokenizer": {}}
    for name, table in tables.items():
        (folder / f"{name}.json").write_text(json.dumps(table), encoding="utf-8")
    return folder


def write_gguf(path: Path) -> Path:
    """A file that begins as GGUF files do."""
    path.write_bytes(b"GGUF" + bytes(5_000_000))
    return path


def describe(source: Path, name: str) -> ModelDescription:
    """A description without a hash."""
    return ModelDescription(name, "MIT", ("en",), PromptStyle.CHAT, source.name, "")


def build(
    source: Path, target: Path, description: ModelDescription, token: CancelToken
) -> Generator[Progressed, None, ModelFolder]:
    """A model folder without a model."""
    for layer in range(2):
        token.raise_if_cancelled()
        yield Progressed(Phase.BUILDING, layer, 2, Unit.STEPS)
    target.mkdir()
    facts = ModelFacts(
        id=target.name,
        name=description.name,
        licence=description.licence,
        languages=description.languages,
        prompt_style=description.prompt_style,
        context_length=64,
        parameters=source.stat().st_size,
        quantization="Q4_1",
        source=description.source,
        sha256=description.sha256,
        size_bytes=0,
    )
    write_manifest(ModelFolder(target, facts, end_tokens=(2,)))
    return read_model_folder(target)


def fake_importing(library: ModelLibrary, models: Path) -> ModelImporting:
    """An import that tries nothing and has room for everything."""
    return ModelImporting(
        library,
        models,
        build,
        describe,
        try_model=lambda _: (),
        check_room=lambda _name, _size, _packed: None,
    )
