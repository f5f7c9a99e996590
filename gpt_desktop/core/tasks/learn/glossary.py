"""The terms that a text explains, each in its own words and tied to its passage.

Code finds them; no model says what a term means, so nothing is explained that the text does not.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace

from gpt_desktop.core.annotations import Annotation, Claim, ItemKind, Span, StudyItem
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.learning.terms import ExplainedTerm, explained_terms
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
from gpt_desktop.core.tasks.learn.studied import studied_source
from gpt_desktop.core.tasks.learn.study_options import COUNT
from gpt_desktop.core.tasks.options import chosen
from gpt_desktop.core.tasks.sampling import faithful_sampling


def glossary(
    request: TaskRequest, generator: TextGenerator, token: CancelToken
) -> Generator[TaskEvent, None, TaskResult]:
    """At most as many terms as questions were asked for, in the order of the text.

    Raises:
        UserFacingError: there is no text, or it explains no term.
    """
    source = studied_source(request)
    found = explained_terms(source)
    if not found:
        raise UserFacingError(
            tr("No term is explained in this text."),
            tr("A glossary takes sentences such as “Osmosis is the movement of water …”."),
            tr("Take a text that explains its terms, or make a quiz."),
        )
    count = int(chosen(request, COUNT))
    kept = sorted(found[:count], key=lambda each: each.sentence.number)
    run = GenerationRun(generator, token, request.sampling or faithful_sampling())
    whole = ""
    said: list[Annotation] = []
    for each in kept:
        item, words = _item(each, len(whole), first=not whole)
        whole += words
        yield TextAdded(words)
        span = Span(item.span.end - len(item.answer), item.span.end)
        claim = Claim(span, None, (item.passage,))
        said += [item, claim]
        yield from (Annotated(item), Annotated(claim))
    notices = list(_notices(found, kept))
    yield from notices
    run.settle()
    result = run.result(whole, notices)
    return replace(result, annotations=tuple(said))


def _item(each: ExplainedTerm, start: int, *, first: bool) -> tuple[StudyItem, str]:
    """An entry, and what is added to the text for it."""
    before = "" if first else "\n\n"
    said = " ".join(each.sentence.text.split())
    words = f"**{each.term}**: {said}"
    begin = start + len(before)
    span = Span(begin, begin + len(words))
    item = StudyItem(span, ItemKind.TERM, each.term, said, each.sentence.place, each.sentence.text)
    return item, before + words


def _notices(found: Sequence[ExplainedTerm], kept: Sequence[ExplainedTerm]) -> list[Notice]:
    words = tr("Each explanation is a sentence of the text. What it does not explain is not here.")
    notices = [Notice(NoticeKind.INFO, words)]
    more = len(found) - len(kept)
    if more:
        words = tr_count(
            "{count} more term is explained in the text.",
            "{count} more terms are explained in the text.",
            more,
        )
        notices.append(Notice(NoticeKind.INFO, words))
    return notices
