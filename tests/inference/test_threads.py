from __future__ import annotations

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


def test_this_process_may_run_somewhere() -> None:
    assert len(usable_processors()) >= 1
