"""A lock is held by one, and freed at the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.core.file_lock import LockedError, file_lock


def test_a_second_taker_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    with file_lock(path), pytest.raises(LockedError), file_lock(path):
        pytest.fail("the lock was given twice")


def test_a_lock_is_free_again(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    with file_lock(path):
        assert path.exists()
    with file_lock(path):
        assert path.exists()


def test_a_failed_block_frees_the_lock(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    with pytest.raises(RuntimeError), file_lock(path):
        raise RuntimeError
    with file_lock(path):
        assert path.exists()


def test_a_folder_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), file_lock(tmp_path / "missing" / "a.lock"):
        pytest.fail("a lock without a file")
