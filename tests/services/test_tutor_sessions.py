"""Sessions of the tutor in the store: whatever happens, what there is stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from gpt_desktop.core.annotations import Standing
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.learning.session import SESSION_KIND, Role, SessionStep, session_steps
from gpt_desktop.core.messages import Prompt
from gpt_desktop.core.steps import finish
from gpt_desktop.core.works import Work, WorkStore
from gpt_desktop.storage.database import open_database
from gpt_desktop.storage.works import SqliteWorks
from tests.fakes import prompt_text
from tests.services.tutor_bench import EXERCISE, TutorBench, tutor_bench

ROOT = Path(__file__).parents[2]


@pytest.fixture
def bench(tmp_path: Path) -> TutorBench:
    return tutor_bench(tmp_path)


def _steps(store: WorkStore, work: Work) -> tuple[SessionStep, ...]:
    stored = store.get(work.id)
    assert stored is not None
    return session_steps(stored.text, stored.annotations)


def _ask(bench: TutorBench, work: Work, role: Role, question: str = "") -> Work:
    return finish(bench.sessions.ask(work, role, CancelToken(), question))


def test_steps_are_kept_one_below_the_other(bench: TutorBench) -> None:
    bench.say("Take 5 away.", "Because both sides stay equal.")
    work = bench.sessions.begin(EXERCISE, {})
    work = _ask(bench, work, Role.HINT)
    work = bench.sessions.check(work, ["x = 5"]).work
    work = _ask(bench, work, Role.ANSWER, "Why?")
    work = bench.sessions.check(work, ["x = 4"]).work
    steps = _steps(bench.store, work)
    assert [each.role for each in steps] == [Role.HINT, Role.QUESTION, Role.ANSWER, Role.LINES]
    assert steps[-1].written == "x = 4"
    assert steps[-1].standing is Standing.COMPUTED
    told = prompt_text(bench.generator.prompts[-1])
    assert "Take 5 away." in told
    assert "My steps:\n- x = 5 — wrong" in told
    assert [each.id for each in bench.store.list_works(SESSION_KIND, "equal")] == [work.id]


def test_an_exercise_is_computed_once(bench: TutorBench) -> None:
    bench.say("Take 5 away.", "So x = 4.")
    work = bench.sessions.begin(EXERCISE, {})
    work = _ask(bench, work, Role.HINT)
    _ask(bench, work, Role.SOLUTION)
    assert bench.exercises.solved == [EXERCISE]


def test_solutions_that_are_turned_off_are_refused(bench: TutorBench) -> None:
    settings = bench.settings.load()
    bench.settings.save(replace(settings, tutor_solutions=False))
    work = bench.sessions.begin(EXERCISE, {})
    with pytest.raises(UserFacingError, match="turned off"):
        _ask(bench, work, Role.SOLUTION)
    bench.say("x is 4.", "It is 4.")
    work = _ask(bench, work, Role.ANSWER, "Tell me x.")
    assert "4" not in _steps(bench.store, work)[-1].text


def test_a_failure_keeps_the_question(bench: TutorBench) -> None:
    def fail(prompt: Prompt) -> str:
        del prompt
        raise UserFacingError("The model broke.")

    bench.answer(fail)
    work = bench.sessions.begin(EXERCISE, {})
    with pytest.raises(UserFacingError, match="broke"):
        _ask(bench, work, Role.ANSWER, "Why on both sides?")
    assert [each.text for each in _steps(bench.store, work)] == ["Why on both sides?"]


def test_closing_in_the_middle_keeps_what_there_is(bench: TutorBench) -> None:
    bench.say("One two three four five.")
    work = bench.sessions.begin("Why is the sky blue?", {})
    events = bench.sessions.ask(work, Role.SOLUTION, CancelToken())
    text = ""
    while "two" not in text:
        text += getattr(next(events), "text", "")
    events.close()
    (step,) = _steps(bench.store, work)
    assert step.text.startswith("One two")


def test_a_session_outlives_a_kill(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.services.learning_child", str(tmp_path)],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    with child:
        for line in child.stdout:
            if line.startswith("word"):
                break
        child.send_signal(signal.SIGKILL)
    store = SqliteWorks(open_database(tmp_path / "test.sqlite3").database)
    (entry,) = store.list_works(SESSION_KIND)
    work = store.get(entry.id)
    assert work is not None
    steps = session_steps(work.text, work.annotations)
    assert [each.role for each in steps] == [Role.LINES, Role.SOLUTION]
    assert steps[0].written == "x = 5"
    assert steps[-1].text.startswith("word0")


def test_without_what_computes_nothing_is_said_to_be_computed(tmp_path: Path) -> None:
    bench = tutor_bench(tmp_path, computes=False)
    bench.say("So x = 9.")
    work = _ask(bench, bench.sessions.begin(EXERCISE, {}), Role.SOLUTION)
    (step,) = _steps(bench.store, work)
    assert step.standing is Standing.NOT_CHECKED
