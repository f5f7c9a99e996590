"""Questions that a text answers, each tied to its passage.

Code chooses sentences and answers; the model words questions and ranks wrong answers. What does
not pass the checks is left out, and it is said how many and why.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace
from itertools import cycle

from gpt_desktop.core.annotations import ItemKind, Span, StudyItem
from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.learning.answers import Answerable, answerable, standing_alone
from gpt_desktop.core.learning.drawn import draw_key
from gpt_desktop.core.learning.quiz_text import answers_text, question_text
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.prompts import PromptBook
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
from gpt_desktop.core.tasks.learn.asked_items import ItemMaker
from gpt_desktop.core.tasks.learn.glossary import glossary
from gpt_desktop.core.tasks.learn.guide import guide
from gpt_desktop.core.tasks.learn.studied import studied_source, studied_text
from gpt_desktop.core.tasks.learn.study_options import COUNT, FORM, GUIDE, TERMS
from gpt_desktop.core.tasks.notices import unknown_language_notices
from gpt_desktop.core.tasks.options import chosen
from gpt_desktop.core.tasks.sampling import faithful_sampling
from gpt_desktop.core.trust.source import SourceText

_MIXED = (ItemKind.CHOICE, ItemKind.CLOZE, ItemKind.SHORT)
_SMALL = 1_000_000_000  # parameters; the questions that smaller models word are about nothing
_MOST_TRIED = 4  # facts for each question that is asked for
_LEAST_READ = 60  # facts, so that there is something to choose among
_LOOKED_AHEAD = 12  # facts, for one with wrong answers beside it
_EXAMPLE = {"sentence": "", "answer": ""}


def quiz(
    request: TaskRequest, book: PromptBook, generator: TextGenerator, token: CancelToken
) -> Generator[TaskEvent, None, TaskResult]:
    """One question after another; the answers stand at the end.

    Raises:
        UserFacingError: there is no text, or it says nothing that can be asked for.
    """
    count, form = int(chosen(request, COUNT)), chosen(request, FORM)
    if form == TERMS:
        return (yield from glossary(request, generator, token))
    if form == GUIDE:
        return (yield from guide(request, generator, token))
    text = studied_text(request)
    source, seed = studied_source(request), len(text)
    everything = _answers(source, count * _MOST_TRIED, seed, token)
    if not everything and not token.cancelled:
        raise _nothing_to_ask()
    run = GenerationRun(generator, token, request.sampling or faithful_sampling())
    run.note_prompt(book["learn-question"].fill(generator.facts.prompt_style, _EXAMPLE))
    small = generator.facts.parameters < _SMALL
    kinds = (ItemKind(form),) if form != "mixed" else _MIXED[: 2 if small else 3]
    notices = _model_notices(text, generator, small=small) if ItemKind.SHORT in kinds else []
    yield from notices
    maker = ItemMaker(run, book, source, everything, seed)
    items, out = yield from _made(maker, kinds, _spread(everything), count, token)
    whole = "\n\n".join(question_text(number, item) for number, item in enumerate(items, start=1))
    if items:
        answers = "\n\n" + answers_text(items)
        yield TextAdded(answers)
        whole += answers
    added = _notices(items, out, count, cancelled=token.cancelled)
    if form == ItemKind.CHOICE:
        added += _gap_notices(items)
    yield from added
    run.settle()
    result = run.result(whole, [*notices, *added])
    return replace(result, annotations=(*items, *out))


def _answers(source: SourceText, enough: int, seed: int, token: CancelToken) -> list[Answerable]:
    """Facts of sentences in an order drawn by the seed, until there are enough of them."""
    drawn = sorted(standing_alone(source), key=lambda each: draw_key(seed, each.text))
    found: list[Answerable] = []
    for sentence in drawn:
        if len(found) >= max(enough, _LEAST_READ) or token.cancelled:
            break
        found += answerable(sentence)
    return found


def _nothing_to_ask() -> UserFacingError:
    return UserFacingError(
        tr("No question can be made of this text."),
        tr("Questions ask for names, dates and numbers; none stand in it."),
        tr("Take a longer text, or one that tells facts."),
    )


def _model_notices(text: str, generator: TextGenerator, *, small: bool) -> list[Notice]:
    """What to know where the model words the questions."""
    notices = unknown_language_notices(text, generator.facts)
    if small:
        words = tr(
            "This model is small and words questions badly. Gaps and choices are made by code."
        )
        notices.append(Notice(NoticeKind.WARNING, words))
    return notices


def _spread(everything: Sequence[Answerable]) -> list[Answerable]:
    """One fact of each sentence first, then their second ones."""
    rounds: list[list[Answerable]] = []
    seen: dict[int, int] = {}
    for each in everything:
        turn = seen[each.sentence.number] = seen.get(each.sentence.number, -1) + 1
        if turn == len(rounds):
            rounds.append([])
        rounds[turn].append(each)
    return [each for one in rounds for each in one]


def _made(
    maker: ItemMaker,
    kinds: Sequence[ItemKind],
    order: Sequence[Answerable],
    count: int,
    token: CancelToken,
) -> Generator[TaskEvent, None, tuple[list[StudyItem], list[StudyItem]]]:
    items: list[StudyItem] = []
    out: list[StudyItem] = []
    place = 0
    turn = cycle(kinds)
    kind = next(turn)
    waiting, tries = list(order), count * _MOST_TRIED
    while waiting and len(items) < count and tries:
        tries -= 1
        yield Progressed(Phase.WRITING, len(items), count, Unit.PARTS)
        try:
            token.raise_if_cancelled()
            item = yield from _next(maker, kind, waiting, token)
        except CancelledError:
            break
        if item.left_out:
            out.append(item)
            yield Annotated(item)
            continue
        kind = next(turn)
        words = question_text(len(items) + 1, item)
        before = "\n\n" if items else ""
        start = place + len(before)
        item = replace(item, span=Span(start, start + len(words)))
        place = item.span.end
        items.append(item)
        yield TextAdded(before + words)
        yield Annotated(item)
    return items, out


def _next(
    maker: ItemMaker, kind: ItemKind, waiting: list[Answerable], token: CancelToken
) -> Generator[TaskEvent, None, StudyItem]:
    """Takes the first fact that a question of the kind can be made of, else a gap for the first.

    Raises:
        CancelledError: the token was cancelled.
    """
    for number, asked in enumerate(waiting[: _LOOKED_AHEAD if kind is ItemKind.CHOICE else 1]):
        item = yield from maker.make(kind, asked)
        token.raise_if_cancelled()
        if item is not None:
            del waiting[number]
            return item
    return maker.gap(waiting.pop(0))


def _gap_notices(items: Sequence[StudyItem]) -> list[Notice]:
    """That some are no choices, as was asked for."""
    if all(each.choices for each in items):
        return []
    words = tr(
        "The text has too few names or numbers to choose among in some places; there a gap"
        " is to be filled."
    )
    return [Notice(NoticeKind.INFO, words)]


def _notices(
    items: Sequence[StudyItem], out: Sequence[StudyItem], count: int, *, cancelled: bool
) -> list[Notice]:
    """How many were left out, and that there are fewer than were asked for."""
    notices = []
    if out:
        words = tr_count(
            "{count} question of {total} was left out: the text does not bear it.",
            "{count} questions of {total} were left out: the text does not bear them.",
            len(out),
            total=len(items) + len(out),
        )
        notices.append(Notice(NoticeKind.INFO, words))
    if len(items) < count and not cancelled:
        words = tr_count(
            "No more than {count} question can be made of this text.",
            "No more than {count} questions can be made of this text.",
            len(items),
        )
        notices.append(Notice(NoticeKind.INFO, words))
    return notices
