"""A temporary conversation with the real model: no file in the data folder has a word of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop.core.messages import Role
from gpt_desktop.inference.cache_shelf import LEAST_TOKENS
from tests.acceptance.whole_app import CONTROL, WholeApp

MARK, OTHER = "zyxophant", "wombat"
# Long enough for what was read of it to be kept on the disk, were it not for what it is.
LONG = f"My {MARK} likes the river, and the river likes my {MARK}. " * (LEAST_TOKENS // 14)


@pytest.mark.model
def test_no_file_has_a_word_of_it(
    app: WholeApp, qtbot: QtBot, data: Path, default_model_folder: Path
) -> None:
    del default_model_folder  # it has to be there
    app.generator = None
    window = app.open()
    settings = app.services.settings
    settings.save(replace(settings.load(), max_answer_tokens=16))
    view = app.assistant(window)
    app.ask(view, f"What is a {OTHER}?")
    app.wait(60_000)
    qtbot.keyClick(view, Qt.Key.Key_N, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    app.wait()
    assert view.temporary
    app.ask(view, f"What do I like? Think of a {MARK}. {LONG}")
    app.wait(120_000)
    held = view.page.transcript.last_answer
    assert held is not None
    assert held.message is not None
    assert held.message.receipt is not None
    assert held.message.receipt.usage.prompt_tokens > LEAST_TOKENS + 100
    asked = app.services.conversations.last_message(view.current_id, Role.USER)
    assert asked is not None
    assert MARK in asked.content
    qtbot.keyClicks(view.page.composer.edit, f"And what is not sent of the {MARK}")
    view.save_state()
    view.page.composer.edit.insertPlainText(", nor this")
    _nothing_of_it(data)
    app.close()
    _nothing_of_it(data)
    view = app.assistant(app.open())
    app.wait()
    [kept] = app.services.conversations.list_conversations()
    assert OTHER in kept.title
    assert MARK not in view.page.composer.text


def _nothing_of_it(data: Path) -> None:
    files = [path for path in data.rglob("*") if path.is_file()]
    content = b"".join(path.read_bytes() for path in files)
    assert OTHER.encode() in content
    assert MARK.encode() not in content
    assert MARK.encode("utf-16-le") not in content
    assert [path.name for path in files if path.suffix == ".npz"] == []
