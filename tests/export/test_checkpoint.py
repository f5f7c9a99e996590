"""Which folders are exported, and what the others are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import PromptStyle
from gpt_desktop.core.model_source import SourceKind
from gpt_desktop.export.checkpoint import describe_checkpoint, find_checkpoint
from tests.export.checkpoint_folders import write_checkpoint, write_table


def refused(folder: Path) -> str:
    with pytest.raises(UserFacingError) as caught:
        find_checkpoint(folder)
    return caught.value.why


def test_a_checkpoint_is_found_also_where_a_graph_lies_beside_it(tmp_path: Path) -> None:
    folder = write_checkpoint(tmp_path / "Some Model")
    (folder / "onnx").mkdir()
    (folder / "onnx" / "model_q4.onnx").write_bytes(b"graph")
    source = find_checkpoint(folder)
    assert (source.kind, source.path, source.name) == (
        SourceKind.CHECKPOINT,
        folder,
        "Some Model",
    )


def test_what_is_no_checkpoint_is_told(tmp_path: Path) -> None:
    assert "no folder with config.json" in refused(tmp_path)
    assert "no folder with config.json" in refused(tmp_path / "nowhere")
    (tmp_path / "config.json").write_text("{", encoding="utf-8")
    assert "damaged" in refused(tmp_path)


def test_weights_that_can_carry_programs_are_not_read(tmp_path: Path) -> None:
    folder = write_checkpoint(tmp_path / "pickled")
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    assert "can carry programs" in refused(folder)


@pytest.mark.parametrize("place", ["pytorch_model.bin", "../other/model.safetensors"])
def test_an_index_leads_to_safetensors_of_the_folder_only(tmp_path: Path, place: str) -> None:
    folder = write_checkpoint(tmp_path / "split")
    write_table(folder / "model.safetensors.index.json", {"weight_map": {"a": place}})
    assert "damaged" in refused(folder)


def test_a_missing_part_is_named(tmp_path: Path) -> None:
    folder = write_checkpoint(tmp_path / "split")
    name = "model-00002-of-00002.safetensors"
    places = {"a": "model.safetensors", "b": name}
    write_table(folder / "model.safetensors.index.json", {"weight_map": places})
    assert name in refused(folder)
    (folder / name).write_bytes(b"weights")
    assert find_checkpoint(folder).path == folder


def test_adapters_and_rounded_weights_are_told(tmp_path: Path) -> None:
    rounded = write_checkpoint(tmp_path / "gptq", quantization_config={"quant_method": "gptq"})
    assert "rounded already" in refused(rounded)
    adapter = write_checkpoint(tmp_path / "lora")
    write_table(adapter / "adapter_config.json", {})
    assert "LoRA" in refused(adapter)


def test_a_template_makes_it_a_chat(tmp_path: Path) -> None:
    folder = write_checkpoint(tmp_path / "base")
    assert describe_checkpoint(folder, "Mine").prompt_style is PromptStyle.FEW_SHOT
    (folder / "chat_template.jinja").write_text("{{ messages }}", encoding="utf-8")
    described = describe_checkpoint(folder, "Mine")
    assert (described.name, described.prompt_style) == ("Mine", PromptStyle.CHAT)
    write_table(folder / "tokenizer_config.json", {"chat_template": 1})
    (folder / "chat_template.jinja").write_bytes(b"\xff")
    with pytest.raises(UserFacingError, match="could not be exported"):
        describe_checkpoint(folder, "Mine")
