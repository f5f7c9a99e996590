"""Work that yields steps and returns a result."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from gpt_desktop.core.steps import Steps, changed, finish


class Counting:
    """A work that counts, and remembers whether it was let go of."""

    def __init__(self, fails_at: int | None = None) -> None:
        self.closed = False
        self._fails_at = fails_at

    def work(self, total: int) -> Generator[int, None, str]:
        try:
            for number in range(total):
                if number == self._fails_at:
                    raise ValueError(f"at {number}")
                yield number
            return f"{total} in all"
        finally:
            self.closed = True


def test_steps_are_looped_over_and_then_there_is_the_result() -> None:
    steps = Steps(Counting().work(3))
    assert list(steps) == [0, 1, 2]
    assert steps.result == "3 in all"


def test_there_is_no_result_before_the_end() -> None:
    steps = Steps(Counting().work(3))
    assert next(iter(steps)) == 0
    with pytest.raises(RuntimeError, match="not over"):
        _ = steps.result


def test_a_result_may_be_none() -> None:
    def nothing() -> Generator[int, None, None]:
        yield 1

    steps = Steps(nothing())
    assert list(steps) == [1]
    assert steps.result is None


def test_finish_tells_each_step() -> None:
    seen: list[int] = []
    assert finish(Counting().work(2), seen.append) == "2 in all"
    assert seen == [0, 1]
    assert finish(Counting().work(2)) == "2 in all"


def test_an_error_of_the_work_comes_through() -> None:
    with pytest.raises(ValueError, match="at 1"):
        finish(Counting(fails_at=1).work(3))


def test_an_error_of_who_takes_the_steps_closes_the_work() -> None:
    def refuse(step: int) -> None:
        raise KeyError(step)

    counting = Counting()
    with pytest.raises(KeyError):
        finish(counting.work(3), refuse)
    assert counting.closed


def test_changed_changes_the_steps_and_keeps_the_result() -> None:
    steps = Steps(changed(Counting().work(2), lambda step: f"step {step}"))
    assert list(steps) == ["step 0", "step 1"]
    assert steps.result == "2 in all"


def test_changed_work_that_is_closed_closes_what_it_changes() -> None:
    counting = Counting()
    work = changed(counting.work(3), str)
    assert next(work) == "0"
    work.close()
    assert counting.closed


def test_an_error_thrown_where_the_steps_are_looped_over_reaches_the_work() -> None:
    counting = Counting(fails_at=2)
    work = changed(counting.work(3), str)
    assert [next(work), next(work)] == ["0", "1"]
    with pytest.raises(ValueError, match="at 2"):
        next(work)
    assert counting.closed
