"""What does not fit is told before it is downloaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.catalog.fit import check_fit, free_disk
from gpt_desktop.catalog.memory import total_memory
from gpt_desktop.core.errors import UserFacingError
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
