"""Any work in a child process: its steps, its result, and everything that goes wrong."""

from __future__ import annotations

import os
import sys

import pytest

from gpt_desktop.child.failure import ChildFailedError, ChildFailure
from gpt_desktop.child.limits import ChildLimits
from gpt_desktop.child.lines import Language
from gpt_desktop.child.run import Child
from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.steps import Steps, finish
from tests.expected_log import ExpectedLog

COUNTING = (sys.executable, "-m", "tests.child.counting")
LANGUAGE: Language[tuple[int, str], int] = Language(
    {"counted": lambda number, word: (int(number), str(word))}, int, LookupError
)


def child(
    limits: ChildLimits | None = None, command: tuple[str, ...] = COUNTING
) -> Child[tuple[int, str], int]:
    return Child("counts", command, LANGUAGE, limits or ChildLimits(), line_bytes=1000)


def failure(trouble: str, limits: ChildLimits | None = None) -> ChildFailure:
    with pytest.raises(ChildFailedError) as caught:
        finish(child(limits).run(["2", trouble], CancelToken()))
    return caught.value.kind


def test_what_it_says_and_what_comes_of_it() -> None:
    steps = Steps(child().run(["3", ""], CancelToken()))
    assert list(steps) == [(0, "字"), (1, "字"), (2, "字")]
    assert steps.result == 3


def test_its_own_failure_comes_back_as_its_own_error() -> None:
    with pytest.raises(LookupError, match="no more numbers"):
        finish(child().run(["2", "refuses"], CancelToken()))


def test_a_bug_is_told_without_a_persons_words(
    caplog: pytest.LogCaptureFixture, expected_log: ExpectedLog
) -> None:
    expected_log("The process that counts ended with 1")
    assert failure("bug") is ChildFailure.CRASHED
    [record] = caplog.records
    report = record.__dict__["child_report"]
    assert "ValueError" in report
    assert "counting.py" in report
    assert "2 bug" not in report


def test_a_crash_is_told_with_where_it_was(
    caplog: pytest.LogCaptureFixture, expected_log: ExpectedLog
) -> None:
    expected_log("The process that counts ended with")
    assert failure("crash") is ChildFailure.CRASHED
    [record] = caplog.records
    assert "counting.py" in record.__dict__["child_report"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the address space")
def test_too_much_memory_is_told() -> None:
    assert failure("memory", ChildLimits(memory_bytes=512 << 20)) is ChildFailure.TOO_MUCH_MEMORY


def test_one_that_falls_silent_is_given_up() -> None:
    assert failure("silent", ChildLimits(idle_seconds=2)) is ChildFailure.STUCK


def test_a_word_nobody_knows_is_a_crash(expected_log: ExpectedLog) -> None:
    expected_log("The process that counts ended with")
    assert failure("nonsense") is ChildFailure.CRASHED


def test_one_that_cannot_be_started_is_told(expected_log: ExpectedLog) -> None:
    expected_log("The process that counts did not start")
    with pytest.raises(ChildFailedError):
        finish(child(command=("/no/such/program",)).run([], CancelToken()))


def test_cancelling_kills_it() -> None:
    token = CancelToken()
    steps = child().run(["1", "silent"], token)
    assert next(steps) == (0, "字")
    token.cancel()
    with pytest.raises(CancelledError):
        next(steps)


def test_work_that_is_given_up_leaves_no_process() -> None:
    code = 'import os\nprint(f\'["counted", {os.getpid()}, ""]\', flush=True)\nwhile True: pass'
    steps = child(command=(sys.executable, "-c", code)).run([], CancelToken())
    pid = next(steps)[0]
    steps.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
