"""Measuring part by part."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.children import ChildError, EngineSpec
from benchmarks.curves import Curve, Line
from benchmarks.environments import MissingError, python_of
from benchmarks.measure import Comparison, compare
from benchmarks.rows.base import Bench
from benchmarks.rows.registry import RUNTIME_ROWS
from benchmarks.run import Part, measure_all
from benchmarks.store import About, Settings, Store

SPEC = EngineSpec(Path(sys.executable), "ours", Path("nowhere"))
BENCH = Bench(SPEC, SPEC, 1, 5)


def _figure(_bench: Bench) -> Comparison:
    return compare([3.0], [2.0])


def _curves(_bench: Bench) -> list[Curve]:
    return [Curve("Writing", "x.svg", "threads", "tokens/s", [Line("A", {1: 5.0})])]


def _failing(_bench: Bench) -> Comparison:
    raise ChildError("It ended.")


def test_a_failed_part_does_not_keep_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = Store(tmp_path)
    store.begin(About(Settings(1, 5, quick=False), {}))
    parts = [Part("decode", _figure), Part("prefill", _failing), Part("threads", _curves)]
    assert measure_all(BENCH, parts, store) == ["prefill"]
    records = store.records()
    assert set(records) == {"decode", "threads"}
    assert records["decode"].comparison == compare([3.0], [2.0])
    assert list(records["threads"].curves) == _curves(BENCH)
    told = capsys.readouterr()
    assert "prefill: not measured. It ended." in told.err
    assert "| 3.00 | 2.00 (llama.cpp) | 1.50 (1.50–1.50) |" in told.out
    assert "Writing | A | 1: 5.0" in told.out


def test_a_runtime_that_is_not_there_is_told() -> None:
    with pytest.raises(MissingError, match="optimum is not there"):
        RUNTIME_ROWS[0].measure(BENCH)


def test_fewer_rounds() -> None:
    assert BENCH.fewer(3).rounds == 3
    assert BENCH.fewer(9).rounds == 5


def test_an_environment_that_was_not_made_is_told() -> None:
    with pytest.raises(MissingError, match="run `make bench` once"):
        python_of(".venv-of-nobody")
