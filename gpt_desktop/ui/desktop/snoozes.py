"""Reminders that were put off, kept over a restart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from gpt_desktop.core.conversations import DraftStore

_KEY = "reminders"


@dataclass(frozen=True, slots=True)
class Snooze:
    """An occurrence to be told of again.

    Attributes:
        original: names it in its series.
        at: aware.
    """

    event_id: str
    original: datetime
    at: datetime


class Snoozes:
    """All raise as ``DraftStore`` does."""

    def __init__(self, store: DraftStore) -> None:
        self._store = store
        self._waiting = _read(store.load_draft(_KEY).get("snoozed"))

    def add(self, snooze: Snooze) -> None:
        """Put an occurrence off, anew where it was before."""
        self._waiting = [each for each in self._waiting if not _same(each, snooze)]
        self._waiting.append(snooze)
        self._save()

    def due(self, now: datetime) -> list[Snooze]:
        """Those whose time has come."""
        return [each for each in self._waiting if each.at <= now]

    def drop(self, snooze: Snooze) -> None:
        """It was told, or is of nothing any more."""
        if snooze in self._waiting:
            self._waiting.remove(snooze)
            self._save()

    def _save(self) -> None:
        snoozed: list[object] = [
            {
                "event": each.event_id,
                "original": each.original.isoformat(),
                "at": each.at.isoformat(),
            }
            for each in self._waiting
        ]
        self._store.save_draft(_KEY, {"snoozed": snoozed} if snoozed else {})


def _same(one: Snooze, other: Snooze) -> bool:
    return (one.event_id, one.original) == (other.event_id, other.original)


def _read(values: object) -> list[Snooze]:
    """What another version may have left is passed over."""
    found = []
    for value in values if isinstance(values, list) else []:
        try:
            original = datetime.fromisoformat(value["original"])
            at = datetime.fromisoformat(value["at"])
            found.append(Snooze(str(value["event"]), original, at))
        except (KeyError, TypeError, ValueError):
            continue
    return [snooze for snooze in found if snooze.at.tzinfo is not None]
