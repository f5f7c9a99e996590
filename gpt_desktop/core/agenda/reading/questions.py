"""What is asked back, and the answers that are offered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta

from gpt_desktop.core.agenda.proposal import Field, Question, Suggestion
from gpt_desktop.core.agenda.recurrence import Recurrence
from gpt_desktop.core.agenda.wording import describe_day, describe_length, describe_reminder
from gpt_desktop.core.i18n import tr

_LENGTHS = (timedelta(minutes=30), timedelta(hours=1), timedelta(hours=2))
_REMINDERS = (timedelta(minutes=10), timedelta(hours=1), timedelta(days=1))


def ask_title() -> Question:
    return Question(Field.TITLE, tr("What is it about?"))


def ask_whether_event() -> Question:
    words = tr("This does not read like a new event. What shall it be called?")
    return Question(Field.TITLE, words)


def ask_day(dates: Iterable[date] = ()) -> Question:
    suggestions = [Suggestion(describe_day(day), day=day) for day in dates]
    return Question(Field.DAY, tr("Which day?"), tuple(suggestions))


def ask_past(day: date, later: date) -> Question:
    suggestions = tuple(Suggestion(describe_day(each), day=each) for each in (later, day))
    return Question(Field.DAY, tr("This time is over. Which day is meant?"), suggestions)


def ask_time(times: Iterable[time] = (), *, all_day: bool = False) -> Question:
    suggestions = [Suggestion(f"{each:%H:%M}", starts=each, all_day=False) for each in times]
    if all_day:
        suggestions.append(Suggestion(tr("All day"), all_day=True))
    return Question(Field.TIME, tr("At what time?"), tuple(suggestions))


def ask_half(times: Iterable[time]) -> Question:
    suggestions = tuple(Suggestion(f"{each:%H:%M}", starts=each) for each in times)
    return Question(Field.TIME, tr("Morning or afternoon?"), suggestions)


def ask_midnight(day: date) -> Question:
    days = (day, day + timedelta(days=1))
    suggestions = tuple(
        Suggestion(tr("{day}, 00:00", day=describe_day(each)), day=each, starts=time())
        for each in days
    )
    return Question(Field.TIME, tr("At the beginning or the end of this day?"), suggestions)


def ask_gap(times: Iterable[time]) -> Question:
    suggestions = tuple(Suggestion(f"{each:%H:%M}", starts=each) for each in times)
    words = tr("The clocks leave this time out on that day, as summer time begins. When instead?")
    return Question(Field.TIME, words, suggestions)


def ask_meaning(words: str) -> Question:
    return Question(Field.TIME, tr("What does “{words}” mean for the time?", words=words))


def ask_end(lengths: Iterable[timedelta] = _LENGTHS, *, needed: bool = False) -> Question:
    suggestions = tuple(Suggestion(describe_length(each), length=each) for each in lengths)
    return Question(Field.END, tr("How long does it last?"), suggestions, needed)


def ask_zone(zones: Iterable[str]) -> Question:
    suggestions = tuple(Suggestion(zone, zone=zone) for zone in zones if zone)
    return Question(Field.ZONE, tr("Which time zone?"), suggestions)


def ask_reminder() -> Question:
    words = tr("How long before shall you be reminded?")
    suggestions = [Suggestion(describe_reminder(each), reminders=(each,)) for each in _REMINDERS]
    return Question(Field.REMINDER, words, tuple(suggestions))


def ask_recurrence(rules: Iterable[tuple[str, Recurrence]] = ()) -> Question:
    suggestions = [Suggestion(label, recurrence=rule) for label, rule in rules]
    if suggestions:
        suggestions.append(Suggestion(tr("Only once")))
    return Question(Field.RECURRENCE, tr("How often does it take place?"), tuple(suggestions))
