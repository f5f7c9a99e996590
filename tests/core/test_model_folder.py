"""The manifest survives being written and read, and says what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import ModelFacts, PromptStyle
from gpt_desktop.core.model_folder import (
    MANIFEST,
    ModelFolder,
    read_model_folder,
    write_manifest,
)


def facts(name: str, perplexity: float | None) -> ModelFacts:
    return ModelFacts(
        id="small",
        name=name,
        licence="MIT",
        languages=("en", "zh"),
        prompt_style=PromptStyle.FEW_SHOT,
        context_length=512,
        parameters=7,
        quantization="Q4_1",
        source="made here",
        sha256="ab",
        size_bytes=0,
        perplexity=perplexity,
    )


@pytest.mark.parametrize("name", ["Small", 'with "quotes" \\ and\nlines\x7f', "小模型"])
@pytest.mark.parametrize("perplexity", [None, 12.5])
def test_round_trip(tmp_path: Path, name: str, perplexity: float | None) -> None:
    path = tmp_path / "small"
    path.mkdir()
    written = ModelFolder(path, facts(name, perplexity), end_tokens=(2, 5), begin_token=1)
    write_manifest(written)
    read = read_model_folder(path)
    assert read.end_tokens == (2, 5)
    assert read.begin_token == 1
    assert read.facts.size_bytes == (path / MANIFEST).stat().st_size
    assert read.facts.name == name
    assert read.facts.perplexity == perplexity
    assert read.facts.prompt_style is PromptStyle.FEW_SHOT


@pytest.mark.parametrize(
    "text",
    ["", "format = 1", "format = 1\nmodel = 3\n[tokens]\n", "\x00\x01", "format = 'one'"],
)
def test_a_damaged_manifest_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text, encoding="utf-8")
    with pytest.raises(UserFacingError, match="damaged"):
        read_model_folder(tmp_path)


def test_a_newer_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text("format = 99\n", encoding="utf-8")
    with pytest.raises(UserFacingError, match="newer version"):
        read_model_folder(tmp_path)


def test_a_missing_manifest_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError):
        read_model_folder(tmp_path)


def test_a_hubs_graph_keeps_its_place(tmp_path: Path) -> None:
    graph = tmp_path / "onnx" / "model_q4.onnx"
    graph.parent.mkdir()
    graph.write_bytes(bytes(1000))
    small = facts("Small", None)
    write_manifest(ModelFolder(tmp_path, small, (2,), graph="onnx/model_q4.onnx", from_hub=True))
    read = read_model_folder(tmp_path)
    assert (read.graph, read.from_hub) == ("onnx/model_q4.onnx", True)
    assert read.facts.size_bytes == 1000 + (tmp_path / MANIFEST).stat().st_size


@pytest.mark.parametrize("graph", ["../model.onnx", "/model.onnx"])
def test_a_graph_outside_of_the_folder_is_refused(tmp_path: Path, graph: str) -> None:
    path = tmp_path / "small"
    path.mkdir()
    write_manifest(ModelFolder(path, facts("Small", None), (2,), graph=graph, from_hub=True))
    with pytest.raises(UserFacingError, match="damaged"):
        read_model_folder(path)
