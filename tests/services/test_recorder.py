"""What a task yields is saved in time, and a store that fails is told of once."""

from __future__ import annotations

from collections.abc import Generator, Sequence

import pytest

from gpt_desktop.core.annotations import Claim, Span
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.tasks.base import (
    Annotated,
    Notice,
    NoticeKind,
    TaskEvent,
    TaskResult,
    TextAdded,
    TextReset,
)
from gpt_desktop.services.recorder import Recorded, Recorder
from tests.core.running import drain
from tests.expected_log import ExpectedLog
from tests.storage.test_receipts import RECEIPT

FIRST, SECOND = Notice(NoticeKind.INFO, "First."), Notice(NoticeKind.WARNING, "Second.")
CLAIM, OTHER = Claim(Span(0, 3), 0.5), Claim(Span(4, 7), 0.9)


class Bench:
    """A recorder whose clock and store are set by hand."""

    def __init__(self, step: float = 1.0) -> None:
        self.now = 0.0
        self.step = step
        self.full = False
        self.saves: list[Recorded] = []
        self.recorder = Recorder(self.save, "Not saved: {reason}", self.clock)

    def clock(self) -> float:
        self.now += self.step
        return self.now

    def save(self, so_far: Recorded) -> None:
        if self.full:
            raise UserFacingError("The disk is full.")
        self.saves.append(so_far)

    def record(
        self,
        events: Sequence[TaskEvent],
        notices: tuple[Notice, ...] = (),
        annotations: tuple[Claim, ...] = (),
    ) -> list[object]:
        def work() -> Generator[TaskEvent, None, TaskResult]:
            yield from events
            return TaskResult("", RECEIPT.finish, RECEIPT, notices, annotations)

        return drain(self.recorder.record(work()))[0]


def test_everything_goes_on_and_is_recorded() -> None:
    bench = Bench()
    events = (TextAdded("The "), FIRST, Annotated(CLAIM), TextAdded("end"))
    assert bench.record(events) == list(events)
    assert bench.recorder.recorded == Recorded("The end", (FIRST,), (CLAIM,))
    assert [saved.text for saved in bench.saves] == ["The ", "The ", "The ", "The end"]


def test_saved_at_once_then_every_half_second() -> None:
    bench = Bench(step=0.2)
    bench.record([TextAdded(letter) for letter in "abcdef"])
    assert [saved.text for saved in bench.saves] == ["a", "abcd"]


def test_progress_is_nothing_to_save() -> None:
    bench = Bench()
    bench.record([Progressed(Phase.READING, 1, 2, Unit.TOKENS)])
    assert bench.saves == []


def test_a_reset_takes_the_text_and_what_was_said_of_it() -> None:
    bench = Bench()
    bench.record([FIRST, TextAdded("one"), Annotated(CLAIM), TextReset(), TextAdded("two")])
    assert bench.recorder.recorded == Recorded("two", (FIRST,), ())


def test_what_only_the_result_says_is_recorded_too() -> None:
    bench = Bench()
    bench.record([FIRST, Annotated(CLAIM)], (FIRST, SECOND), (CLAIM, OTHER))
    assert bench.recorder.recorded == Recorded("", (FIRST, SECOND), (CLAIM, OTHER))


def test_a_store_that_fails_is_told_of_once(expected_log: ExpectedLog) -> None:
    expected_log("A part of a result could not be saved: The disk is full.")
    bench = Bench()
    bench.full = True
    events = bench.record([TextAdded("a"), TextAdded("b")])
    warning = Notice(NoticeKind.WARNING, "Not saved: The disk is full.")
    assert events == [TextAdded("a"), warning, TextAdded("b")]
    assert bench.recorder.recorded == Recorded("ab")


def test_closing_closes_the_work() -> None:
    closed: list[bool] = []

    def work() -> Generator[TaskEvent, None, TaskResult]:
        try:
            yield TextAdded("a")
        finally:
            closed.append(True)
        raise AssertionError

    running = Bench().recorder.record(work())
    next(running)
    running.close()
    assert closed == [True]


def test_an_error_goes_on() -> None:
    def work() -> Generator[TaskEvent, None, TaskResult]:
        yield TextAdded("a")
        raise KeyError("a bug")

    bench = Bench()
    with pytest.raises(KeyError, match="a bug"):
        drain(bench.recorder.record(work()))
    assert bench.recorder.recorded.text == "a"
