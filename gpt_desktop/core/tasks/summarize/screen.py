"""What of a run is on the screen: text that stands below other text, and what is there."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

from gpt_desktop.core.steps import Steps
from gpt_desktop.core.tasks.base import TaskEvent, TextAdded, TextReset

Result = TypeVar("Result")


def below(
    above: str, events: Generator[TaskEvent, None, Result]
) -> Generator[TaskEvent, None, Result]:
    """The events of a text that stands below another one, which is shown first."""
    yield TextReset()
    yield TextAdded(above)
    steps = Steps(events)
    for event in steps:
        yield event
        if isinstance(event, TextReset):
            yield TextAdded(above)
    return steps.result


def followed(
    events: Generator[TaskEvent, None, Result],
) -> Generator[TaskEvent, None, tuple[Result, str]]:
    """The events as they are; returns what they return, and the text that is shown at the end."""
    steps = Steps(events)
    shown: list[str] = []
    for event in steps:
        if isinstance(event, TextReset):
            shown.clear()
        elif isinstance(event, TextAdded):
            shown.append(event.text)
        yield event
    return steps.result, "".join(shown)
