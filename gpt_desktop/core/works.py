"""What people make with a task outside a conversation: each work with how it came about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from gpt_desktop.core.annotations import Annotation
from gpt_desktop.core.errors import ErrorWords
from gpt_desktop.core.generation import Receipt
from gpt_desktop.core.tasks.base import Notice


class WorkState(StrEnum):
    """How far a work is."""

    WAITING = "waiting"  # for the model
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"  # by the person, or by a crash; what there is stays
    FAILED = "failed"

    @property
    def busy(self) -> bool:
        """Whether it goes on by itself."""
        return self in (WorkState.WAITING, WorkState.RUNNING)


@dataclass(frozen=True, slots=True)
class WorkRequest:
    """What is needed to show what was asked for, and to do it again.

    Attributes:
        text: the person's text: one to work on, or a brief.
        options: values by the task's option ids.
        instruction: the person's own wish in words, or "".
        document_ids: the documents it was made from, in order.
        extra: what a view needs besides, such as where a proposal goes.
        model_id: of the model that is to do it; "" for the usual one.
    """

    text: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    instruction: str = ""
    document_ids: tuple[str, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)
    model_id: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """A result and its request. Times are seconds since the epoch, UTC.

    Attributes:
        kind: the id of the task that made it, such as ``summarize``.
        title: names it in a list.
        receipt: how a finished one came about; None where it never finished.
        author: the name of the model that wrote it, as it was shown.
        error: what the person was told; None where it did not fail, or by a bug.
    """

    id: str
    kind: str
    title: str
    request: WorkRequest
    created: float
    changed: float
    text: str = ""
    state: WorkState = WorkState.WAITING
    notices: tuple[Notice, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    receipt: Receipt | None = None
    author: str = ""
    error: ErrorWords | None = None


@dataclass(frozen=True, slots=True)
class WorkEntry:
    """A work as a list shows it; ``excerpt`` is the beginning of its text on one line."""

    id: str
    kind: str
    title: str
    state: WorkState
    created: float
    changed: float
    excerpt: str
    document_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkEnd:
    """How a work ended; see ``Work`` for what each means. ``author`` None leaves it as it was."""

    state: WorkState
    text: str
    notices: tuple[Notice, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    receipt: Receipt | None = None
    error: ErrorWords | None = None
    author: str | None = None

    def __post_init__(self) -> None:
        if self.state.busy:
            raise ValueError("a work that goes on has not ended")


class WorkStore(Protocol):
    """Keeps works. Every method may be called from any thread.

    Each raises UserFacingError where the disk is full or the file cannot be written.
    """

    def create(self, kind: str, title: str, request: WorkRequest, author: str) -> Work:
        """Store a work that waits."""
        ...

    def update(
        self,
        work_id: str,
        text: str,
        notices: Sequence[Notice] = (),
        annotations: Sequence[Annotation] = (),
    ) -> None:
        """Replace what there is of a running work as it grows."""
        ...

    def end(self, work_id: str, end: WorkEnd) -> Work:
        """Store how it ended; returns it so."""
        ...

    def annotate(self, work_id: str, annotations: Sequence[Annotation]) -> None:
        """Replace a work's annotations, as when the person accepts an edit.

        Those of kinds that only a newer version of the app knows stay.
        """
        ...

    def rename(self, work_id: str, title: str) -> None: ...

    def get(self, work_id: str) -> Work | None:
        """All of it; None where it is not there, or deleted."""
        ...

    def list_works(
        self, kind: str, query: str = "", *, limit: int = 100, before: WorkEntry | None = None
    ) -> list[WorkEntry]:
        """Those of a kind, the latest begun first.

        What was stopped before its first word is left out.

        Args:
            query: only those whose title, text or request has it; case does not count.
            before: the last one of an earlier list, to go on after it.
        """
        ...

    def delete(self, *work_ids: str) -> None:
        """Hide them; ``restore`` brings them back until the next start."""
        ...

    def restore(self, *work_ids: str) -> None: ...

    def delete_all(self, kind: str) -> tuple[str, ...]:
        """Hide all of a kind; returns their ids, for ``restore``."""
        ...
