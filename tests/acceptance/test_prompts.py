"""Questions that are no questions: nothing, and far too much."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop.cli.main import main
from gpt_desktop.core.errors import PromptTooLongError
from gpt_desktop.core.messages import Role
from tests.acceptance.whole_app import WholeApp

WORDS = "All work and no play makes Jack a dull boy. "
LONG = WORDS * (200_000 // len(WORDS)) + "x" * (200_000 % len(WORDS))
QUICK_SECONDS = 15.0  # of which, on a busy machine, loading the model may take most


@pytest.mark.parametrize("text", ["", "   ", "\n\n"])
def test_an_empty_question_is_not_sent(app: WholeApp, qtbot: QtBot, text: str) -> None:
    view = app.assistant(app.open())
    view.page.composer.set_text(text)
    assert not view.page.composer.button.isEnabled()
    qtbot.keyClick(view.page.composer.edit, Qt.Key.Key_Return)
    app.wait()
    assert app.services.conversations.list_conversations() == []


def test_the_command_refuses_an_empty_question(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del data
    assert main(["chat", " "]) == 2
    assert "nothing to answer" in capsys.readouterr().err


@pytest.mark.model
def test_a_question_of_200000_characters_is_refused_and_kept(
    app: WholeApp, default_model_folder: Path
) -> None:
    del default_model_folder  # it has to be there
    assert len(LONG) == 200_000
    app.generator = None
    view = app.assistant(app.open())
    begun = monotonic()
    app.ask(view, LONG)
    app.wait(60_000)
    assert monotonic() - begun < QUICK_SECONDS
    answer = view.page.transcript.last_answer
    assert answer is not None
    assert answer.state.error is not None
    assert isinstance(answer.state.error.error, PromptTooLongError)
    [conversation] = app.services.conversations.list_conversations()
    question = app.services.conversations.messages(conversation.id)[0]
    assert (question.role, question.content) == (Role.USER, LONG.strip())
    app.ask(view, "Say hello.")
    app.wait(60_000)
    assert view.page.transcript.last_answer is not answer
    assert view.page.transcript.last_answer is not None
    assert view.page.transcript.last_answer.text


@pytest.mark.model
def test_the_command_refuses_200000_characters(
    data: Path,
    default_model_folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    del data, default_model_folder
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LONG.encode())))
    begun = monotonic()
    assert main(["chat", "-"]) == 2
    assert monotonic() - begun < QUICK_SECONDS
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "too long" in err
