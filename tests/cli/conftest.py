"""A terminal for the command's tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gpt_desktop import paths
from gpt_desktop.core.i18n import SOURCE_LANGUAGE, use_language
from tests.cli.toolbox import Terminal


@pytest.fixture
def terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Terminal]:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    yield Terminal(tmp_path, capsys, monkeypatch)
    use_language(paths.resources_dir() / "translations", SOURCE_LANGUAGE)
