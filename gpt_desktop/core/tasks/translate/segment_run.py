"""The segments of a text translated: kept, found, or written, checked, and once more if need be."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import replace

from gpt_desktop.core.annotations import SegmentOrigin
from gpt_desktop.core.languages import is_known, language
from gpt_desktop.core.prompts import PromptBook
from gpt_desktop.core.repetition import without_repeated_tail
from gpt_desktop.core.tasks.base import Annotated, TaskEvent, TextAdded, TextReset
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.translate.asked import Asked, Wanted
from gpt_desktop.core.tasks.translate.drawing import Draw, draw_unseen
from gpt_desktop.core.tasks.translate.drawn_segment import segment_draw
from gpt_desktop.core.tasks.translate.examples_shown import ExamplesShown
from gpt_desktop.core.tasks.translate.judging import LOOP, Drawn, Judged, best, judged
from gpt_desktop.core.tasks.translate.repair import repairs
from gpt_desktop.core.tasks.translate.segment_writer import Plan, SegmentWriter
from gpt_desktop.core.tasks.translate.source_language import SourceLanguages
from gpt_desktop.core.tasks.translate.translated import Translated, placed_segments, translated_text
from gpt_desktop.core.translation.left_alone import LANGUAGE, kept_reason
from gpt_desktop.core.translation.memory import MemoryMatch, TranslationMemory
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.segments import SourceSegment

_LIKE = 0.75  # a kept translation so like it is shown to the model
_MOST_LIKE = 1  # of them
_TOGETHER = 96  # segments that are looked up and written together


class SegmentRun:
    """Translates the segments of one text.

    Attributes:
        shown: the text that the events showed, once they are over.

    Args:
        languages: finds each segment's.
        memory: translations of the same words are taken, of similar ones shown to the model.
        written: translations the person wrote, by their source; they stay.
        repairs: whether what a check failed is tried once more.
    """

    def __init__(
        self,
        book: PromptBook,
        run: GenerationRun,
        wanted: Wanted,
        languages: SourceLanguages,
        *,
        memory: TranslationMemory | None = None,
        written: Mapping[str, str] | None = None,
        repairs: bool = True,
    ) -> None:
        self._book = book
        self._run = run
        self._wanted = wanted
        self._examples = ExamplesShown(book, wanted.target)
        self._languages = languages
        self._memory = memory
        self._written = written or {}
        self._repairs = repairs
        self._first: dict[tuple[str, str], int] = {}  # the first segment of its words
        self.shown = ""

    def stream(
        self, text: str, segments: Sequence[SourceSegment]
    ) -> Generator[TaskEvent, None, list[Translated]]:
        """Translate them; the events show the whole text, with what lies between segments.

        A TextReset comes at most once, at the end, where something was mended. Cancelled, it
        returns those that are over, and the one that was being shown.
        """
        writer = SegmentWriter(self._run, text, len(segments), self._judged)
        plans: list[Plan] = []
        for start in range(0, len(segments), _TOGETHER):
            new = self._plans(text, segments[start : start + _TOGETHER], plans)
            plans += new
            yield from writer.write(new)
            if self._run.token.cancelled:
                break
        if not self._run.token.cancelled:
            yield from writer.end()
        self.shown = writer.text
        if self._run.token.cancelled or not self._repairs:
            return writer.done
        mended = yield from self._mended(plans, writer.done)
        if mended != writer.done:
            self.shown = translated_text(text, mended)
            yield TextReset()
            yield TextAdded(self.shown)
            for segment in placed_segments(text, mended):
                yield Annotated(segment)
        return mended

    def _plans(
        self, text: str, segments: Sequence[SourceSegment], earlier: Sequence[Plan]
    ) -> list[Plan]:
        """What happens with the next segments; one that says what an earlier one did is as it."""
        plans: list[Plan] = []
        before = earlier[-1].segment.text if earlier else ""
        for segment in segments:
            code = self._languages.of(segment, self._wanted.target.code)
            settled = self._settled(segment, segment.span.of(text), code)
            number = len(earlier) + len(plans)
            same = self._first.setdefault((segment.text, code), number)
            if settled is not None:
                plans.append(Plan(segment, code, settled))
            elif same != number:
                plans.append(Plan(segment, code, same_as=same))
            else:
                plans.append(Plan(segment, code, draw=self._draw(segment, code, before)))
            before = segment.text
        return plans

    def _settled(self, segment: SourceSegment, raw: str, code: str) -> Translated | None:
        """What a segment becomes without the model, or None."""
        own = self._written.get(raw) or self._written.get(segment.text)
        if own is not None:
            return Translated(segment, own, (), SegmentOrigin.PERSON, code)
        reason = kept_reason(segment.text, self._wanted.target.code, code)
        if reason:
            same = reason == LANGUAGE
            shown = code if same else ""
            return Translated(segment, raw, (), SegmentOrigin.KEPT, shown, in_target_already=same)
        found = self._looked_up(segment.text, code, 1.0)
        if found:
            return Translated(segment, found[0].target, (), SegmentOrigin.MEMORY, code)
        return None

    def _draw(self, segment: SourceSegment, code: str, before: str) -> Draw:
        return segment_draw(self._book, self._run, self._wanted, self._asked(segment, code, before))

    def _asked(self, segment: SourceSegment, code: str, before: str) -> Asked:
        source = language(code) if is_known(code) else None
        like = self._looked_up(segment.text, code, _LIKE)[:_MOST_LIKE]
        return Asked(segment.text, source, before, like)

    def _looked_up(self, text: str, code: str, least: float) -> tuple[MemoryMatch, ...]:
        if self._memory is None:
            return ()
        return self._memory.look_up(text, Pair(code, self._wanted.target.code), least)

    def _judged(self, segment: SourceSegment, code: str, drawn: Drawn) -> Translated:
        found = judged(segment, code, self._wanted, drawn, self._examples)
        return Translated(segment, found.text, found.checks, SegmentOrigin.MODEL, code)

    def _mended(
        self, plans: Sequence[Plan], done: Sequence[Translated]
    ) -> Generator[TaskEvent, None, list[Translated]]:
        """Each that failed a check once more; the best of what was written stays."""
        failed = [
            number
            for number, plan in enumerate(plans)
            if plan.draw is not None and done[number].checks
        ]
        if not failed:
            return list(done)
        tries = {
            number: repairs(
                self._book,
                self._run,
                self._wanted,
                self._asked(plans[number].segment, plans[number].language, ""),
            )
            for number in failed
        }
        every = [repair for each in tries.values() for repair in each]
        drawn = yield from draw_unseen(self._run, [repair.draw for repair in every])
        restored = [repair.restored(one) for repair, one in zip(every, drawn, strict=True)]
        mended = list(done)
        for number, each in tries.items():
            own, restored = restored[: len(each)], restored[len(each) :]
            mended[number] = self._best(plans[number], done[number], own)
        return [
            replace(each, target=mended[plan.same_as].target, checks=mended[plan.same_as].checks)
            if plan.same_as is not None
            else each
            for plan, each in zip(plans, mended, strict=True)
        ]

    def _best(self, plan: Plan, first: Translated, others: Sequence[Drawn]) -> Translated:
        """The best of what was written; of a loop what came before it, still marked."""
        found = [
            judged(plan.segment, plan.language, self._wanted, drawn, self._examples)
            for drawn in others
            if drawn.text.strip()
        ]
        chosen = best([Judged(first.target, first.checks), *found])
        looped = any(check.name == LOOP for check in chosen.checks)
        text = without_repeated_tail(chosen.text) if looped else chosen.text
        return replace(first, target=text, checks=chosen.checks)
