"""How a model's makers sample it is read from its files, and kept."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from gpt_desktop.core.generation import SamplingDefaults, SamplingParams
from gpt_desktop.core.model_folder import ModelFolder, read_model_folder, write_manifest
from gpt_desktop.core.sampling_defaults import (
    SAMPLED,
    read_defaults,
    read_gguf_defaults,
    with_defaults,
)
from tests.core.test_hub_folder import folder
from tests.fakes import PLAIN_FACTS

# Qwen3's own.
QWEN = {"do_sample": True, "temperature": 0.6, "top_k": 20, "top_p": 0.95, "eos_token_id": [1, 2]}
KNOWN = SamplingDefaults(temperature=0.6, top_k=20, top_p=0.95)


def test_a_configuration_is_read() -> None:
    assert read_defaults(QWEN) == KNOWN
    assert read_defaults({"do_sample": False, "temperature": 0.6}).temperature == 0
    assert read_defaults({}) == SamplingDefaults()


@pytest.mark.parametrize(
    "values",
    [
        {"temperature": "hot"},
        {"temperature": True},
        {"temperature": -1},
        {"temperature": float("nan")},
        {"top_k": -5},
        {"top_k": float("inf")},
        {"top_p": 0},
        {"min_p": 7},
        {"repetition_penalty": None},
    ],
)
def test_what_cannot_be_is_left_out(values: dict[str, object]) -> None:
    assert read_defaults(values) == SamplingDefaults()


def test_a_gguf_s_keys_are_read() -> None:
    metadata = {
        "general.sampling.temp": 0.5,
        "general.sampling.top_k": 64,
        "general.sampling.penalty_repeat": 1.05,
        "general.name": "x",
    }
    expected = SamplingDefaults(temperature=0.5, top_k=64, repetition_penalty=1.05)
    assert read_gguf_defaults(metadata) == expected


def test_the_manifest_keeps_them(tmp_path: Path) -> None:
    facts = replace(PLAIN_FACTS, id=tmp_path.name, sampling=KNOWN)
    write_manifest(ModelFolder(tmp_path, facts, end_tokens=(1,)))
    assert read_model_folder(tmp_path).facts.sampling == KNOWN
    write_manifest(ModelFolder(tmp_path, replace(facts, sampling=SamplingDefaults()), (1,)))
    assert "[sampling]" not in (tmp_path / "model.toml").read_text(encoding="utf-8")


def test_a_hub_s_folder_has_them(tmp_path: Path) -> None:
    path = folder(tmp_path / "hub")
    (path / "generation_config.json").write_text(json.dumps(QWEN))
    assert read_model_folder(path).facts.sampling == KNOWN


def test_they_take_the_place_of_what_may_be_replaced() -> None:
    params = SamplingParams(temperature=0.2, top_k=40, min_p=0.05)
    assert with_defaults(params, KNOWN, ()) == params
    replaced = with_defaults(params, KNOWN, SAMPLED)
    assert replaced == replace(params, temperature=0.6, top_k=20, top_p=0.95)
