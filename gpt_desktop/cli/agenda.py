"""``gpt-desktop agenda``: what is coming, events by a sentence, calendar files in and out."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from gpt_desktop.app.compose_agenda import opened_agenda
from gpt_desktop.app.toolbox import Toolbox
from gpt_desktop.cli.arguments import Arguments
from gpt_desktop.cli.output import print_json
from gpt_desktop.cli.standard_error import tell
from gpt_desktop.cli.terminal import checked_argument
from gpt_desktop.core.agenda.event import Event, Occurrence
from gpt_desktop.core.agenda.proposal import Proposal
from gpt_desktop.core.agenda.wording import (
    describe_day,
    describe_length,
    describe_recurrence,
    describe_reminder,
)
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.services.agenda import StoredAgenda


def run(arguments: Arguments, tools: Toolbox) -> int:
    """Do one of the subcommands, and return the exit code; raises UserFacingError."""
    with opened_agenda(tools.run_task, tools.model, tools.settings, tools.tasks) as agenda:
        commands = {"list": _list, "add": _add, "export": _export, "import": _import}
        commands[arguments.agenda_command](arguments, agenda)
    return 0


def _list(arguments: Arguments, agenda: StoredAgenda) -> None:
    if arguments.days < 1:
        raise UserFacingError(tr("The number of days must be 1 or more."))
    now = agenda.now()
    found = agenda.store.occurrences(now, now + timedelta(days=arguments.days))
    if arguments.json:
        print_json({"events": [_as_json(each) for each in found]})
        return
    for occurrence in found:
        sys.stdout.write(f"{_line(occurrence)}\n")
    if not found:
        tell(tr_count("Nothing on {count} day.", "Nothing on {count} days.", arguments.days) + "\n")


def _add(arguments: Arguments, agenda: StoredAgenda) -> None:
    proposal = agenda.read(checked_argument(arguments.prompt))
    if not proposal.complete:
        raise UserFacingError(
            tr("This is not yet an event: nothing was added."),
            " ".join(_open(proposal)),
            tr("Say it once more with this in it."),
        )
    event = proposal.draft.event(agenda.zone().key)
    [stored] = agenda.store.add(event).after
    for line in _described(stored):
        sys.stdout.write(f"{line}\n")
    for remark in proposal.remarks:
        tell(f"{remark}\n")
    for other in agenda.store.conflicts(stored, agenda.zone()):
        tell(tr("At the same time: {event}", event=_line(other)) + "\n")


def _open(proposal: Proposal) -> Iterable[str]:
    for question in proposal.questions:
        if question.needed:
            choices = [suggestion.label for suggestion in question.suggestions]
            yield f"{question.words} ({' / '.join(choices)})" if choices else question.words


def _export(arguments: Arguments, agenda: StoredAgenda) -> None:
    count = agenda.write_file(Path(arguments.path))
    tell(tr_count("{count} event was written.", "{count} events were written.", count) + "\n")


def _import(arguments: Arguments, agenda: StoredAgenda) -> None:
    file = agenda.read_file(Path(arguments.path))
    agenda.store.add(*file.events)
    for notice in file.notices:
        tell(f"{notice}\n")
    count = len(file.events)
    tell(tr_count("{count} event was taken in.", "{count} events were taken in.", count) + "\n")


def _described(event: Event) -> Iterable[str]:
    yield event.title
    when = describe_day(event.begins.date())
    if not event.all_day:
        when = f"{when} {event.begins:%H:%M} ({event.zone})"
    yield when
    if event.length is not None:
        yield describe_length(event.length)
    if event.recurrence is not None:
        yield describe_recurrence(event.recurrence, event.begins)
    if event.place:
        yield event.place
    yield from (describe_reminder(before) for before in event.reminders)


def _line(occurrence: Occurrence) -> str:
    event = occurrence.event
    day = describe_day(occurrence.begins.date())
    if event.all_day:
        when = tr("all day")
    else:
        when = f"{occurrence.begins:%H:%M}"
        if occurrence.ends is not None:
            when += f"–{occurrence.ends:%H:%M}"
    place = f" · {event.place}" if event.place else ""
    return f"{day}  {when}  {event.title}{place}"


def _as_json(occurrence: Occurrence) -> dict[str, object]:
    ends = occurrence.ends
    return {
        "id": occurrence.event.id,
        "title": occurrence.event.title,
        "begins": occurrence.begins.isoformat(),
        "ends": None if ends is None else ends.isoformat(),
        "all_day": occurrence.event.all_day,
        "place": occurrence.event.place,
        "notes": occurrence.event.notes,
        "recurs": occurrence.recurs,
    }
