"""Files of strangers are read up to a size that makes sense."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gpt_desktop.core.bounded_file import read_bounded_text


def test_the_whole_text_up_to_the_bound(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes("é\r\n".encode())
    assert read_bounded_text(path, 4) == "é\r\n"
    with pytest.raises(ValueError, match="too large"):
        read_bounded_text(path, 3)


def test_a_hundred_gigabytes_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with path.open("wb") as file:
        file.truncate(100_000_000_000)
    with pytest.raises(ValueError, match="too large"):
        read_bounded_text(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ValueError, match="not a file"):
        read_bounded_text(tmp_path / "pipe")


def test_what_is_missing_or_no_text_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_bounded_text(tmp_path / "gone")
    (tmp_path / "bytes").write_bytes(b"\xff")
    with pytest.raises(ValueError, match="utf-8"):
        read_bounded_text(tmp_path / "bytes")
