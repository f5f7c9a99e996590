"""Lanes run one job at a time each, side by side, and close within their bound."""

from __future__ import annotations

import threading
from collections.abc import Generator
from threading import Event
from time import monotonic
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from gpt_desktop.background.job import Job, Work
from gpt_desktop.background.lanes import Lane, Lanes
from gpt_desktop.core.cancel import CancelToken


def waiting_for(gate: Event) -> Work:
    """Work that heeds its token only when the gate opens."""

    def work(token: CancelToken) -> Generator[None, None, None]:
        gate.wait(10)
        token.raise_if_cancelled()
        yield

    return work


def test_jobs_of_a_lane_run_in_order(qtbot: QtBot, lanes: Lanes) -> None:
    order: list[int] = []

    def numbered(number: int) -> Work:
        def work(token: CancelToken) -> Generator[None, None, None]:
            del token
            order.append(number)
            yield

        return work

    jobs = [Job(str(number), numbered(number)) for number in range(5)]
    with qtbot.waitSignal(jobs[-1].finished):
        for job in jobs:
            lanes.io.start(job)
    assert order == [0, 1, 2, 3, 4]


def test_a_busy_lane_does_not_keep_another_waiting(qtbot: QtBot, lanes: Lanes) -> None:
    gate, opened = Event(), Event()
    opened.set()
    slow, quick = Job("slow", waiting_for(gate)), Job("quick", waiting_for(opened))
    lanes.inference.start(slow)
    with qtbot.waitSignal(quick.finished):
        lanes.io.start(quick)
    assert lanes.busy
    with qtbot.waitSignal(slow.finished):
        gate.set()
    qtbot.waitUntil(lambda: not lanes.busy)


def test_a_lane_lists_what_runs_and_what_waits(qtbot: QtBot, lanes: Lanes) -> None:
    gate = Event()
    first, second = Job("first", waiting_for(gate)), Job("second", waiting_for(gate))
    with qtbot.waitSignals([lanes.changed, lanes.io.changed]):
        lanes.io.start(first)
    lanes.io.start(second)
    assert [job.title for job in lanes.io.jobs] == ["first", "second"]
    with qtbot.waitSignal(second.finished):
        gate.set()
    qtbot.waitUntil(lambda: not lanes.io.jobs)


def test_closing_cancels_what_runs_and_what_waits(qtbot: QtBot) -> None:
    lane = Lane("closing")
    began = Event()

    def heeding(token: CancelToken) -> Generator[None, None, None]:
        stopped = Event()
        with token.calling(stopped.set):
            began.set()
            stopped.wait(10)
        token.raise_if_cancelled()
        yield

    jobs = [Job("runs", heeding), Job("waits", heeding)]
    with qtbot.waitSignals([signal for job in jobs for signal in (job.cancelled, job.finished)]):
        for job in jobs:
            lane.start(job)
        assert began.wait(10)
        assert lane.close(5)


def test_closing_does_not_wait_longer_than_its_bound(qapp: QCoreApplication) -> None:
    del qapp  # an application must exist
    began, gate = Event(), Event()

    def deaf(token: CancelToken) -> Generator[None, None, None]:
        del token  # it does not listen
        began.set()
        gate.wait(10)
        yield

    lanes = Lanes()
    lanes.io.start(Job("deaf", deaf))
    assert began.wait(10)
    start = monotonic()
    assert not lanes.close(0.2)
    assert monotonic() - start < 9  # it did not wait for the job, which goes on for 10 s
    gate.set()
    assert lanes.close(5)


def test_jobs_die_on_the_thread_they_were_made_on(qtbot: QtBot, lanes: Lanes) -> None:
    threads: list[int] = []

    def work(token: CancelToken) -> Generator[Any, None, None]:
        del token
        yield 1

    for _ in range(50):
        job = Job("short", work)
        job.destroyed.connect(
            lambda: threads.append(threading.get_ident()), Qt.ConnectionType.DirectConnection
        )
        lanes.io.start(job)
    del job
    qtbot.waitUntil(lambda: len(threads) == 50)
    assert set(threads) == {threading.get_ident()}
