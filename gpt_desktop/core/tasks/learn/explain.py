"""A passage explained for somebody, each sentence held against the passage."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import suppress
from dataclasses import replace

from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.i18n import mark, tr, tr_count
from gpt_desktop.core.language_detection import clear_language
from gpt_desktop.core.languages import language
from gpt_desktop.core.prompts import PromptBook
from gpt_desktop.core.tasks.base import (
    Annotated,
    Choice,
    Notice,
    NoticeKind,
    OptionSpec,
    TaskEvent,
    TaskRequest,
    TaskResult,
)
from gpt_desktop.core.tasks.context_fit import prompt_room, too_long
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.learn.told import filled, shaper
from gpt_desktop.core.tasks.learn.tutor_options import AUTOMATIC, LANGUAGE
from gpt_desktop.core.tasks.notices import unknown_language_notices
from gpt_desktop.core.tasks.options import chosen, required_text
from gpt_desktop.core.tasks.sampling import faithful_sampling
from gpt_desktop.core.tasks.summarize.checked import checked
from gpt_desktop.core.trust.source import SourceText
from gpt_desktop.core.trust.support import measured_claims

EXPLAIN_KIND = "learn-explain"
"""The kind of works that explanations are."""

READER = OptionSpec("reader", mark("For"), (), "child")
"""One of ``READERS``, or words of the person's own."""

READERS = (
    Choice("child", mark("A ten-year-old")),
    Choice("school", mark("A school student")),
    Choice("newcomer", mark("A grown-up who is new to it")),
    Choice("expert", mark("An expert")),
)
_WISHES = {
    "child": "to make it simpler and easier to understand for a ten-year-old child",
    "school": "to make it simpler and easier to understand for a school student",
    "newcomer": "to make it simpler and easier to understand for someone who knows nothing of it",
    "expert": "to make it more concise and precise for an expert",
}
_OWN_WISH = "to make it simpler and easier to understand for {reader}"
_TOKENS = 400
_MOST_MEASURED = 12  # sentences; of longer results the words alone are compared


def explain(
    request: TaskRequest, book: PromptBook, generator: TextGenerator, token: CancelToken
) -> Generator[TaskEvent, None, TaskResult]:
    """Streamed; what the passage does not bear is marked afterwards.

    Raises:
        UserFacingError: there is no passage, or nobody to explain it for.
        PromptTooLongError: the passage does not fit the model.
    """
    passage = required_text(
        request.text or "\n\n".join(each.text for each in request.documents),
        tr("There is no passage to explain."),
        tr("Type, paste or drop one first."),
    )
    reader = required_text(
        request.options.get(READER.id, READER.default),
        tr("It is not said who the explanation is for."),
        tr("Choose a reader, or write in your own words who it is."),
    )
    run = GenerationRun(generator, token, request.sampling or faithful_sampling())
    _require_room(passage, generator)
    values = {
        "passage": passage,
        "wish": _WISHES.get(reader, _OWN_WISH.format(reader=reader)),
        "language": _language_words(request, passage),
    }
    prompt = filled(book, run, "learn-explain", values)
    text = yield from run.stream(prompt, shaper(), max_tokens=_TOKENS)
    notices = unknown_language_notices(passage, generator.facts)
    yield from notices
    source = SourceText(request.documents) if not request.text else SourceText.of_text(request.text)
    claims = checked(text, source, generator.facts).claims
    if len(claims) <= _MOST_MEASURED and not token.cancelled:
        with suppress(CancelledError):  # what the words alone show stays
            claims = yield from measured_claims(text, claims, source, generator, token)
    for claim in claims:
        yield Annotated(claim)
    unborne = _unborne_notices(sum(bool(claim.checks) for claim in claims))
    yield from unborne
    notices += unborne
    result = yield from run.finish_with(text, notices)
    return replace(result, annotations=tuple(claims))


def _unborne_notices(count: int) -> list[Notice]:
    if not count:
        return []
    words = tr_count(
        "The passage does not say what {count} sentence says.",
        "The passage does not say what {count} sentences say.",
        count,
    )
    return [Notice(NoticeKind.WARNING, words)]


def _language_words(request: TaskRequest, passage: str) -> str:
    code = chosen(request, LANGUAGE)
    if code == AUTOMATIC:
        code = clear_language(passage) or "en"
    return "" if code == "en" else f" Answer in {language(code).name}."


def _require_room(passage: str, generator: TextGenerator) -> None:
    room = prompt_room(generator.facts, _TOKENS) * 3 // 4
    tokens = generator.count_tokens(passage)
    if tokens > room:
        raise too_long(tokens, room)
