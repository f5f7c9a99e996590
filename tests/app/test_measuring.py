"""The app's own measuring on a real, tiny model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from gpt_desktop import paths
from gpt_desktop.app.toolbox import compose_toolbox
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.steps import finish
from gpt_desktop.inference.speculation import Guesser
from tests.inference.tiny_model import build_tiny_folder


def test_writing_is_measured_without_guesses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sample that repeats itself would have several tokens checked in a step, as no other has."""
    for name in ("DATA", "MODELS"):
        monkeypatch.setenv(f"GPT_DESKTOP_{name}", str(tmp_path / name.lower()))
    build_tiny_folder(paths.models_dir() / "tiny")
    guesses: list[tuple[int, int]] = []

    def guess(_: Guesser, tokens: Sequence[int], most: int) -> list[int]:
        guesses.append((len(tokens), most))
        return []

    monkeypatch.setattr(Guesser, "guess", guess)
    measured = finish(compose_toolbox().measure("tiny", "again and " * 100, 16, CancelToken()))
    assert measured.decode > 0
    assert guesses == []
