"""What does not fit is told before it is downloaded."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gpt_desktop.catalog import fit
from gpt_desktop.catalog.fit import check_fit, check_room, find_fit, free_disk, memory_needed
from gpt_desktop.catalog.memory import total_memory
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.hub import Fit
from gpt_desktop.core.models import CatalogEntry

MB = 1_000_000
ENTRY = CatalogEntry("big", "Big", "MIT", ("en",), "", 400 * MB, 500 * MB, default=False)


def test_enough_of_both() -> None:
    check_fit(ENTRY, disk_needed=900 * MB, disk_free=900 * MB, memory=1250 * MB)


def test_a_small_disk() -> None:
    with pytest.raises(UserFacingError, match=r"room.*Big.*1,200 MB.*900 MB"):
        check_fit(ENTRY, disk_needed=1200 * MB, disk_free=900 * MB, memory=None)


def test_a_small_memory() -> None:
    with pytest.raises(UserFacingError, match=r"memory.*Big.*1,250 MB.*1,000 MB"):
        check_fit(ENTRY, disk_needed=1, disk_free=900 * MB, memory=1000 * MB)


def test_an_unknown_memory_is_no_reason_to_refuse() -> None:
    check_fit(ENTRY, disk_needed=1, disk_free=900 * MB, memory=None)


def test_this_computer_is_measured(tmp_path: Path) -> None:
    assert free_disk(tmp_path) > 0
    memory = total_memory()
    assert memory is None or memory > 100 * MB
    assert free_disk(tmp_path / "not" / "there") > 0


@pytest.mark.parametrize(
    ("memory", "disk", "expected"),
    [
        ((16_000, 12_000), 10_000, Fit.FITS),
        ((16_000, 1_000), 10_000, Fit.SLOW),
        ((2_000, 1_900), 10_000, Fit.TOO_LARGE),
        ((16_000, 12_000), 1_999, Fit.TOO_LARGE),
        ((None, None), 10_000, Fit.UNKNOWN),
        ((16_000, None), 10_000, Fit.UNKNOWN),
        ((None, None), 1_999, Fit.TOO_LARGE),
    ],
)
def test_the_label_says_how_it_fits(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    memory: tuple[int | None, int | None],
    disk: int,
    expected: Fit,
) -> None:
    """Megabytes of memory in all and free; of the model 1,000 installed, of the disk 2,000."""
    total, free = (None if each is None else each * MB for each in memory)
    monkeypatch.setattr(fit, "total_memory", lambda: total)
    monkeypatch.setattr(fit, "free_memory", lambda: free)
    monkeypatch.setattr(fit, "free_disk", lambda _: disk * MB)
    assert find_fit(1_000 * MB, 2_000 * MB, tmp_path) is expected


@pytest.mark.parametrize(("cores", "expected"), [(1, Fit.SLOW), (None, Fit.SLOW), (4, Fit.FITS)])
def test_much_to_read_for_each_token_is_slow(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, cores: int | None, expected: Fit
) -> None:
    size = 3_500 * MB
    monkeypatch.setattr(fit, "total_memory", lambda: 64_000 * MB)
    monkeypatch.setattr(fit, "free_memory", lambda: memory_needed(size))
    monkeypatch.setattr(fit, "free_disk", lambda _: 64_000 * MB)
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    assert find_fit(size, size, tmp_path) is expected


def test_packed_weights_take_less_memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fit, "total_memory", lambda: 6_000 * MB)
    monkeypatch.setattr(fit, "free_memory", lambda: 5_500 * MB)
    monkeypatch.setattr(fit, "free_disk", lambda _: 64_000 * MB)
    size = 3_500 * MB
    assert find_fit(size, size, tmp_path, packed=False) is Fit.TOO_LARGE
    assert find_fit(size, size, tmp_path, packed=True) in (Fit.FITS, Fit.SLOW)
    with pytest.raises(UserFacingError, match="memory"):
        check_room("Big", size, size, 64_000 * MB, 6_000 * MB)
    check_room("Big", size, size, 64_000 * MB, 6_000 * MB, packed=True)
