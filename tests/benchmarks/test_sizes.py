"""The report of the sizes people use."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.limits import read_limits
from benchmarks.measure import compare
from benchmarks.sizes.models import SIZES
from benchmarks.sizes.report import LIMITS, record_id, write_sizes
from benchmarks.sizes.rows import ROWS
from benchmarks.store import About, Record, Settings, Store


def keep(store: Store, name: str) -> None:
    store.begin(About(Settings(2, 5, quick=False), {"Processor": "One", "GPT Desktop": "1.0"}))
    found = compare([3.0], [2.0])
    store.save(Record(record_id(name, ROWS[0]), "2026-01-01T00:00:00+00:00", 1.0, found))


def test_each_size_has_its_table(tmp_path: Path) -> None:
    store, name = Store(tmp_path / "kept"), next(iter(SIZES))
    keep(store, name)
    write_sizes(store, tmp_path / "sizes.md")
    text = (tmp_path / "sizes.md").read_text(encoding="utf-8")
    assert "| Processor | One |" in text
    told = "Measured on 2026-01-01: GPT Desktop 1.0, One."
    assert f"## {name}\n\n{told}\n\n| figure" in text
    assert "| 3.00 | 2.00 (llama.cpp) | 1.50 (1.50–1.50) | ≥ 1.00 | yes |" in text
    assert text.count("Not measured.") == len(SIZES) - 1


def test_a_size_that_is_not_measured_anew_keeps_its_figures(tmp_path: Path) -> None:
    first, second = list(SIZES)[:2]
    for number, name in enumerate((first, second)):
        store = Store(tmp_path / str(number))
        keep(store, name)
        write_sizes(store, tmp_path / "sizes.md")
    text = (tmp_path / "sizes.md").read_text(encoding="utf-8")
    assert text.count("Measured on 2026-01-01") == 2
    assert text.count("Not measured.") == len(SIZES) - 2


def test_nothing_measured_is_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="nothing has been measured"):
        write_sizes(Store(tmp_path), tmp_path / "sizes.md")


def test_limits_are_of_rows_with_a_target() -> None:
    assert set(read_limits(LIMITS)) <= {row.id for row in ROWS if row.target is not None}
