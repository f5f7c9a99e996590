"""A checkpoint is exported only where there is room for what that takes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from gpt_desktop.app import engines
from gpt_desktop.app.toolbox import compose_toolbox
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.models import ExportChoices
from gpt_desktop.core.steps import finish
from tests.convert.tiny_checkpoint import TinyCheckpoint
from tests.convert.tiny_llama import TinyLlama


@pytest.mark.parametrize(
    ("measure", "words"),
    [("total_memory", "too little memory"), ("free_disk", "not enough room on the disk")],
)
def test_what_does_not_fit_is_not_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, measure: str, words: str
) -> None:
    for name in ("DATA", "MODELS"):
        monkeypatch.setenv(f"GPT_DESKTOP_{name}", str(tmp_path / name.lower()))
    monkeypatch.setattr(engines, measure, lambda *_: 100_000)
    folder = TinyCheckpoint(TinyLlama()).write(tmp_path / "checkpoint")
    export = compose_toolbox().export_model
    choices = ExportChoices(python=Path(sys.executable))
    with pytest.raises(UserFacingError, match=words):
        finish(export(folder, "", choices, CancelToken()))
    assert not (tmp_path / "models").exists()
