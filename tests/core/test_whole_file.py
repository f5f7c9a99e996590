"""A file is the old one or the new one, whatever happens in between."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from gpt_desktop.core.disk_errors import disk_full, is_full
from gpt_desktop.core.whole_file import whole_file


def test_the_new_one_takes_the_old_ones_place(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_bytes(b"old")
    with whole_file(path) as file:
        file.write(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_an_error_leaves_the_old_one_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_bytes(b"old")

    def fail() -> None:
        with whole_file(path) as file:
            file.write(b"ne")
            raise ValueError("halfway")

    with pytest.raises(ValueError, match="halfway"):
        fail()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_name_as_long_as_names_may_be(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 255)
    with whole_file(path, lasting=False) as file:
        file.write(b"x")
    assert path.read_bytes() == b"x"


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions")
def test_it_is_its_owners_alone_unless_asked_for(tmp_path: Path) -> None:
    with whole_file(tmp_path / "own"):
        pass
    with whole_file(tmp_path / "shared", mode=0o644):
        pass
    assert stat.S_IMODE((tmp_path / "own").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "shared").stat().st_mode) == 0o644


def test_no_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), whole_file(tmp_path / "none" / "file"):
        pass


def test_what_full_means() -> None:
    assert is_full(OSError(28, "No space left on device"))
    assert not is_full(OSError(13, "Permission denied"))
    assert str(disk_full("For this.")).startswith("The disk is full.")
