"""The agenda as the window uses it: sentences, titles by the model, calendar files."""

from __future__ import annotations

from collections.abc import Generator
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest

from gpt_desktop.core.agenda.calendar_file import CalendarFile
from gpt_desktop.core.agenda.event import Event
from gpt_desktop.core.agenda.proposal import Proposal
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.settings import Settings
from gpt_desktop.core.tasks.base import Task, TaskEvent, TaskRequest, TaskResult
from gpt_desktop.services.agenda import StoredAgenda

LONG = "Tomorrow at 3pm let us all go and see the new office building together"
EVENTS = [
    Event("a", "Run", datetime.fromisoformat("2026-12-01T07:00")),
    Event(
        "b",
        "Walk",
        datetime.fromisoformat("2026-12-02T08:00"),
        series="a",
        original=datetime.fromisoformat("2026-12-02T07:00"),
    ),
    Event("c", "Call", datetime.fromisoformat("2026-12-01T09:00")),
]


class Model:
    """Answers a task with one title, and notes what it was asked."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.asked: list[tuple[str, str]] = []

    def __call__(
        self, task: Task, request: TaskRequest, token: CancelToken, model_id: str = ""
    ) -> Generator[TaskEvent, None, TaskResult]:
        self.asked.append((request.text, model_id))
        yield from ()
        return cast("TaskResult", SimpleNamespace(text=self.title))


def agenda(model: Model, *, installed: bool = True) -> StoredAgenda:
    settings = SimpleNamespace(load=lambda: Settings().with_model_of("schedule", "large"))
    return StoredAgenda(
        cast("Any", SimpleNamespace(events=lambda: EVENTS)),
        lambda path, home: CalendarFile((), (f"{path.name} {home.key}",)),
        lambda events: " ".join(event.id for event in events).encode(),
        lambda: ZoneInfo("Europe/Oslo"),
        run_task=model,
        task=cast("Any", SimpleNamespace(id="schedule")),
        model=cast("Any", SimpleNamespace(current=object() if installed else None)),
        settings=cast("Any", settings),
    )


def proposed(work: Generator[TaskEvent, None, Proposal]) -> Proposal:
    while True:
        try:
            next(work)
        except StopIteration as end:
            return cast("Proposal", end.value)


def test_a_long_title_is_shortened_by_the_model_in_words_of_the_sentence() -> None:
    model = Model("see the new office building")
    found = proposed(agenda(model).propose(LONG, CancelToken()))
    [(asked, model_id)] = model.asked
    assert (found.draft.title, found.draft.notes) == ("See the new office building", LONG)
    assert "3pm" not in asked
    assert model_id == "large"
    assert found.draft.starts is not None


@pytest.mark.parametrize("title", ["", "dinner", "see the new off", "at 3pm"])
def test_words_that_do_not_stand_there_are_not_taken(title: str) -> None:
    found = proposed(agenda(Model(title)).propose(LONG, CancelToken()))
    assert found == agenda(Model("")).read(LONG)


def test_short_titles_and_computers_without_a_model_ask_none() -> None:
    model = Model("x")
    proposed(agenda(model).propose("Dentist tomorrow 3pm", CancelToken()))
    proposed(agenda(model, installed=False).propose(LONG, CancelToken()))
    assert model.asked == []


def test_time_is_that_of_the_zone_the_computer_is_in() -> None:
    assert agenda(Model("")).now().tzinfo == ZoneInfo("Europe/Oslo")


def test_files_are_written_whole_or_with_chosen_events(tmp_path: Path) -> None:
    path = tmp_path / "all.ics"
    assert agenda(Model("")).write_file(path) == 3
    assert path.read_bytes() == b"a b c"
    assert agenda(Model("")).write_file(path, ("a",)) == 2
    assert path.read_bytes() == b"a b"
    with pytest.raises(UserFacingError, match="cannot be written"):
        agenda(Model("")).write_file(tmp_path / "missing" / "all.ics")
    assert agenda(Model("")).read_file(path).notices == ("all.ics Europe/Oslo",)
