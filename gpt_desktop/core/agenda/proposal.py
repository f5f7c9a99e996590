"""What a sentence says of an event, what it leaves open, and the event once nothing is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from gpt_desktop.core.agenda.event import DAY, Event
from gpt_desktop.core.agenda.recurrence import Recurrence


class Field(StrEnum):
    """What of an event a question, or a part of a sentence, is about."""

    TITLE = "title"
    DAY = "day"
    TIME = "time"
    END = "end"
    ZONE = "zone"
    PLACE = "place"
    RECURRENCE = "recurrence"
    REMINDER = "reminder"


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as far as it is known; nothing in it is a guess.

    Attributes:
        day: on which it first begins.
        starts: the time of day; None while it is open, and for an all-day event.
        length: how long, by the clocks; of an all-day event whole days. None: not said.
        zone: an IANA name; "" is the person's own, whichever that is.
    """

    title: str = ""
    day: date | None = None
    starts: time | None = None
    length: timedelta | None = None
    all_day: bool = False
    zone: str = ""
    place: str = ""
    notes: str = ""
    recurrence: Recurrence | None = None
    reminders: tuple[timedelta, ...] = ()

    @property
    def missing(self) -> tuple[Field, ...]:
        """What an event cannot be without."""
        fields = (
            (Field.TITLE, not self.title.strip()),
            (Field.DAY, self.day is None),
            (Field.TIME, self.starts is None and not self.all_day),
        )
        return tuple(field for field, is_missing in fields if is_missing)

    def event(self, home: str, event_id: str = "") -> Event:
        """The event; ``home`` is the person's zone, for one that names none.

        Raises:
            ValueError: something is missing.
        """
        if self.missing or self.day is None:
            raise ValueError(f"not yet known: {', '.join(self.missing)}")
        begins = datetime.combine(self.day, time() if self.all_day else self.starts or time())
        length = (self.length or DAY) if self.all_day else self.length
        return Event(
            id=event_id,
            title=" ".join(self.title.split()),
            begins=begins,
            ends=None if length is None else begins + length,
            all_day=self.all_day,
            zone="" if self.all_day else self.zone or home,
            place=self.place.strip(),
            notes=self.notes,
            recurrence=self.recurrence,
            reminders=self.reminders,
        )


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One answer to a question: translated words for a button, and what it fills in.

    What is None stays as it is in the draft.
    """

    label: str
    day: date | None = None
    starts: time | None = None
    length: timedelta | None = None
    all_day: bool | None = None
    recurrence: Recurrence | None = None
    reminders: tuple[timedelta, ...] | None = None
    zone: str | None = None

    def fill(self, draft: Draft) -> Draft:
        """The draft with this answer in it."""
        names = ("day", "starts", "length", "all_day", "recurrence", "reminders", "zone")
        known = {name: getattr(self, name) for name in names}
        return replace(draft, **{name: value for name, value in known.items() if value is not None})


@dataclass(frozen=True, slots=True)
class Question:
    """What the sentence leaves open: translated words, and answers where there are a few.

    Attributes:
        needed: without an answer there is no event; else the event can do without.
    """

    field: Field
    words: str
    suggestions: tuple[Suggestion, ...] = ()
    needed: bool = True


@dataclass(frozen=True, slots=True)
class Quote:
    """The part ``start:end`` of the sentence says this of the event."""

    field: Field
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was read from a sentence. To be confirmed by the person, whatever it says.

    Attributes:
        questions: needed ones first; empty where nothing is open.
        remarks: translated lines on what is odd, such as a time that summer time leaves out,
            or a day that is over.
    """

    sentence: str
    draft: Draft
    questions: tuple[Question, ...] = ()
    quotes: tuple[Quote, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether the draft is an event as it stands."""
        return not self.draft.missing and not any(question.needed for question in self.questions)
