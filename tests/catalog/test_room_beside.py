"""When two models are loaded side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.catalog.fit import memory_needed
from gpt_desktop.catalog.memory import free_memory
from gpt_desktop.catalog.room_beside import fits, has_room_beside

GB = 1_000_000_000


def test_the_free_memory_is_what_the_system_says(tmp_path: Path) -> None:
    meminfo = tmp_path / "meminfo"
    meminfo.write_text("MemTotal: 8000 kB\nMemFree: 10 kB\nMemAvailable:    3000 kB\n", "ascii")
    assert free_memory(meminfo) == 3000 * 1024


@pytest.mark.parametrize("text", ["", "MemTotal: 8000 kB\n", "MemAvailable: lots\n"])
def test_a_system_that_does_not_tell(tmp_path: Path, text: str) -> None:
    meminfo = tmp_path / "meminfo"
    meminfo.write_text(text, "ascii")
    assert free_memory(meminfo) is None
    assert free_memory(tmp_path / "none") is None


def test_a_model_fits_beside_others_in_what_is_free() -> None:
    assert fits(GB, [GB], free=2 * memory_needed(GB), total=64 * GB)
    assert not fits(GB, [GB], free=memory_needed(GB), total=64 * GB)


def test_files_that_would_push_each_other_out_of_memory_do_not_fit() -> None:
    assert fits(GB, [GB], free=7 * GB, total=8 * GB)
    assert not fits(GB, [2 * GB], free=7 * GB, total=8 * GB)


def test_without_a_word_on_what_is_free_both_take_their_share_of_all() -> None:
    assert fits(GB, [GB], free=None, total=16 * GB)
    assert not fits(GB, [GB], free=None, total=4 * GB)
    assert not fits(GB, [GB], free=None, total=None)
    assert fits(GB, [], free=None, total=None)


def test_nothing_has_room_for_everything() -> None:
    assert not has_room_beside(10**15, [])
