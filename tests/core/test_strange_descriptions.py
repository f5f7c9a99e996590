"""Descriptions with values of any kind where others belong: read, or told, never a crash."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.model_folder import MANIFEST, ModelFolder, read_model_folder, write_manifest
from tests.core.test_hub_folder import folder
from tests.core.test_model_folder import facts

STRANGE: list[Any] = [
    None,
    True,
    -1,
    10**30,
    1e400,
    0.5,
    "x",
    "\ud800",
    [],
    {},
    [[]],
    [None],
    [{}],
    {"a": []},
]
WHOLE: dict[str, dict[str, Any]] = {
    "config": {
        "max_position_embeddings": 99,
        "eos_token_id": 2,
        "bos_token_id": 1,
        "text_config": {"eos_token_id": 3},
    },
    "generation_config": {"eos_token_id": [2, 3]},
    "tokenizer_config": {
        "add_bos_token": True,
        "bos_token": {"content": "<s>"},
        "chat_template": [{"name": "default", "template": "T"}],
    },
    "tokenizer": {"post_processor": {"single": "<s>"}, "added_tokens": []},
    "genai_config": {
        "model": {
            "context_length": 9,
            "bos_token_id": 1,
            "eos_token_id": 2,
            "decoder": {"filename": "onnx/model.onnx", "head_size": 16},
        }
    },
}


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Each container within a value, and each of its keys."""
    keys: list[Any] = []
    if isinstance(value, dict):
        keys = list(value)
    elif isinstance(value, list):
        keys = list(range(len(value)))
    found: list[tuple[Any, Any]] = [(value, key) for key in keys]
    return found + [each for key in keys for each in _places(value[key])]


def _refusal(path: Path) -> UserFacingError | None:
    try:
        read_model_folder(path)
    except UserFacingError as error:
        return error
    return None


def _check(path: Path) -> None:
    """A clear error or none; a higher format number is a newer version's."""
    error = _refusal(path)
    if error is not None:
        assert "damaged" in error.what or "newer" in error.what
        assert error.next_step


@pytest.mark.parametrize("genai", [True, False])
def test_of_hubs(tmp_path: Path, genai: bool) -> None:
    whole = {name: table for name, table in WHOLE.items() if genai or name != "genai_config"}
    path = folder(tmp_path / "hub", ("onnx/model.onnx",), **whole)
    read_model_folder(path)
    for name, table in whole.items():
        text = json.dumps(table)
        for place in range(len(_places(table))):
            for strange in STRANGE:
                changed = json.loads(text)
                container, key = _places(changed)[place]
                container[key] = strange
                (path / f"{name}.json").write_text(json.dumps(changed))
                _check(path)
        for strange in STRANGE:
            (path / f"{name}.json").write_text(json.dumps(strange))
            _check(path)
        (path / f"{name}.json").write_text(text)


def test_of_this_app(tmp_path: Path) -> None:
    write_manifest(ModelFolder(tmp_path, facts("Small", 12.5), end_tokens=(2, 5), begin_token=1))
    lines = (tmp_path / MANIFEST).read_text(encoding="utf-8").splitlines()
    strange = ["true", "-1", "1e400", "nan", "'x'", "[]", "{}", "[[]]", "1979-05-27", str(10**30)]
    for number, line in enumerate(lines):
        for value in strange if " = " in line else ["", "[tokens]", "[[model]]"]:
            changed = f"{line.split(' = ')[0]} = {value}" if " = " in line else value
            text = "\n".join([*lines[:number], changed, *lines[number + 1 :]])
            (tmp_path / MANIFEST).write_text(text, encoding="utf-8")
            _check(tmp_path)
