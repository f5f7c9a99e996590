"""Where files live: the platform's place, a place that was named, or beside a portable copy."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pytest

from gpt_desktop import paths


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a built app, whose home and data folder are elsewhere."""
    folder = tmp_path / "program"
    folder.mkdir()
    monkeypatch.delenv("GPT_DESKTOP_DATA", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "gpt-desktop"))
    paths.can_keep_files.cache_clear()
    return folder


def test_the_built_app_keeps_its_data_in_the_platforms_place(program: Path) -> None:
    assert not paths.portable()
    assert program not in paths.data_dir().parents
    assert paths.data_dir().name == "gpt-desktop"


def test_a_file_beside_the_app_makes_it_portable(program: Path) -> None:
    (program / "portable.txt").write_text("", "utf-8")
    assert paths.data_dir() == program / "data"
    assert paths.portable()
    assert paths.settings_file().parent == paths.database_file().parent == program / "data"


def test_a_data_folder_beside_the_app_makes_it_portable(program: Path) -> None:
    (program / "data").mkdir()
    assert paths.data_dir() == program / "data"


def test_a_portable_copy_that_cannot_be_written_uses_the_platforms_place(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (program / "portable.txt").write_text("", "utf-8")

    def refuse(**where: object) -> None:
        raise PermissionError(13, f"not {where}")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    assert paths.portable_asked()
    assert not paths.portable()
    assert program not in paths.data_dir().parents


def test_a_place_that_is_named_goes_before_all(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (program / "data").mkdir()
    monkeypatch.setenv("GPT_DESKTOP_DATA", str(tmp_path / "named"))
    assert paths.data_dir() == tmp_path / "named"
    assert not paths.portable()


def test_a_source_tree_is_not_made_portable_by_a_folder() -> None:
    assert not paths.portable_asked()


def test_models_go_where_the_data_go_also_from_a_source_tree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GPT_DESKTOP_MODELS", raising=False)
    monkeypatch.setenv("GPT_DESKTOP_DATA", str(tmp_path))
    assert paths.in_checkout()
    assert paths.models_dir() == tmp_path / "models"
    assert paths.bundled_models_dir() == paths.resources_dir().parent / "models"
    monkeypatch.setenv("GPT_DESKTOP_MODELS", str(tmp_path / "here"))
    assert paths.models_dir() == tmp_path / "here"
    assert not paths.bundled_models_dir().exists()
