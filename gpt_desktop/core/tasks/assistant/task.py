"""Conversation: the next answer to what was said."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace

from gpt_desktop.core.annotations import Annotation
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import SamplingParams, TextGenerator
from gpt_desktop.core.i18n import mark, tr, tr_count
from gpt_desktop.core.prompts import PromptBook
from gpt_desktop.core.sampling_defaults import with_defaults
from gpt_desktop.core.tasks.assistant.answer_checks import ANSWER_CHECKS
from gpt_desktop.core.tasks.assistant.borne import borne_claims, unborne_notices
from gpt_desktop.core.tasks.assistant.passage_answer import SMALL, answered_from_passages
from gpt_desktop.core.tasks.assistant.plan import ContextPlan, CountsTokens, Way, plan_context
from gpt_desktop.core.tasks.assistant.prompt import AssistantPrompt
from gpt_desktop.core.tasks.assistant.reading import PapersReader, found_passages
from gpt_desktop.core.tasks.assistant.sent_alone import CountingOnly, plan_alone
from gpt_desktop.core.tasks.assistant.whole_document import answered_whole
from gpt_desktop.core.tasks.assistant.whole_question import whole_wish
from gpt_desktop.core.tasks.base import (
    Annotated,
    Notice,
    NoticeKind,
    OptionSpec,
    TaskEvent,
    TaskRequest,
    TaskResult,
    TextAdded,
    ThoughtAdded,
)
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.options import required_text
from gpt_desktop.core.tasks.private_generator import PrivateGenerator
from gpt_desktop.core.tasks.sampling import task_sampling
from gpt_desktop.core.tasks.shaping import PlainShaper
from gpt_desktop.core.tasks.summarize.task import SummarizeTask


class AssistantTask:
    """Answers the request's text after its history.

    A conversation that has outgrown the context loses whole turns from its beginning, with
    a notice. The request's instruction is added to the system words. An answer that is there
    already in part is shown first and gone on from; the result is both. So is thinking
    that had not come to its end, which is no part of the result.

    Documents are read whole where they fit, else the passages that speak of the question; a
    question about whole documents is answered by Summarize, and so is one that passages answer
    where the model is small. Each sentence of an answer is held against what was read for it.

    What is known before it is written is told before its first word; the finished answer goes
    through ``ANSWER_CHECKS``.
    """

    id = "assistant"
    title = mark("Assistant")
    options: tuple[OptionSpec, ...] = ()

    def __init__(self, prompts: PromptBook) -> None:
        self._template = prompts["assistant"]
        self._summarize = SummarizeTask(prompts)
        self._read_papers = PapersReader(prompts)

    def plan(self, request: TaskRequest, generator: CountsTokens) -> ContextPlan:
        """What is sent for a request that is answered in the conversation.

        Raises:
            PromptTooLongError: the text, alone or with what is pinned, does not fit the context.
        """
        prompt = AssistantPrompt(self._template, request, generator.facts.prompt_style)
        most = self._sampling(request, generator).max_tokens
        return plan_context(prompt, generator, most, self._read_papers)

    def sent(self, request: TaskRequest, generator: CountsTokens) -> ContextPlan:
        """What the model is asked first, whichever way the request is answered.

        Raises:
            UserFacingError: as of ``run``.
        """
        making = self._summarizing(request, CountingOnly(generator), CancelToken())
        if making is None:
            return self.plan(request, generator)
        way = Way.PASSAGES if whole_wish(request.text) is None else Way.WHOLE
        return plan_alone(making, request, generator, way)

    def run(
        self, request: TaskRequest, generator: TextGenerator, token: CancelToken
    ) -> Generator[TaskEvent, None, TaskResult]:
        """Answer.

        Raises:
            UserFacingError: the text is empty.
            PromptTooLongError: the text alone does not fit the context.
        """
        required_text(
            request.text, tr("There is nothing to answer."), tr("Write a question first.")
        )
        yield from request.notices
        way = self._summarizing(request, generator, token)
        if way is not None:
            return (yield from _completed(way, request))
        sampling = self._sampling(request, generator)
        plan = self.plan(request, generator)
        known = (*request.known, *plan.papers.known)
        yield from (Annotated(each) for each in known)
        notices = [*plan.papers.notices, *_left_out_notices(plan.left_out)]
        yield from notices
        run = GenerationRun(generator, token, sampling)
        if request.thought:
            yield ThoughtAdded(request.thought)
        if request.opening:
            yield TextAdded(request.opening)
        shaper = PlainShaper(keep_space=bool(request.opening))
        written = yield from run.stream(plan.prompt, shaper, show_thinking=True)
        text = request.opening + written
        said, marks = _checked(text, request)
        claims = borne_claims(text, request.documents, plan.papers, generator.facts)
        said += unborne_notices(claims)
        marks += claims
        yield from said
        yield from (Annotated(each) for each in marks)
        result = yield from run.finish_with(text, [*request.notices, *notices, *said])
        return replace(result, annotations=(*known, *result.annotations, *marks))

    def _summarizing(
        self, request: TaskRequest, generator: TextGenerator, token: CancelToken
    ) -> Generator[TaskEvent, None, TaskResult] | None:
        """The answer of Summarize to a question about documents, where that answers better."""
        formed = request.sampling is not None and request.sampling.constraint is not None
        if not request.documents or formed:
            return None
        if request.private:
            generator, request = PrivateGenerator(generator), replace(request, parts=None)
        wish = whole_wish(request.text)
        if wish is not None:
            return answered_whole(self._summarize, wish, request, generator, token)
        if generator.facts.parameters >= SMALL or request.opening:
            return None
        found = found_passages(request)
        if not found:
            return None
        return answered_from_passages(self._summarize, found, request, generator, token)

    def _sampling(self, request: TaskRequest, generator: CountsTokens) -> SamplingParams:
        chosen = task_sampling(self.id, request, None)
        return with_defaults(chosen, generator.facts.sampling, request.model_sampling)


def _completed(
    way: Generator[TaskEvent, None, TaskResult], request: TaskRequest
) -> Generator[TaskEvent, None, TaskResult]:
    """Another task's answer with what is known and found of this one's."""
    yield from (Annotated(each) for each in request.known)
    result = yield from way
    said, marks = _checked(result.text, request)
    yield from said
    yield from (Annotated(each) for each in marks)
    annotations = (*request.known, *result.annotations, *marks)
    notices = (*request.notices, *result.notices, *said)
    return replace(result, annotations=annotations, notices=notices)


def _checked(text: str, request: TaskRequest) -> tuple[list[Notice], list[Annotation]]:
    """What there is to say of a finished answer, and of its parts."""
    notices: list[Notice] = []
    marks: list[Annotation] = []
    for check in ANSWER_CHECKS:
        for found in check(text, request):
            if isinstance(found, Notice):
                notices.append(found)
            else:
                marks.append(found)
    return notices, marks


def _left_out_notices(turns: int) -> list[Notice]:
    if not turns:
        return []
    words = tr_count(
        "The conversation is longer than this model can read. "
        "{count} earlier message was left out.",
        "The conversation is longer than this model can read. "
        "{count} earlier messages were left out.",
        turns,
    )
    return [Notice(NoticeKind.INFO, words)]
