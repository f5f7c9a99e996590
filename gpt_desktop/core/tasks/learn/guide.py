"""A study guide: by section what is of weight and which terms are explained, then questions.

All of it is quoted, and tied to its passage; code chooses, no model writes.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest

from gpt_desktop.core.annotations import Annotation, Claim, DocumentSpan, ItemKind, Span, StudyItem
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.documents import BlockKind
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.answers import Answerable, answerable, standing_alone
from gpt_desktop.core.learning.quiz_text import answers_text, question_text
from gpt_desktop.core.learning.terms import ExplainedTerm, explained_terms
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.tasks.base import (
    Annotated,
    Notice,
    NoticeKind,
    TaskEvent,
    TaskRequest,
    TaskResult,
    TextAdded,
)
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.learn.asked_items import gap_item
from gpt_desktop.core.tasks.learn.studied import studied_source
from gpt_desktop.core.tasks.learn.study_options import COUNT
from gpt_desktop.core.tasks.options import chosen
from gpt_desktop.core.tasks.sampling import faithful_sampling
from gpt_desktop.core.trust.coverage import coverage_of
from gpt_desktop.core.trust.source import SourceSentence, SourceText

_MOST_POINTS = 3  # of a section
_KINDS = (BlockKind.PARAGRAPH, BlockKind.ITEM)


@dataclass(frozen=True, slots=True)
class _Section:
    """Sentences under one heading, or before the first."""

    heading: str
    sentences: tuple[SourceSentence, ...]


class _Written:
    """The text so far, and where what was added to it stands."""

    def __init__(self) -> None:
        self.text = ""
        self.annotations: list[Annotation] = []

    def add(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))


def guide(
    request: TaskRequest, generator: TextGenerator, token: CancelToken
) -> Generator[TaskEvent, None, TaskResult]:
    """The guide; at most as many questions as were asked for.

    Raises:
        UserFacingError: there is no text, or not a whole sentence in it.
    """
    source = studied_source(request)
    sections = list(_sections(source))
    if not sections:
        raise UserFacingError(
            tr("There is not a whole sentence in this text."),
            "",
            tr("Take a longer text, or one that tells facts."),
        )
    run = GenerationRun(generator, token, request.sampling or faithful_sampling())
    written = _Written()
    weights = {each.place: each.weight for each in coverage_of(source, ()).missing}
    terms = {each.sentence.number: each for each in explained_terms(source)}
    for done, section in enumerate(sections):
        if token.cancelled:
            break
        yield Progressed(Phase.WRITING, done, len(sections), Unit.PARTS)
        before, noted = len(written.text), len(written.annotations)
        _write_section(written, section, _points(section, weights), terms)
        yield TextAdded(written.text[before:])
        yield from (Annotated(each) for each in written.annotations[noted:])
    if not token.cancelled:
        before, noted = len(written.text), len(written.annotations)
        _write_questions(written, sections, source, int(chosen(request, COUNT)))
        yield TextAdded(written.text[before:])
        yield from (Annotated(each) for each in written.annotations[noted:])
    notice = Notice(NoticeKind.INFO, _how())
    yield notice
    run.settle()
    result = run.result(written.text, [notice])
    return replace(result, annotations=tuple(written.annotations))


def _how() -> str:
    return tr(
        "All of it is quoted. Sentences with decisions, duties, conclusions, sums and dates were "
        "taken as what is of weight; where a section has none, its first sentence was."
    )


def _sections(source: SourceText) -> Iterator[_Section]:
    told = (each for each in source.sentences if each.kind in _KINDS)
    for (_, heading), some in groupby(told, key=lambda each: (each.document_id, each.heading)):
        yield _Section(heading, tuple(some))


def _points(section: _Section, weights: Mapping[DocumentSpan, float]) -> list[SourceSentence]:
    """The sentences of most weight in their order, or the first one."""
    heavy = [each for each in section.sentences if each.place in weights]
    kept = sorted(heavy, key=lambda each: -weights[each.place])[:_MOST_POINTS]
    return sorted(kept, key=lambda each: each.number) or list(section.sentences[:1])


def _write_section(
    written: _Written,
    section: _Section,
    points: Sequence[SourceSentence],
    terms: dict[int, ExplainedTerm],
) -> None:
    break_ = "\n\n" if written.text else ""
    written.add(f"{break_}## {section.heading or tr('The text')}\n")
    for sentence in section.sentences:
        term = terms.get(sentence.number)
        if term is not None:
            _write_term(written, term)
        elif sentence in points:
            written.add("\n- ")
            span = written.add(_line(sentence))
            written.annotations.append(Claim(span, None, (sentence.place,)))


def _write_term(written: _Written, term: ExplainedTerm) -> None:
    said = _line(term.sentence)
    written.add("\n- ")
    start = written.add(f"**{term.term}**: ").start
    span = written.add(said)
    item = StudyItem(
        Span(start, span.end),
        ItemKind.TERM,
        term.term,
        said,
        term.sentence.place,
        term.sentence.text,
    )
    written.annotations += [Claim(span, None, (term.sentence.place,)), item]


def _write_questions(
    written: _Written, sections: Sequence[_Section], source: SourceText, count: int
) -> None:
    items = [gap_item(each) for each in _asked(sections, source)][:count]
    if not items:
        return
    written.add(f"\n\n## {tr('Questions')}")
    for number, item in enumerate(items, start=1):
        written.add("\n\n")
        span = written.add(question_text(number, item))
        written.annotations.append(replace(item, span=span))
    written.add("\n\n" + answers_text(items))


def _asked(sections: Sequence[_Section], source: SourceText) -> Iterator[Answerable]:
    """A fact of each section in turn, so that no section is left out for another's second."""
    alone = {each.number for each in standing_alone(source)}
    rows = [
        [fact for each in section.sentences if each.number in alone for fact in _one(each)]
        for section in sections
    ]
    for turn in zip_longest(*rows):
        yield from (each for each in turn if each is not None)


def _one(sentence: SourceSentence) -> list[Answerable]:
    """The surest fact of a sentence."""
    return list(answerable(sentence))[:1]


def _line(sentence: SourceSentence) -> str:
    return " ".join(sentence.text.split())
