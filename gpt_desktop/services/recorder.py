"""A text on its way into a store, with what was noted of it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator
from dataclasses import dataclass

from gpt_desktop.core.annotations import Annotation
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.steps import Steps
from gpt_desktop.core.tasks.base import (
    Annotated,
    Notice,
    NoticeKind,
    TaskEvent,
    TaskResult,
    TextAdded,
    TextReset,
    ThoughtAdded,
)
from gpt_desktop.core.thinking import Thinking

log = logging.getLogger(__name__)

SAVE_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Recorded:
    """What there is of a result so far."""

    text: str = ""
    notices: tuple[Notice, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    thinking: Thinking | None = None


class Recorder:
    """Gathers a task's events and saves them at once, then every half second at most.

    A store that fails in the middle is told of once; the text stays here and goes on.

    Args:
        save: stores what there is so far; may raise UserFacingError.
        unsaved: a source string for the warning, with a place for the ``reason``.
        clock: gives seconds.
    """

    def __init__(
        self, save: Callable[[Recorded], None], unsaved: str, clock: Callable[[], float]
    ) -> None:
        self._save = save
        self._unsaved = unsaved
        self._clock = clock
        self._parts: list[str] = []
        self._notices: list[Notice] = []
        self._annotations: list[Annotation] = []
        self._thoughts: list[str] = []
        self._thought_from = self._thought_to = 0.0  # of the clock
        self._saved_at: float | None = None
        self._told = False

    @property
    def recorded(self) -> Recorded:
        thinking = None
        if self._thoughts:
            seconds = self._thought_to - self._thought_from
            thinking = Thinking("".join(self._thoughts), seconds)
        return Recorded(
            "".join(self._parts), tuple(self._notices), tuple(self._annotations), thinking
        )

    def record(
        self, events: Generator[TaskEvent, None, TaskResult]
    ) -> Generator[TaskEvent, None, TaskResult]:
        """The events, each recorded before it goes on, and a warning where saving fails."""
        steps = Steps(events)
        try:
            for event in steps:
                warning = self._take(event)
                yield event
                if warning is not None:
                    yield warning
        finally:
            events.close()
        self._complete(steps.result)
        return steps.result

    def _take(self, event: TaskEvent) -> Notice | None:
        match event:
            case TextAdded(text=text):
                self._parts.append(text)
            case ThoughtAdded(text=text):
                self._thought_to = self._clock()
                if not self._thoughts:
                    self._thought_from = self._thought_to
                self._thoughts.append(text)
            case TextReset():
                self._parts.clear()
                self._annotations.clear()
                return None
            case Notice():
                self._notices.append(event)
            case Annotated(annotation=annotation):
                self._annotations.append(annotation)
            case _:
                return None
        return self._save_in_time()

    def _save_in_time(self) -> Notice | None:
        now = self._clock()
        if self._saved_at is not None and now - self._saved_at < SAVE_SECONDS:
            return None
        self._saved_at = now
        try:
            self._save(self.recorded)
        except UserFacingError as error:
            return self._warning(error)
        return None

    def _complete(self, result: TaskResult) -> None:
        """Add what the result says of itself and no event did."""
        self._notices += [each for each in result.notices if each not in self._notices]
        said = set(self._annotations)
        self._annotations += [each for each in result.annotations if each not in said]

    def _warning(self, error: UserFacingError) -> Notice | None:
        log.warning("A part of a result could not be saved: %s", error)
        if self._told:
            return None
        self._told = True
        return Notice(NoticeKind.WARNING, tr(self._unsaved, reason=error.what))
