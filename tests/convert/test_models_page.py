"""``docs/models.md`` says what the code does."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from gpt_desktop.convert.checkpoint_config import MODEL_TYPES, read_config
from gpt_desktop.convert.checkpoint_weights import Quantization
from gpt_desktop.convert.decoder_source import open_source
from gpt_desktop.convert.spec import FORMS
from gpt_desktop.convert.text_part import WHOLES
from gpt_desktop.core.errors import UserFacingError
from tests.convert.model_families import FAMILIES, REFUSED, RIGHT, table, written
from tests.convert.tiny_checkpoint import TinyCheckpoint
from tests.convert.tiny_llama import TinyLlama

HOW = "python -m tests.convert.model_families writes the table anew"
# A form for checkpoints only: GGUF files have its matrices apart.
ONLY_IN_CHECKPOINTS = {"granitemoehybrid"}


def types(result: str) -> set[str]:
    lines = (family.model_types for family in FAMILIES if family.checkpoints == result)
    return set(chain.from_iterable(lines))


def architectures(result: str) -> set[str]:
    lines = (family.architectures for family in FAMILIES if family.gguf == result)
    return set(chain.from_iterable(lines))


def test_the_page_has_the_table() -> None:
    assert written() == table(), HOW


def test_the_table_has_what_is_read() -> None:
    assert types(RIGHT) == {*MODEL_TYPES, *WHOLES}, "FAMILIES and MODEL_TYPES"
    assert architectures(RIGHT) == set(FORMS) - ONLY_IN_CHECKPOINTS, "FAMILIES and FORMS"


@pytest.mark.parametrize("model_type", sorted(types(REFUSED)))
def test_checkpoints_are_refused(model_type: str) -> None:
    config = TinyCheckpoint(TinyLlama(), {"model_type": model_type}).description()
    with pytest.raises(UserFacingError, match="cannot be"):
        read_config(config, has_output=False)


@pytest.mark.parametrize("architecture", sorted(architectures(REFUSED)))
def test_gguf_files_are_refused(tmp_path: Path, architecture: str) -> None:
    source = TinyLlama(architecture=architecture).write(tmp_path / "tiny.gguf")
    with pytest.raises(UserFacingError, match="cannot be"):
        open_source(source, Quantization.NONE)
