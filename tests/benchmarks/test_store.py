"""What is kept of a run."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.curves import Curve, Line
from benchmarks.measure import compare
from benchmarks.results import how, measured_of, write_results
from benchmarks.run import PARTS
from benchmarks.store import About, Record, Settings, Store

ABOUT = About(Settings(2, 5, quick=False), {"Processor": "Z80"})
FIGURE = Record("decode", "2026-11-24T23:05:00+00:00", 90.0, compare([1.0, 3.0], [2.0, 2.0]))
CURVES = Record(
    "threads",
    "2026-11-24T23:10:00+00:00",
    30.0,
    curves=(Curve("Writing", "writing.svg", "threads", "tokens/s", [Line("A", {1: 5.0, 2: 9.5})]),),
)


def test_what_is_saved_is_read(tmp_path: Path) -> None:
    store = Store(tmp_path / "new")
    assert store.about() is None
    assert store.records() == {}
    store.begin(ABOUT)
    store.save(FIGURE)
    store.save(CURVES)
    again = Store(tmp_path / "new")
    assert again.about() == ABOUT
    assert again.records() == {"decode": FIGURE, "threads": CURVES}


def test_a_new_run_begins_with_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.begin(ABOUT)
    store.save(FIGURE)
    other = About(Settings(1, 5, quick=False), {})
    store.begin(other)
    assert store.about() == other
    assert store.records() == {}


def test_results_of_a_run_that_was_cut_off(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept")
    store.begin(ABOUT)
    with pytest.raises(ValueError, match="nothing has been measured"):
        write_results(store, ABOUT, tmp_path)
    store.save(FIGURE)
    store.save(CURVES)
    text = write_results(store, ABOUT, tmp_path).read_text(encoding="utf-8")
    assert "| 1.00 (0.50–1.50) | ≥ 1.25 | **no** |" in text
    assert "1.00 of 1.25: 20 % short | Profile" in text
    assert "- Reading a prompt of 512 tokens (llama.cpp)\n" in text
    assert "- Reading a prompt of 512 tokens (onnxruntime-genai)\n" in text
    assert "- the curves over contexts\n" in text
    assert "2 minutes of measuring" in text
    assert "median of 5 rounds" in text
    assert (tmp_path / "writing.svg").is_file()


def test_all_is_measured_when_nothing_is_missing() -> None:
    assert measured_of({part.id: FIGURE for part in PARTS}).missing == []
    assert "2 threads" in how(ABOUT.settings)
