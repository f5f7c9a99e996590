"""Tokenizer, template and settings of a checkpoint, beside its graph."""

from __future__ import annotations

import shutil
from pathlib import Path

from transformers import AutoTokenizer

from gpt_desktop.core.hub_folder import (
    CHAT_TEMPLATE,
    GENERATION_CONFIG,
    TOKENIZER,
    TOKENIZER_CONFIG,
)
from gpt_desktop.export.failure import ExportFailureError, ExportFailureKind

_COPIED = (TOKENIZER, TOKENIZER_CONFIG, CHAT_TEMPLATE, GENERATION_CONFIG)


def save_text_files(source: Path, target: Path) -> None:
    """Copy what is there as it is; a tokenizer in another form becomes ``tokenizer.json``.

    Raises:
        ExportFailureError: it has no tokenizer that can become one.
        OSError: the disk is full.
    """
    if not (source / TOKENIZER).is_file():
        _convert(source, target)
    for name in _COPIED:
        if (source / name).is_file():
            shutil.copyfile(source / name, target / name)


def _convert(source: Path, target: Path) -> None:
    try:
        tokenizer = AutoTokenizer.from_pretrained(
            source, use_fast=True, trust_remote_code=False, local_files_only=True
        )
        tokenizer.save_pretrained(target)
    except Exception as error:
        # Each of some fifty classes reads files of its own kind.
        raise ExportFailureError(ExportFailureKind.NO_TOKENIZER) from error
    if not (target / TOKENIZER).is_file():
        raise ExportFailureError(ExportFailureKind.NO_TOKENIZER)
