"""Translation of a document unit by unit; what is finished is kept, and not done again."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from gpt_desktop.core.annotations import Annotation, Check, Segment, SegmentOrigin, Span
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.documents import Block, Document
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.languages import language
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.prompts import PromptBook
from gpt_desktop.core.steps import Steps
from gpt_desktop.core.tasks.base import (
    Annotated,
    TaskEvent,
    TaskRequest,
    TaskResult,
    TextAdded,
)
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.sampling import task_sampling
from gpt_desktop.core.tasks.translate.asked import Wanted
from gpt_desktop.core.tasks.translate.notices import segment_notices
from gpt_desktop.core.tasks.translate.segment_run import SegmentRun
from gpt_desktop.core.tasks.translate.source_language import SourceLanguages
from gpt_desktop.core.tasks.translate.task import (
    TranslateTask,
    checked_pair,
    pair_notices,
    segment_room,
    wanted_of,
)
from gpt_desktop.core.tasks.translate.translated import Translated, placed_segments, translated_text
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.segments import SourceSegment, split_segments

_GROUP = 24  # segments that are written together, and kept when they are finished
_VERSION = 1  # of what is kept


@dataclass(frozen=True, slots=True)
class _Unit:
    """A block of the document, cut into segments whose spans count in the block's text."""

    block: Block
    segments: tuple[SourceSegment, ...]


class DocumentTranslation:
    """Translates the request's one document, whose blocks are the units of a file.

    As a task it is the same as ``TranslateTask``, so that what it makes is shown as such.
    """

    id = TranslateTask.id
    title = TranslateTask.title
    options = TranslateTask.options

    def __init__(self, prompts: PromptBook) -> None:
        self._prompts = prompts

    def run(
        self, request: TaskRequest, generator: TextGenerator, token: CancelToken
    ) -> Generator[TaskEvent, None, TaskResult]:
        """Translate unit by unit; the text grows by whole units.

        Raises:
            UserFacingError: there is nothing to translate, or both languages are the same.
        """
        if len(request.documents) != 1 or not request.documents[0].blocks:
            raise UserFacingError(
                tr("There is nothing to translate."),
                tr("The document has no words."),
                tr("Choose another file."),
            )
        run = GenerationRun(generator, token, task_sampling(self.id, request, None))
        return (yield from _Run(self._prompts, request, run).whole())


class _Run:
    """One run over a document."""

    def __init__(self, book: PromptBook, request: TaskRequest, run: GenerationRun) -> None:
        self._book = book
        self._request = request
        self._run = run
        self._document: Document = request.documents[0]
        self._text = self._document.text
        source, target = checked_pair(request)
        self._target = language(target)
        self._languages = SourceLanguages(self._text, source)
        self._wanted: Wanted = wanted_of(request, self._target)
        self._repairs = True
        self._shown: list[str] = []
        self._length = self._read = 0
        self._annotations: list[Annotation] = []
        self._done: list[Translated] = []

    def whole(self) -> Generator[TaskEvent, None, TaskResult]:
        facts = self._run.generator.facts
        untrained = pair_notices(self._request, facts, self._languages, self._text)
        self._repairs = not untrained
        yield from untrained
        units = self._units()
        total = sum(len(unit.segments) for unit in units)
        yield self._progress(0, total)
        over = 0
        for group in _groups(units):
            finished = yield from self._group(group, over, total)
            if not finished:
                break
            over += sum(len(unit.segments) for unit in group)
            yield self._progress(over, total)
        said = [] if self._run.token.cancelled else segment_notices(self._done, self._target)
        yield from said
        result = yield from self._run.finish_with("".join(self._shown), [*untrained, *said])
        return replace(result, annotations=tuple(self._annotations))

    def _units(self) -> list[_Unit]:
        room = segment_room(self._run.generator)
        return [
            _Unit(block, split_segments(block.text, self._languages.around, room))
            for block in self._document.blocks
        ]

    def _group(
        self, group: Sequence[_Unit], over: int, total: int
    ) -> Generator[TaskEvent, None, bool]:
        """Some units; returns whether all of them are over."""
        found = {number: self._kept(unit) for number, unit in enumerate(group)}
        missing = [number for number, done in found.items() if done is None]
        if missing:
            kept = sum(len(done) for done in found.values() if done is not None)
            made = yield from self._made([group[number] for number in missing], over + kept, total)
            found.update(zip(missing, made, strict=False))
        for number, unit in enumerate(group):
            finished = found[number]
            if finished is None:
                return False
            yield from self._show(unit, finished)
        return True

    def _made(
        self, units: Sequence[_Unit], over: int, total: int
    ) -> Generator[TaskEvent, None, list[list[Translated]]]:
        """The units that were finished; with a cancelled token these are the first ones."""
        text, segments, starts = _together(units)
        translation = SegmentRun(
            self._book,
            self._run,
            self._wanted,
            self._languages,
            memory=self._request.aids.memory,
            written=self._request.aids.written,
            repairs=self._repairs,
        )
        steps = Steps(translation.stream(text, segments))
        for event in steps:
            if isinstance(event, Progressed) and event.phase is Phase.SECTIONS:
                yield replace(event, done=min(over + event.done, total), total=total)
        done = steps.result
        if self._run.token.cancelled:
            done = done[:-1]  # it may be cut in its middle
        made: list[list[Translated]] = []
        place = 0
        for unit, start in zip(units, starts, strict=True):
            own = done[place : place + len(unit.segments)]
            if len(own) < len(unit.segments):
                break
            place += len(own)
            made.append([replace(one, source=_moved(one.source, -start)) for one in own])
            self._keep(unit, made[-1])
        return made

    def _show(self, unit: _Unit, done: Sequence[Translated]) -> Iterator[TaskEvent]:
        """What stands between the last unit and this one, and its translation."""
        block = unit.block
        between = self._text[self._read : block.start]
        words = translated_text(block.text, done)
        start = self._length + len(between)
        if between + words:
            yield TextAdded(between + words)
        self._shown += [between, words]
        self._length, self._read = start + len(words), block.start + len(block.text)
        self._done += done
        for segment in placed_segments(block.text, done):
            placed = _shifted(segment, block.start, start)
            self._annotations.append(placed)
            yield Annotated(placed)

    def _progress(self, over: int, total: int) -> Progressed:
        return Progressed(Phase.SECTIONS, over, total, Unit.SECTIONS, self._document.title)

    def _kept(self, unit: _Unit) -> list[Translated] | None:
        """What was finished of a unit before; nothing where the person wrote some of it."""
        if not unit.segments:
            return []
        parts = self._request.parts
        if parts is None or self._request.private or self._is_written(unit):
            return None
        kept = parts.get(self._key(unit))
        if kept is None or any(map(self._is_remembered, unit.segments)):
            return None
        return _read_kept(kept, unit.segments)

    def _is_remembered(self, segment: SourceSegment) -> bool:
        """Whether the memory has it, which may know better by now and takes no time."""
        memory = self._request.aids.memory
        code = self._languages.of(segment, self._target.code)
        return memory is not None and bool(
            memory.look_up(segment.text, Pair(code, self._target.code), 1.0)
        )

    def _keep(self, unit: _Unit, done: Sequence[Translated]) -> None:
        parts = self._request.parts
        if parts is not None and not self._request.private and not self._is_written(unit):
            parts.put(self._key(unit), self._document.id, _written_kept(done))

    def _is_written(self, unit: _Unit) -> bool:
        written = self._request.aids.written
        return any(
            segment.text in written or segment.span.of(unit.block.text) in written
            for segment in unit.segments
        )

    def _key(self, unit: _Unit) -> str:
        wanted = self._wanted
        told = [
            *(_VERSION, self._run.generator.facts.sha256, self._book["translate"].version),
            *(self._languages.whole, wanted.target.code, wanted.formality.value, wanted.wish),
            [[term.source, term.target] for term in wanted.terms],
            unit.block.text,
        ]
        return sha256(json.dumps(told).encode()).hexdigest()


def _groups(units: Sequence[_Unit]) -> Iterator[list[_Unit]]:
    group: list[_Unit] = []
    size = 0
    for unit in units:
        group.append(unit)
        size += len(unit.segments)
        if size >= _GROUP:
            yield group
            group, size = [], 0
    if group:
        yield group


def _together(units: Sequence[_Unit]) -> tuple[str, list[SourceSegment], list[int]]:
    """Units as one text, their segments in it, and where each begins."""
    parts: list[str] = []
    segments: list[SourceSegment] = []
    starts: list[int] = []
    length = 0
    for unit in units:
        starts.append(length)
        segments += [_moved(segment, length) for segment in unit.segments]
        parts.append(unit.block.text)
        length += len(unit.block.text) + 2
    return "\n\n".join(parts), segments, starts


def _moved(segment: SourceSegment, by: int) -> SourceSegment:
    return replace(segment, span=Span(segment.span.start + by, segment.span.end + by))


def _shifted(segment: Segment, source: int, target: int) -> Segment:
    own, other = segment.source, segment.target
    return replace(
        segment,
        source=Span(own.start + source, own.end + source),
        target=Span(other.start + target, other.end + target),
    )


def _written_kept(done: Sequence[Translated]) -> str:
    return json.dumps(
        [
            [
                *(each.target, [[check.name, check.words] for check in each.checks]),
                *(each.origin.value, each.language, each.in_target_already),
            ]
            for each in done
        ]
    )


def _read_kept(kept: str, segments: Sequence[SourceSegment]) -> list[Translated] | None:
    """None where it is of another form, or of other segments."""
    try:
        return [
            Translated(
                segment,
                str(target),
                tuple(Check(str(name), str(words)) for name, words in checks),
                SegmentOrigin(origin),
                str(code),
                bool(already),
            )
            for segment, (target, checks, origin, code, already) in zip(
                segments, json.loads(kept), strict=True
            )
        ]
    except (ValueError, TypeError):
        return None
