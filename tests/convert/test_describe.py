"""What weights say of themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.convert.describe import describe_source
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import PromptStyle
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


def test_what_is_no_gguf(tmp_path: Path) -> None:
    (tmp_path / "a.gguf").write_bytes(b"nothing of the kind")
    with pytest.raises(UserFacingError, match="not a GGUF"):
        describe_source(tmp_path / "a.gguf", "A")
