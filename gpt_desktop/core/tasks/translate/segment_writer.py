"""Shows segments in their order while several are written at once."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass

from gpt_desktop.core.excerpt import TITLE_WIDTH, beginning
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.tasks.base import Annotated, TaskEvent, TextAdded
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.translate.drawing import Draw, Drawing, write_together
from gpt_desktop.core.tasks.translate.judging import Drawn
from gpt_desktop.core.tasks.translate.translated import Translated
from gpt_desktop.core.translation.segments import SourceSegment

Judge = Callable[[SourceSegment, str, Drawn], Translated]
"""Of a segment, its language and what was written."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What happens with a segment: it is settled, written, or as an earlier one of its words.

    Attributes:
        language: code of the source's language, or "".
        settled: what needs no model.
        draw: what the model is asked.
        same_as: number of the segment that says the same.
    """

    segment: SourceSegment
    language: str = ""
    settled: Translated | None = None
    draw: Draw | None = None
    same_as: int | None = None


class SegmentWriter:
    """Writes the segments of a text, some at a time; what lies between them is shown as it is.

    Attributes:
        done: those that are over, and the one that was being shown when it was cancelled.
        text: what is shown.

    Args:
        total: segments of the text.
    """

    def __init__(self, run: GenerationRun, text: str, total: int, judge: Judge) -> None:
        self.done: list[Translated] = []
        self.text = ""
        self._run = run
        self._source = text
        self._total = total
        self._judge = judge
        self._plans: list[Plan] = []
        self._drawings: dict[int, Drawing] = {}  # by number of the segment
        self._read = 0  # characters of the source that are behind what is shown
        self._shown = 0  # characters of the translation that is being shown
        self._start = 0  # where it begins

    def write(self, plans: Sequence[Plan]) -> Generator[TaskEvent, None, None]:
        """The next segments: text as it comes, and each as soon as it and all before are over."""
        first = len(self._plans)
        self._plans += plans
        self._drawings = {
            first + number: Drawing(plan.draw)
            for number, plan in enumerate(plans)
            if plan.draw is not None
        }
        many = self._total > 1
        if many:
            yield self._progress()
        yield from self._turn()
        for drawing, _ in write_together(self._run, list(self._drawings.values())):
            if self._run.token.cancelled:
                continue
            yield from self._turn()
            if drawing.over and many:
                yield self._progress()
        if self._run.token.cancelled:
            yield from self._stop()

    def end(self) -> Generator[TaskEvent, None, None]:
        """What stands behind the last segment."""
        if rest := self._source[self._read :]:
            self._read = len(self._source)
            yield from self._show(rest)

    def _turn(self) -> Generator[TaskEvent, None, None]:
        while len(self.done) < len(self._plans):
            number = len(self.done)
            plan, drawing = self._plans[number], self._drawings.get(number)
            if drawing is not None and not drawing.over:
                if drawing.text:
                    yield from self._go_on(plan, drawing.text)
                return
            yield from self._end(plan, self._outcome(plan, drawing))

    def _outcome(self, plan: Plan, drawing: Drawing | None) -> Translated:
        if drawing is not None:
            return self._judge(plan.segment, plan.language, drawing.drawn)
        if plan.settled is not None:
            return plan.settled
        first = self.done[plan.same_as or 0]
        return Translated(plan.segment, first.target, first.checks, first.origin, plan.language)

    def _go_on(self, plan: Plan, text: str) -> Generator[TaskEvent, None, None]:
        """Show what lies before a segment, and what is new of it."""
        if self._read < plan.segment.span.end:
            yield from self._show(self._source[self._read : plan.segment.span.start])
            self._read, self._start = plan.segment.span.end, len(self.text)
        yield from self._show(text[self._shown :])
        self._shown = len(text)

    def _end(self, plan: Plan, outcome: Translated) -> Generator[TaskEvent, None, None]:
        yield from self._go_on(plan, outcome.target)
        self.done.append(outcome)
        yield Annotated(outcome.placed(self._start))
        self._shown = 0

    def _stop(self) -> Generator[TaskEvent, None, None]:
        """The segment that was being shown ends where it is."""
        number = len(self.done)
        drawing = self._drawings.get(number)
        if drawing is not None and drawing.text:
            plan = self._plans[number]
            outcome = self._judge(plan.segment, plan.language, drawing.drawn)
            yield from self._end(plan, outcome)

    def _show(self, text: str) -> Generator[TaskEvent, None, None]:
        if text:
            self.text += text
            yield TextAdded(text)

    def _progress(self) -> Progressed:
        """How many are over, those that wait to be shown included."""
        number = len(self.done)
        over = number + sum(each.over for at, each in self._drawings.items() if at >= number)
        label = ""
        if number < len(self._plans):
            label = beginning(self._plans[number].segment.text, TITLE_WIDTH)
        return Progressed(Phase.SECTIONS, over, self._total, Unit.SECTIONS, label)
