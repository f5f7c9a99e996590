"""Folders made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.prepare.made import made


class _Maker:
    def __init__(self) -> None:
        self.times = 0

    def __call__(self, folder: Path) -> None:
        self.times += 1
        (folder / "result").write_text(str(self.times), encoding="ascii")


def test_made_anew_only_when_a_source_changes(tmp_path: Path) -> None:
    source, maker = tmp_path / "source", _Maker()
    source.write_text("a", encoding="ascii")
    for _ in range(2):
        folder = made(tmp_path / "made", [source], maker)
        assert (folder / "result").read_text(encoding="ascii") == "1"
    source.write_text("b", encoding="ascii")
    folder = made(tmp_path / "made", [source], maker)
    assert (folder / "result").read_text(encoding="ascii") == "2"
    assert not folder.with_name("made.partial").exists()


def test_what_failed_is_not_taken_for_made(tmp_path: Path) -> None:
    def failing(folder: Path) -> None:
        (folder / "half").write_text("", encoding="ascii")
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        made(tmp_path / "made", [], failing)
    assert not (tmp_path / "made").exists()
    folder = made(tmp_path / "made", [], _Maker())
    assert not (folder / "half").exists()
