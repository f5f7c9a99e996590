"""Each step of a transfer is timed by itself."""

from __future__ import annotations

from typing import Any

import pytest

from gpt_desktop.core.models import FetchProgress
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.lines import ProgressLine
from gpt_desktop.ui.work import step_pace
from gpt_desktop.ui.work.fetch_line import show_fetch
from gpt_desktop.ui.work.step_pace import StepPace


def test_the_time_left_is_that_of_the_step(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(step_pace, "monotonic", lambda: now)
    pace = StepPace()
    assert pace.seconds_left(FetchProgress("Copying", 0, 100)) is None
    now = 110.0
    assert pace.seconds_left(FetchProgress("Copying", 20, 100)) == 40.0
    assert pace.seconds_left(FetchProgress("Building", 20, 100)) is None
    now = 110.5
    assert pace.seconds_left(FetchProgress("Building", 60, 100)) is None
    now = 112.0
    assert pace.seconds_left(FetchProgress("Building", 60, 100)) == 2.0
    assert pace.seconds_left(FetchProgress("Building", 60, 0)) is None
    pace.restart()
    assert pace.seconds_left(FetchProgress("Building", 60, 100)) is None


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
    line = ProgressLine(context)
    qtbot.addWidget(line)
    show_fetch(line, FetchProgress("Working", done, total), None)
    assert line.text == words
