"""A draft of an event as JSON can hold it, so that nothing written is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from typing import Any

from gpt_desktop.core.agenda.proposal import Draft
from gpt_desktop.core.agenda.recurrence import Frequency, Recurrence, WeekDay


def record_of(draft: Draft) -> dict[str, object]:
    """What ``draft_from`` makes the same draft of."""
    return {
        "title": draft.title,
        "day": draft.day.isoformat() if draft.day is not None else "",
        "starts": draft.starts.isoformat() if draft.starts is not None else "",
        "length": draft.length.total_seconds() if draft.length is not None else None,
        "all_day": draft.all_day,
        "zone": draft.zone,
        "place": draft.place,
        "notes": draft.notes,
        "recurrence": _rule_record(draft.recurrence) if draft.recurrence is not None else None,
        "reminders": [each.total_seconds() for each in draft.reminders],
    }


def draft_from(record: object) -> Draft | None:
    """The draft; None where the record is none, as another version may have left it."""
    if not isinstance(record, Mapping) or not record:
        return None
    try:
        return _draft(record)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _draft(record: Mapping[str, Any]) -> Draft:
    length = record["length"]
    rule = record["recurrence"]
    return Draft(
        title=str(record["title"]),
        day=date.fromisoformat(record["day"]) if record["day"] else None,
        starts=time.fromisoformat(record["starts"]) if record["starts"] else None,
        length=timedelta(seconds=length) if length is not None else None,
        all_day=bool(record["all_day"]),
        zone=str(record["zone"]),
        place=str(record["place"]),
        notes=str(record["notes"]),
        recurrence=_rule(rule) if rule is not None else None,
        reminders=tuple(timedelta(seconds=each) for each in record["reminders"]),
    )


def _rule_record(rule: Recurrence) -> dict[str, object]:
    values = asdict(rule)
    values["until"] = rule.until.isoformat() if rule.until is not None else None
    values["exceptions"] = [each.isoformat() for each in rule.exceptions]
    return values


def _rule(values: Mapping[str, Any]) -> Recurrence:
    return Recurrence(
        frequency=Frequency(values["frequency"]),
        interval=int(values["interval"]),
        by_day=tuple(WeekDay(day["day"], day["ordinal"]) for day in values["by_day"]),
        by_month_day=tuple(values["by_month_day"]),
        count=values["count"],
        until=date.fromisoformat(values["until"]) if values["until"] else None,
        exceptions=tuple(datetime.fromisoformat(each) for each in values["exceptions"]),
        rest=str(values["rest"]),
    )
