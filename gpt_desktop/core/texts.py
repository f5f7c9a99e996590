"""Texts that a person writes, each with the versions it had and what of it a model wrote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from gpt_desktop.core.annotations import Span
from gpt_desktop.core.excerpt import TITLE_WIDTH, beginning
from gpt_desktop.core.text_templates import TextTemplate


class VersionKind(StrEnum):
    """Why a version was kept."""

    AUTOMATIC = "automatic"  # in the course of writing
    BEFORE = "before"  # something was about to replace much of the text
    NAMED = "named"  # the person gave it a name


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a part of a text comes from.

    Attributes:
        span: of the text as it is now; empty where nothing of the part is left.
        words: what the model wrote, as it was put into the text.
        author: the model's name.
        asked: what was asked for, such as ``shorten``: the value of the task's option.
        work_id: of the work it was proposed in, which may have been deleted since.
        inserted: when the person took it, in seconds since the epoch.
    """

    span: Span
    words: str
    author: str
    asked: str
    work_id: str
    inserted: float


@dataclass(frozen=True, slots=True)
class Text:
    """A text. Times are seconds since the epoch, UTC.

    Attributes:
        title: the person's own; "" where the first line names it.
    """

    id: str
    title: str
    body: str
    created: float
    changed: float
    pinned: bool = False
    provenance: tuple[Provenance, ...] = ()

    @property
    def name(self) -> str:
        """What it goes by; "" for one with neither title nor words."""
        return self.title or first_line(self.body)


@dataclass(frozen=True, slots=True)
class TextEntry:
    """A text in a list.

    Attributes:
        name: the title, or the first line.
        words: how many, for very long ones an estimate.
        excerpt: where a search found it, a line around the place; "" without a search.
        marked: where in the excerpt the words are.
    """

    id: str
    name: str
    words: int
    changed: float
    pinned: bool = False
    excerpt: str = ""
    marked: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class TextVersion:
    """A text as it once was.

    Attributes:
        name: the person's, for named ones; what was about to happen, for those kept before.
        made: when the text was so, in seconds since the epoch.
        size: of the body in characters.
    """

    id: str
    text_id: str
    kind: VersionKind
    name: str
    made: float
    size: int


class TextStore(Protocol):
    """Keeps texts. Every method may be called from any thread.

    Each raises UserFacingError where the disk is full or the file cannot be written, and where
    the text to change is gone.
    """

    def create(self, body: str = "", title: str = "") -> Text: ...

    def get(self, text_id: str) -> Text | None:
        """None where it is gone, or deleted."""
        ...

    def save(self, text_id: str, body: str, provenance: Sequence[Provenance] = ()) -> None:
        """Store what the text is by now; a few milliseconds for hundreds of pages.

        What it was before is kept as a version where the last one is some minutes old.
        """
        ...

    def list_texts(self, query: str = "") -> list[TextEntry]:
        """Pinned ones first, then the latest changed; with a query, those that have its words."""
        ...

    def rename(self, text_id: str, title: str) -> None:
        """Under the person's own title; "" lets the first line name it."""
        ...

    def set_pinned(self, text_id: str, pinned: bool) -> None: ...

    def delete(self, *text_ids: str) -> None:
        """Hide them; ``restore`` brings them back until the next start."""
        ...

    def restore(self, *text_ids: str) -> None: ...

    def keep_version(self, text_id: str, kind: VersionKind, name: str = "") -> TextVersion | None:
        """Keep what is stored now as a version.

        Unnamed ones only where the text is another than in the newest version.
        """
        ...

    def versions(self, text_id: str) -> list[TextVersion]:
        """The newest first."""
        ...

    def version(self, version_id: str) -> Text | None:
        """The text as it was then: body, what of it a model wrote, and the time as ``changed``."""
        ...

    def name_version(self, version_id: str, name: str) -> None:
        """A named one is kept until the person deletes it; "" makes it one like the others."""
        ...

    def delete_version(self, version_id: str) -> None: ...

    def templates(self) -> list[TextTemplate]:
        """The person's own, by name."""
        ...

    def add_template(self, name: str, body: str) -> TextTemplate: ...

    def delete_template(self, template_id: str) -> None: ...


def first_line(body: str) -> str:
    """What names a text: its first line with words, without a heading's marks."""
    start = body.lstrip()[: TITLE_WIDTH * 20]
    line = start.split("\n", 1)[0].lstrip("#>-*+ \t").rstrip(" \t\r,;:，；：、")
    return beginning(line, TITLE_WIDTH)
