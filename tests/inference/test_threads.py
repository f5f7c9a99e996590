from __future__ import annotations

import os
from pathlib import Path

import pytest

from gpt_desktop.inference.threads import step_threads, usable_processors


def _topology(path: Path, siblings: list[str]) -> Path:
    for number, text in enumerate(siblings):
        folder = path / f"cpu{number}" / "topology"
        folder.mkdir(parents=True)
        (folder / "thread_siblings_list").write_text(text + "\n", encoding="ascii")
    return path


def test_hyper_threads_count_once(tmp_path: Path) -> None:
    topology = _topology(tmp_path, ["0,2", "1,3", "0,2", "1,3"])
    assert step_threads({0, 1, 2, 3}, topology) == 2
    assert step_threads({0, 2}, topology) == 1


def test_many_cores_are_not_all_used(tmp_path: Path) -> None:
    topology = _topology(tmp_path, [str(number) for number in range(32)])
    assert step_threads(set(range(32)), topology) == 8


@pytest.mark.parametrize(("logical", "threads"), [(1, 1), (2, 2), (4, 4), (8, 4), (64, 8)])
def test_where_the_system_does_not_tell(tmp_path: Path, logical: int, threads: int) -> None:
    assert step_threads(set(range(logical)), tmp_path) == threads


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="the system binds no process")
def test_only_processors_this_process_is_bound_to_count() -> None:
    allowed = os.sched_getaffinity(0)
    assert usable_processors() == allowed
    one = max(allowed)
    os.sched_setaffinity(0, {one})
    try:
        assert usable_processors() == {one}
    finally:
        os.sched_setaffinity(0, allowed)


@pytest.mark.parametrize(("count", "processors"), [(3, {0, 1, 2}), (None, {0})])
def test_where_no_process_is_bound_all_processors_count(
    monkeypatch: pytest.MonkeyPatch, count: int | None, processors: set[int]
) -> None:
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: count)
    assert usable_processors() == processors
