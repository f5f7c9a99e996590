"""What can be done by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """Something the person can find by its words and do.

    Attributes:
        title: translated; a verb, or the name of what is opened.
        group: what kind of thing it is, translated; shown beside the title.
        shortcut: its keys where it has some, such as ``Ctrl+N``.
    """

    title: str
    group: str
    run: Callable[[], object]
    shortcut: str = ""


def matching(commands: Iterable[Command], query: str) -> list[Command]:
    """Those that have every word of the query, titles that begin with it first."""
    words = query.casefold().split()
    found = [
        command
        for command in commands
        if all(word in f"{command.title} {command.group}".casefold() for word in words)
    ]
    start = query.strip().casefold()
    return sorted(found, key=lambda command: not command.title.casefold().startswith(start))
