"""Puts the agenda together; calendar libraries load when first needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

from gpt_desktop import paths
from gpt_desktop.agenda.local_zone import local_zone
from gpt_desktop.agenda.occurrences import Expansion
from gpt_desktop.core.agenda.calendar_file import CalendarFile
from gpt_desktop.core.agenda.event import Event
from gpt_desktop.core.settings import SettingsStore
from gpt_desktop.core.tasks.base import Task
from gpt_desktop.core.tasks.registry import find_task
from gpt_desktop.services.agenda import StoredAgenda
from gpt_desktop.services.ports import ModelState, RunTask
from gpt_desktop.storage.agenda import SqliteAgenda
from gpt_desktop.storage.database import Database, open_database


def compose_agenda(
    database: Database,
    run_task: RunTask,
    model: ModelState,
    settings: SettingsStore,
    tasks: Iterable[Task],
) -> StoredAgenda:
    """The agenda that is kept in an open database."""
    return StoredAgenda(
        SqliteAgenda(database, Expansion()),
        _read_calendar,
        _write_calendar,
        local_zone,
        run_task=run_task,
        task=find_task(tasks, "schedule"),
        model=model,
        settings=settings,
    )


@contextmanager
def opened_agenda(
    run_task: RunTask, model: ModelState, settings: SettingsStore, tasks: Iterable[Task]
) -> Iterator[StoredAgenda]:
    """The agenda alone, with its database opened and closed again.

    Raises:
        UserFacingError: the database cannot be opened or is from a newer version.
    """
    database = open_database(paths.database_file()).database
    try:
        yield compose_agenda(database, run_task, model, settings, tasks)
    finally:
        database.close()


def _read_calendar(path: Path, home: ZoneInfo) -> CalendarFile:
    from gpt_desktop.agenda.ics_read import read_calendar

    return read_calendar(path, home)


def _write_calendar(events: Iterable[Event]) -> bytes:
    from gpt_desktop.agenda.ics_write import write_calendar

    return write_calendar(events)
