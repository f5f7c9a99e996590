"""What weights say of themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.convert.describe import describe_source
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import PromptStyle, SamplingDefaults
from tests.convert.tiny_checkpoint import TinyCheckpoint
from tests.convert.tiny_llama import TinyLlama


def test_a_gguf_file(tmp_path: Path) -> None:
    path = TinyLlama(metadata={"general.license": "apache-2.0"}).write(tmp_path / "a.gguf")
    found = describe_source(path, "A")
    assert (found.name, found.licence, found.source) == ("A", "apache-2.0", "a.gguf")
    assert found.prompt_style is PromptStyle.CHAT
    assert (found.languages, found.sha256) == ((), "")


def test_a_checkpoint(tmp_path: Path) -> None:
    folder = TinyCheckpoint(TinyLlama()).write(tmp_path / "checkpoint")
    assert describe_source(folder, "B").prompt_style is PromptStyle.CHAT
    (folder / "tokenizer_config.json").unlink()
    assert describe_source(folder, "B").prompt_style is PromptStyle.FEW_SHOT


def test_how_its_makers_sample_it(tmp_path: Path) -> None:
    metadata = {"general.sampling.temp": 0.6, "general.sampling.top_k": 20}
    path = TinyLlama(metadata=metadata).write(tmp_path / "a.gguf")
    expected = SamplingDefaults(temperature=0.6, top_k=20)
    assert describe_source(path, "A").sampling == expected
    folder = TinyCheckpoint(TinyLlama()).write(tmp_path / "checkpoint")
    assert describe_source(folder, "B").sampling == SamplingDefaults()
    values = '{"temperature": 0.6, "top_k": 20, "eos_token_id": 2}'
    (folder / "generation_config.json").write_text(values, encoding="utf-8")
    assert describe_source(folder, "B").sampling == expected


def test_what_is_no_gguf(tmp_path: Path) -> None:
    (tmp_path / "a.gguf").write_bytes(b"nothing of the kind")
    with pytest.raises(UserFacingError, match="not a GGUF"):
        describe_source(tmp_path / "a.gguf", "A")
