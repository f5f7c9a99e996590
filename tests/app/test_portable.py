"""``--portable`` keeps the data beside the app, or says why it cannot."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gpt_desktop import paths
from gpt_desktop.app.portable import use_portable_data
from gpt_desktop.core.errors import UserFacingError


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GPT_DESKTOP_DATA", "")
    monkeypatch.setattr(paths, "portable_dir", lambda: tmp_path / "data")
    paths.can_keep_files.cache_clear()
    return tmp_path / "data"


def test_the_data_are_beside_the_app(beside: Path) -> None:
    use_portable_data()
    assert paths.data_dir() == beside
    assert os.environ["GPT_DESKTOP_DATA"] == str(beside)
    assert paths.portable()


def test_a_folder_that_cannot_be_written_is_told(
    beside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "can_keep_files", lambda folder: folder != beside)
    with pytest.raises(UserFacingError, match="cannot be kept beside the app"):
        use_portable_data()
    assert not os.environ["GPT_DESKTOP_DATA"]
