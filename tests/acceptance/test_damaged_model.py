"""A model that is damaged is told in the window, which stays usable; nothing else is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gpt_desktop.core.errors import UserFacingError
from tests.acceptance.whole_app import WholeApp
from tests.expected_log import ExpectedLog

MODEL = "smollm2-135m-instruct"


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "own-models"
    folder.mkdir()
    monkeypatch.setenv("GPT_DESKTOP_MODELS", str(folder))
    return folder


def linked_copy(original: Path, models: Path, damaged: str) -> None:
    """The model by links, but for one file, of which only the first half is there."""
    folder = models / original.name
    folder.mkdir()
    for path in original.iterdir():
        if path.name == damaged:
            whole = path.read_bytes()
            (folder / path.name).write_bytes(whole[: len(whole) // 2])
        elif path.is_file():
            _link(path, folder / path.name)


def _link(original: Path, place: Path) -> None:
    """A hard link, as symbolic ones out of a model's folder are refused; across disks a copy."""
    try:
        place.hardlink_to(original)
    except OSError:
        shutil.copyfile(original, place)


@pytest.mark.model
@pytest.mark.parametrize("damaged", ["model.onnx", "model.onnx.data", "tokenizer.json"])
def test_weights_cut_short_are_told_and_drafts_and_conversations_stay(
    app: WholeApp, qtbot: QtBot, models: Path, default_model_folder: Path, damaged: str
) -> None:
    linked_copy(default_model_folder, models, damaged)
    app.generator = None
    window = app.open()
    window.loading.start()
    app.wait(60_000)
    qtbot.waitUntil(window.shell.error.isVisible)
    error = window.shell.error.error
    assert isinstance(error, UserFacingError), error
    assert error.what
    assert error.next_step
    view = app.assistant(window)
    app.ask(view, "Is this kept?")
    app.wait(60_000)
    answer = view.page.transcript.last_answer
    assert answer is not None
    assert answer.state.error is not None
    assert isinstance(answer.state.error.error, UserFacingError)
    [conversation] = app.services.conversations.list_conversations()
    assert app.services.conversations.messages(conversation.id)[0].content == "Is this kept?"


def test_a_description_that_cannot_be_read_is_told(
    app: WholeApp, models: Path, expected_log: ExpectedLog
) -> None:
    expected_log(f"Left out of the models: The model folder “{MODEL}” is damaged.")
    (models / MODEL).mkdir()
    (models / MODEL / "model.toml").write_text("format = [1", encoding="utf-8")
    app.generator = None
    window = app.open()
    app.wait(60_000)
    assert window.shell.notice.isVisible()
    assert f"“{MODEL}” is damaged" in window.shell.notice.text
    assert window.shell.first_start.isVisible()
