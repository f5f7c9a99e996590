"""Folders that look like checkpoints; their weights are none."""

from __future__ import annotations

import json
from pathlib import Path

CONFIG = {"model_type": "gpt_x", "eos_token_id": 2, "max_position_embeddings": 64}


def write_checkpoint(folder: Path, **settings: object) -> Path:
    """A folder with one file of safetensors."""
    folder.mkdir(parents=True, exist_ok=True)
    write_table(folder / "config.json", {**CONFIG, **settings})
    (folder / "model.safetensors").write_bytes(b"weights")
    return folder


def write_table(path: Path, table: object) -> None:
    """A table as JSON."""
    path.write_text(json.dumps(table), encoding="utf-8")
