"""Several generations of one task run written together and shown in their order."""

from __future__ import annotations

import logging
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass

from gpt_desktop.core.abilities import answer_each
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import Delta, FinishReason
from gpt_desktop.core.parts import PartStore
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.prompts import FilledPrompt
from gpt_desktop.core.repetition import without_repeated_tail
from gpt_desktop.core.tasks.base import TaskEvent, TextAdded, TextReset
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.shaping import Shaper

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Part:
    """One of the generations.

    Attributes:
        shaper: makes the shown text of the model's.
        lead: shown before it.
        label: what it is about, for the progress; or "".
        key: under which its text is kept in a ``PartStore``, or "" where it is not.
        document_id: of the document it was made of.
    """

    filled: FilledPrompt
    shaper: Shaper
    max_tokens: int
    lead: str = ""
    label: str = ""
    key: str = ""
    document_id: str = ""


class _Writing:
    """What has come of a part so far, and how much of it is shown."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.text = ""
        self.enough = CancelToken()
        self.over = False
        self.lead_shown = False
        self._shown = 0

    def find(self, kept: str) -> None:
        """Take what an earlier run wrote."""
        self.text = kept
        self.over = True

    def take(self, delta: Delta) -> None:
        """Add a delta's text; a text that has enough is ended."""
        self.text += self.part.shaper.feed(delta.text)
        if delta.finish is not None:
            self.text += self.part.shaper.finish()
        elif self.part.shaper.full:
            self.enough.cancel()

    def unshown(self) -> str:
        """The text that is new since the last call."""
        text = self.text[self._shown :]
        self._shown = len(self.text)
        if self.lead_shown:
            return text
        self.lead_shown = True
        return self.part.lead + text


class GenerationBatch:
    """Runs generations that do not need each other's text.

    The first that is not over is shown as it comes; the others wait for their turn. What an
    earlier run wrote and kept is not written again.

    Args:
        store: where the parts that have a key are kept as soon as they are over.
    """

    def __init__(
        self,
        run: GenerationRun,
        phase: Phase,
        parts: Sequence[Part],
        store: PartStore | None = None,
    ) -> None:
        self._run = run
        self._phase = phase
        self._store = store
        self._writings = [_Writing(part) for part in parts]
        self._first = 0  # all before it are over and shown
        self._over = 0

    def stream(self) -> Generator[TaskEvent, None, list[tuple[Part, str]]]:
        """All of them; the text of each, with what a looping model only said again cut off.

        Cancelled, it returns those that are over, and what is shown of the first that is not.
        """
        open_ones = self._unwritten()
        yield self._progress()
        if len(open_ones) < len(self._writings):
            yield from self._turn()
        looped = False
        for number, delta in self._answers(open_ones):
            writing = open_ones[number]
            writing.take(delta)
            self._run.thought = self._run.thought or bool(delta.thinking)
            if delta.finish is not None:
                looped |= self._end(writing, delta)
            if not self._run.token.cancelled:
                yield from self._turn()
                if writing.over and self._over < len(self._writings):
                    yield self._progress()
        if self._run.token.cancelled:
            yield from self._rest()
        kept = [writing for writing in self._writings if writing.lead_shown]
        if looped:
            yield TextReset()
            yield TextAdded("".join(writing.part.lead + writing.text for writing in kept))
        return [(writing.part, writing.text) for writing in kept]

    def _answers(self, writings: Sequence[_Writing]) -> Iterator[tuple[int, Delta]]:
        if not writings:
            return iter(())
        return answer_each(
            self._run.generator,
            [writing.part.filled.prompt for writing in writings],
            self._run.batch_params([(one.part.filled, one.part.max_tokens) for one in writings]),
            self._run.token,
            [writing.enough for writing in writings],
        )

    def _unwritten(self) -> list[_Writing]:
        """Those that no earlier run has written."""
        unwritten = []
        for writing in self._writings:
            key = writing.part.key
            kept = self._store.get(key) if self._store is not None and key else None
            if kept is None:
                unwritten.append(writing)
            else:
                writing.find(kept)
                self._run.note_prompt(writing.part.filled)
                self._over += 1
        return unwritten

    def _keep(self, writing: _Writing) -> None:
        part = writing.part
        if self._store is None or not part.key or not writing.over:
            return
        try:
            self._store.put(part.key, part.document_id, writing.text)
        except UserFacingError as error:  # it costs no more than to write it again
            log.warning("A part could not be kept: %s", error)

    def _end(self, writing: _Writing, delta: Delta) -> bool:
        """Note that a part is over; whether it went round and was cut back."""
        had_enough = writing.part.shaper.full
        self._run.note_end(writing.part.filled, delta, had_enough)
        writing.over = had_enough or delta.finish is not FinishReason.CANCELLED
        self._over += writing.over
        looped = delta.finish is FinishReason.LOOP
        if looped:
            writing.text = without_repeated_tail(writing.text)
        self._keep(writing)
        return looped

    def _turn(self) -> Generator[TaskEvent, None, None]:
        """Show what is new of the first part that is not over, and of those that follow."""
        while self._first < len(self._writings):
            writing = self._writings[self._first]
            text = writing.unshown()
            if text:
                yield TextAdded(text)
            if not writing.over:
                return
            self._first += 1

    def _rest(self) -> Generator[TaskEvent, None, None]:
        """Show what is there, when no more will come."""
        for number in range(self._first, len(self._writings)):
            writing = self._writings[number]
            if writing.over or (number == self._first and writing.lead_shown):
                yield TextAdded(writing.unshown())

    def _progress(self) -> Progressed:
        total = len(self._writings)
        label = self._writings[min(self._first, total - 1)].part.label
        return Progressed(self._phase, self._over, total, Unit.SECTIONS, label)
