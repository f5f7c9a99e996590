"""How much of a transfer is done, in words."""

from __future__ import annotations

from typing import Any

import pytest

from gpt_desktop.core.models import FetchProgress
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.lines import ProgressLine
from gpt_desktop.ui.work.fetch_line import show_fetch


@pytest.mark.parametrize(
    ("done", "total", "words"),
    [
        (3, 30, "Working 10 %"),
        (5_000_000, 100_000_000, "Working 5.0 MB of 100 MB"),
        (5_000_000, 0, "Working 5.0 MB"),
        (0, 0, "Working"),
    ],
)
def test_layers_are_a_share_and_bytes_a_size(
    qtbot: Any, context: ViewContext, done: int, total: int, words: str
) -> None:
    line = ProgressLine(context.theme)
    qtbot.addWidget(line)
    show_fetch(line, FetchProgress("Working", done, total), None)
    assert line.text == words
