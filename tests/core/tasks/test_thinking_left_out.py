"""What a model thinks is in no task's result, whether anybody asked for it or not."""

from __future__ import annotations

import pytest

from gpt_desktop.core.tasks.base import ThoughtAdded
from tests.core.running import run
from tests.fakes import PlainGenerator

ANSWER = "The river rose in spring."
THOUGHT = f"<think> The person wants this done. Let me see. </think> {ANSWER}"


@pytest.mark.parametrize(
    ("task_id", "options"),
    [
        ("summarize", {}),
        ("translate", {"source": "de", "target": "en"}),
        ("write", {}),
        ("assistant", {}),
    ],
)
def test_only_the_answer_is_there(task_id: str, options: dict[str, str]) -> None:
    text = "Im Fr\u00fchling stieg der Fluss. Dann fiel er wieder."
    ran = run(task_id, PlainGenerator(lambda _: THOUGHT), text=text, options=options)
    for shown in (ran.result.text, ran.shown):
        assert ANSWER in shown
        assert "person wants" not in shown
        assert "think>" not in shown
    told = any(isinstance(event, ThoughtAdded) for event in ran.events)
    assert told == (task_id == "assistant")
