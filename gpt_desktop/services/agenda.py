"""The person's events: what a sentence says of one, and calendar files in and out."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from gpt_desktop.core.agenda.calendar_file import CalendarFile
from gpt_desktop.core.agenda.event import Event
from gpt_desktop.core.agenda.proposal import Proposal
from gpt_desktop.core.agenda.reading import read_event
from gpt_desktop.core.agenda.store import AgendaStore
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.disk_errors import write_error
from gpt_desktop.core.private_files import shared_mode
from gpt_desktop.core.settings import SettingsStore
from gpt_desktop.core.tasks.base import Task, TaskEvent, TaskRequest
from gpt_desktop.core.tasks.schedule import long_title, with_title
from gpt_desktop.core.whole_file import whole_file
from gpt_desktop.services.ports import ModelState, RunTask

ReadCalendar = Callable[[Path, ZoneInfo], CalendarFile]
WriteCalendar = Callable[[Iterable[Event]], bytes]


class StoredAgenda:
    """The Agenda of the app.

    Args:
        task: quotes a title of few words from a sentence.
        find_zone: the computer's zone, as it is at the time of the call.
    """

    def __init__(
        self,
        store: AgendaStore,
        read_calendar: ReadCalendar,
        write_calendar: WriteCalendar,
        find_zone: Callable[[], ZoneInfo],
        *,
        run_task: RunTask,
        task: Task,
        model: ModelState,
        settings: SettingsStore,
    ) -> None:
        self._store = store
        self._read_calendar = read_calendar
        self._write_calendar = write_calendar
        self._find_zone = find_zone
        self._run_task = run_task
        self._task = task
        self._model = model
        self._settings = settings

    @property
    def store(self) -> AgendaStore:
        return self._store

    def zone(self) -> ZoneInfo:
        return self._find_zone()

    def now(self) -> datetime:
        return datetime.now(self._find_zone())

    def read(self, text: str) -> Proposal:
        return read_event(text, self.now())

    def propose(self, text: str, token: CancelToken) -> Generator[TaskEvent, None, Proposal]:
        proposal = self.read(text)
        if not long_title(proposal) or self._model.current is None:
            return proposal
        request = TaskRequest(text=proposal.draft.title)
        model_id = self._settings.load().model_of(self._task.id)
        result = yield from self._run_task(self._task, request, token, model_id)
        return with_title(proposal, result.text)

    def read_file(self, path: Path) -> CalendarFile:
        return self._read_calendar(path, self.zone())

    def write_file(self, path: Path, event_ids: tuple[str, ...] = ()) -> int:
        wanted = set(event_ids)
        events = [
            event
            for event in self._store.events()
            if not wanted or event.id in wanted or event.series in wanted
        ]
        content = self._write_calendar(events)
        try:
            with whole_file(path, mode=shared_mode()) as file:
                file.write(content)
        except OSError as error:
            raise write_error(error, path.parent) from error
        return len(events)
