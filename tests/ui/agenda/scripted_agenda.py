"""An agenda on a real store, at a fixed time in a fixed zone, whose sentences are written down."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from gpt_desktop.agenda.occurrences import Expansion
from gpt_desktop.core.agenda.calendar_file import CalendarFile
from gpt_desktop.core.agenda.event import Event
from gpt_desktop.core.agenda.proposal import Draft, Proposal
from gpt_desktop.core.agenda.recurrence import Recurrence
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.tasks.base import TaskEvent
from gpt_desktop.storage.agenda import SqliteAgenda
from gpt_desktop.storage.database import open_database

ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 12, 2, 10, 20, tzinfo=ZONE)  # a Wednesday


class ScriptedAgenda:
    """Implements ``Agenda``. A calendar file has a title a line, all on one day."""

    def __init__(self, folder: Path, proposals: Mapping[str, Proposal] | None = None) -> None:
        self.store = SqliteAgenda(open_database(folder / "agenda.sqlite3").database, Expansion())
        self.proposals = dict(proposals or {})
        self.titles: dict[str, str] = {}  # better ones, by the model
        self.time = NOW

    def zone(self) -> ZoneInfo:
        return ZONE

    def now(self) -> datetime:
        return self.time

    def read(self, text: str) -> Proposal:
        return self.proposals.get(text, Proposal(text, Draft(title=text)))

    def propose(self, text: str, token: CancelToken) -> Generator[TaskEvent, None, Proposal]:
        token.raise_if_cancelled()
        yield from ()
        proposal = self.read(text)
        title = self.titles.get(text)
        return replace(proposal, draft=replace(proposal.draft, title=title)) if title else proposal

    def read_file(self, path: Path) -> CalendarFile:
        lines = path.read_text("utf-8").splitlines()
        if not lines:
            raise UserFacingError(f"{path.name} is no calendar file.", "It is empty.")
        day = at(12, 3)
        events = [
            Event(f"file-{line}", line, day, day + timedelta(days=1), all_day=True)
            for line in lines
            if not line.startswith("?")
        ]
        notices = [line.removeprefix("?") for line in lines if line.startswith("?")]
        return CalendarFile(tuple(events), tuple(notices))

    def write_file(self, path: Path, event_ids: tuple[str, ...] = ()) -> int:
        del event_ids  # all
        events = self.store.events()
        path.write_text("\n".join(event.title for event in events), "utf-8")
        return len(events)


def at(month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """A naive time of November and December 2026, as events have them."""
    return datetime.combine(date(2026, month, day), time(hour, minute))


def event(
    title: str,
    begins: datetime,
    minutes: int | None = 60,
    *,
    recurrence: Recurrence | None = None,
    reminders: tuple[timedelta, ...] = (),
    place: str = "",
) -> Event:
    """One in the agenda's zone."""
    ends = None if minutes is None else begins + timedelta(minutes=minutes)
    return Event(
        "",
        title,
        begins,
        ends,
        zone=ZONE.key,
        recurrence=recurrence,
        reminders=reminders,
        place=place,
    )
