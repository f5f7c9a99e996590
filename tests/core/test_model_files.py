"""Of a folder with several variants, the files of one make up a model."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.core.model_files import model_files


def write(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("{}")
    return folder


def test_one_variant_and_what_is_beside_it(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        *("config.json", "tokenizer.json", "README.md", ".gitattributes", "model.safetensors"),
        *("onnx/model.onnx", "onnx/model.onnx_data", "onnx/model_fp16.onnx"),
        *("onnx/model_q4.onnx", "onnx/model_q4.onnx_data", "onnx/model_q4.onnx_data_1"),
        *("onnx/model_q4f16.onnx", "onnx/model_q4f16.onnx_data", "other/model_q4.onnx"),
    )
    assert model_files(folder) == [
        "README.md",
        "config.json",
        "onnx/model_q4.onnx",
        "onnx/model_q4.onnx_data",
        "onnx/model_q4.onnx_data_1",
        "tokenizer.json",
    ]


def test_a_decoder_comes_with_the_graph_of_its_embeddings(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        *("config.json", "onnx/decoder_model_merged_q4.onnx", "onnx/vision_encoder_q4.onnx"),
        *("onnx/decoder_model_merged_q4.onnx_data", "onnx/embed_tokens_quantized.onnx"),
        *("onnx/embed_tokens_quantized.onnx_data", "onnx/embed_tokens_fp16.onnx"),
    )
    assert model_files(folder) == [
        "config.json",
        "onnx/decoder_model_merged_q4.onnx",
        "onnx/decoder_model_merged_q4.onnx_data",
        "onnx/embed_tokens_quantized.onnx",
        "onnx/embed_tokens_quantized.onnx_data",
    ]


def test_the_folder_itself_may_hold_the_graph(tmp_path: Path) -> None:
    folder = write(tmp_path, "model.onnx", "model.onnx.data", "tokenizer.json", "vision.onnx")
    config = '{"model": {"decoder": {"filename": "model.onnx"}}}'
    (folder / "genai_config.json").write_text(config)
    assert model_files(folder) == [
        "genai_config.json",
        "model.onnx",
        "model.onnx.data",
        "tokenizer.json",
    ]


@pytest.mark.parametrize("name", ["../model.onnx", "/model.onnx", ""])
def test_names_that_lead_outside(tmp_path: Path, name: str) -> None:
    config = f'{{"model": {{"decoder": {{"filename": "{name}"}}}}}}'
    (write(tmp_path) / "genai_config.json").write_text(config)
    with pytest.raises(ValueError, match="no graph"):
        model_files(tmp_path)
