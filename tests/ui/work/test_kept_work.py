"""A kept work is what the store has, and loses nothing to a run that failed."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.messages import Prompt
from gpt_desktop.core.tasks.base import Task
from gpt_desktop.core.tasks.registry import find_task
from gpt_desktop.core.works import Work, WorkRequest, WorkState
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.work.kept_work import KeptWork
from tests.expected_log import ExpectedLog
from tests.ui.fakes import fake_services, tasks
from tests.ui.gated_generator import GatedGenerator

REQUEST = WorkRequest(text="The river rose in the night.", options={"style": "paragraph"})


@pytest.fixture
def task() -> Task:
    return find_task(tasks(), "summarize")


def begun(kept: KeptWork, services: Services, task: Task, lanes: Lanes) -> Work:
    stored = services.works.start("summarize", "River", REQUEST)
    kept.make(stored, "Summarizing", task, lanes.inference)
    return stored


def ended(qtbot: QtBot, kept: KeptWork) -> None:
    qtbot.waitUntil(lambda: not kept.busy)


def test_the_result_is_the_stored_work(
    qtbot: QtBot, tmp_path: Path, lanes: Lanes, task: Task
) -> None:
    services = fake_services(tmp_path, ["Zebras cost 70 dollars in Nairobi."])
    kept = KeptWork(services.works)
    with qtbot.waitSignal(kept.usage_changed):
        stored = begun(kept, services, task, lanes)
    ended(qtbot, kept)
    again = KeptWork(services.works)
    found = services.work_store.get(stored.id)
    assert found is not None
    again.show(found)
    assert (again.id, again.state) == (kept.id, WorkState.DONE) == (stored.id, kept.state)
    assert (again.text, again.author) == (kept.text, kept.author)
    assert again.notices == kept.notices
    assert "1 sentence" in kept.notices[0].text  # that the text does not bear
    assert found.receipt is not None
    assert found.receipt == kept.stored.receipt if kept.stored else False


def test_a_run_that_fails_leaves_the_work_before_it(
    qtbot: QtBot, tmp_path: Path, lanes: Lanes, task: Task, expected_log: ExpectedLog
) -> None:
    expected_log("A bug in the job 'Summarizing'")
    answers = iter(["Zebras cost 70 dollars in Nairobi."])

    def answer(prompt: Prompt) -> str:
        del prompt
        for text in answers:
            return text
        raise ZeroDivisionError

    services = fake_services(tmp_path, answer)
    kept = KeptWork(services.works)
    first = begun(kept, services, task, lanes)
    ended(qtbot, kept)
    text, notices = kept.text, list(kept.notices)
    second = begun(kept, services, task, lanes)
    assert kept.id == second.id
    ended(qtbot, kept)
    assert kept.state is WorkState.FAILED
    assert isinstance(kept.error, ZeroDivisionError)
    assert (kept.id, kept.text, kept.notices) == (first.id, text, notices)
    stored = services.work_store.get(second.id)
    assert stored is not None
    assert stored.state is WorkState.FAILED


def test_a_run_stopped_before_its_first_word_leaves_the_work_before_it(
    qtbot: QtBot, tmp_path: Path, lanes: Lanes, task: Task
) -> None:
    generator = GatedGenerator(["The river rose. It flooded the road.", "Never."], words=5)
    services = fake_services(tmp_path, generator=generator)
    kept, other = KeptWork(services.works), KeptWork(services.works)
    generator.gate.set()
    first = begun(kept, services, task, lanes)
    ended(qtbot, kept)
    generator.gate.clear()
    begun(other, services, task, lanes)
    second = begun(kept, services, task, lanes)
    kept.stop()
    assert (kept.id, kept.state) == (first.id, WorkState.DONE)
    stored = services.work_store.get(second.id)
    assert stored is not None
    assert stored.state is WorkState.STOPPED
    other.stop()
    ended(qtbot, other)


def test_what_a_crash_left_is_not_going_on(tmp_path: Path) -> None:
    services = fake_services(tmp_path, [])
    stored = services.works.start("summarize", "River", REQUEST)
    services.work_store.update(stored.id, "The river")
    left = services.work_store.get(stored.id)
    assert left is not None
    assert left.state is WorkState.RUNNING
    kept = KeptWork(services.works)
    kept.show(left)
    assert (kept.state, kept.text, kept.busy) == (WorkState.STOPPED, "The river", False)


def test_a_text_of_the_person_is_no_work(tmp_path: Path) -> None:
    kept = KeptWork(fake_services(tmp_path, []).works)
    kept.show_text("Mine.")
    assert (kept.id, kept.text, kept.state) == ("", "Mine.", WorkState.DONE)
    kept.show_text("")
    assert kept.state is None
