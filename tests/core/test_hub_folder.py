"""What the files of model hubs say, read without any runtime."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gpt_desktop.core.generation import PromptStyle
from gpt_desktop.core.hub_folder import (
    hub_begin_token,
    hub_end_tokens,
    hub_facts,
    hub_graph,
    hub_head_size,
    hub_template,
    is_hub_folder,
)


def folder(path: Path, graphs: tuple[str, ...] = ("onnx/model.onnx",), **files: Any) -> Path:
    """A folder with empty graphs; the tables go to ``{name}.json``."""
    (path / "onnx").mkdir(parents=True)
    for graph in graphs:
        (path / graph).write_bytes(b"")
    tables = {"config": {"max_position_embeddings": 99}, "tokenizer": {}, **files}
    for name, table in tables.items():
        (path / f"{name}.json").write_text(json.dumps(table))
    return path


def test_the_quickest_graph_is_used(tmp_path: Path) -> None:
    names = ("onnx/model_fp16.onnx", "onnx/model.onnx", "onnx/model_int8.onnx")
    assert hub_graph(folder(tmp_path / "a", names)) == "onnx/model_int8.onnx"
    assert hub_graph(folder(tmp_path / "b", (*names, "onnx/model_q4.onnx"))) == (
        "onnx/model_q4.onnx"
    )
    assert not is_hub_folder(folder(tmp_path / "c", ("onnx/decoder.onnx",)))


def test_end_tokens_of_the_generation_come_first(tmp_path: Path) -> None:
    config = {"eos_token_id": 7, "n_positions": 12}
    assert hub_end_tokens(folder(tmp_path / "a", config=config)) == (7,)
    generation = {"eos_token_id": [1, 2]}
    both = folder(tmp_path / "b", config=config, generation_config=generation)
    assert hub_end_tokens(both) == (1, 2)
    assert hub_end_tokens(folder(tmp_path / "c")) == ()
    named = {"eos_token": {"content": "</s>"}}
    added = {"added_tokens": [{"id": 5, "content": "<s>"}, {"id": 6, "content": "</s>"}]}
    last = folder(tmp_path / "d", tokenizer_config=named, tokenizer=added)
    assert hub_end_tokens(last) == (6,)
    tables: dict[str, Any] = {"tokenizer_config": named, "tokenizer": added}
    every = folder(tmp_path / "e", generation_config=generation, **tables)
    assert hub_end_tokens(every) == (6, 1, 2)


@pytest.mark.parametrize(
    ("config", "size"),
    [
        ({"head_dim": 32, "hidden_size": 64, "num_attention_heads": 4}, 32),
        ({"hidden_size": 64, "num_attention_heads": 4}, 16),
        ({"text_config": {"head_dim": 8}}, 8),
        ({}, None),
    ],
)
def test_the_size_of_a_head(tmp_path: Path, config: dict[str, Any], size: int | None) -> None:
    assert hub_head_size(folder(tmp_path / "a", config=config)) == size
    genai = {"model": {"decoder": {"head_size": 24, "hidden_size": 64}}}
    assert hub_head_size(folder(tmp_path / "b", genai_config=genai)) == 24


def test_settings_may_be_those_of_the_text_part(tmp_path: Path) -> None:
    config = {"text_config": {"max_position_embeddings": 64, "eos_token_id": 3}}
    path = folder(tmp_path / "a", config=config)
    assert hub_facts(path).context_length == 64
    assert hub_end_tokens(path) == (3,)


@pytest.mark.parametrize(
    ("tokenizer_config", "processor", "begin"),
    [
        ({"add_bos_token": True}, None, 1),
        ({"add_bos_token": False, "bos_token": "<s>"}, {"single": "<s>"}, None),
        ({"bos_token": {"content": "<s>"}}, {"single": [{"id": "<s>"}]}, 1),
        ({"bos_token": "<s>"}, {"single": []}, None),
        ({}, None, None),
    ],
)
def test_begin_token(
    tmp_path: Path, tokenizer_config: dict[str, Any], processor: Any, begin: int | None
) -> None:
    path = folder(
        tmp_path / "a",
        config={"bos_token_id": 1},
        tokenizer={"post_processor": processor},
        tokenizer_config=tokenizer_config,
    )
    assert hub_begin_token(path) == begin


def test_templates(tmp_path: Path) -> None:
    named = [{"name": "tools", "template": "T"}, {"name": "default", "template": "D"}]
    path = folder(tmp_path / "a", tokenizer_config={"chat_template": named})
    assert hub_template(path) == "D"
    assert hub_facts(path).prompt_style is PromptStyle.CHAT
    (path / "chat_template.jinja").write_text("F")
    assert hub_template(path) == "F"
    bare = folder(tmp_path / "b")
    assert hub_template(bare) is None
    assert hub_facts(bare).prompt_style is PromptStyle.FEW_SHOT
