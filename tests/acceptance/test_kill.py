"""The app is killed in the middle of an answer and started again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest

from gpt_desktop import paths
from gpt_desktop.core.conversations import MessageState
from gpt_desktop.core.messages import Role
from tests.acceptance.answering_child import QUESTION
from tests.acceptance.whole_app import WholeApp

ROOT = Path(__file__).parents[2]
TOLD_SECONDS = 2.5  # of an answer on its way, before the kill


@pytest.mark.model
def test_all_but_the_last_second_of_an_answer_outlives_a_kill(
    app: WholeApp, data: Path, default_model_folder: Path
) -> None:
    del default_model_folder  # it has to be there
    told = _killed_in_mid_answer(data)
    killed_at = told.pop()[0]
    app.open()
    app.wait()
    [conversation] = app.services.conversations.list_conversations()
    question, answer = app.services.conversations.messages(conversation.id)
    assert (question.role, question.content) == (Role.USER, QUESTION)
    assert answer.state is MessageState.STOPPED
    a_second_old = [length for when, length in told if when <= killed_at - 1]
    assert a_second_old
    assert len(answer.content) >= a_second_old[-1] > 0


@pytest.mark.model
def test_the_window_shows_the_partial_answer_after_a_kill(
    app: WholeApp, data: Path, default_model_folder: Path
) -> None:
    del default_model_folder
    _killed_in_mid_answer(data)
    view = app.assistant(app.open())
    app.wait()
    shown = view.page.transcript.last_answer
    assert shown is not None
    assert shown.text
    again = shown.action_row.again
    assert again is not None
    assert again.isVisible()


def _killed_in_mid_answer(data: Path) -> list[tuple[float, int]]:
    """What the window was told of the answer; at the end, when it was killed."""
    environment = {
        **os.environ,
        "GPT_DESKTOP_DATA": str(data),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
    }
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.acceptance.answering_child"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    told: list[tuple[float, int]] = []
    assert child.stdout is not None
    with child:
        for line in child.stdout:
            when, length = line.split()
            told.append((float(when), int(length)))
            if told[-1][0] - told[0][0] > TOLD_SECONDS:
                break
        child.kill()
        told.append((monotonic(), 0))
    assert paths.database_file().is_file()
    return told
