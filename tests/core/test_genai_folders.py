"""Repositories with a folder of onnxruntime-genai for each kind of hardware."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.model_source import SourceKind, find_model_source

BLOCK = "cpu_and_mobile/cpu-int4-rtn-block-32"


def repository(path: Path, *folders: str) -> Path:
    """Folders with a configuration each, as those of Phi are published."""
    for name in folders:
        (path / name).mkdir(parents=True)
        for file in ("genai_config.json", "model.onnx"):
            (path / name / file).write_text("{}")
    return path


def test_the_quickest_for_processors_is_taken_and_called_as_the_whole(tmp_path: Path) -> None:
    path = repository(
        tmp_path / "Phi-4-mini-instruct-onnx",
        *(BLOCK, f"{BLOCK}-acc-level-4", "gpu/gpu-int4-rtn-block-32", "directml/a-acc-level-4"),
    )
    (path / "config.json").write_text("{}")  # of the checkpoint that it was made of
    source = find_model_source(path)
    assert (source.kind, source.name) == (SourceKind.FOLDER, "Phi-4-mini-instruct-onnx")
    assert source.path == path / f"{BLOCK}-acc-level-4"
    assert find_model_source(path / BLOCK / "model.onnx").path == path / BLOCK


def test_folders_of_any_name_and_of_one_level_are_found(tmp_path: Path) -> None:
    path = repository(tmp_path / "Model", "fp32", "int4")
    assert find_model_source(path).path == path / "int4"
    assert find_model_source(repository(tmp_path / "Other", "x")).path.name == "x"


def test_those_for_other_hardware_are_told(tmp_path: Path) -> None:
    path = repository(tmp_path / "Model", "cuda/cuda-fp16", "npu")
    with pytest.raises(UserFacingError, match="made for other hardware"):
        find_model_source(path)
