"""Conversation: the next answer to what was said."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import PromptStyle, TextGenerator
from gpt_desktop.core.i18n import mark, tr, tr_count
from gpt_desktop.core.messages import ChatPrompt, Message, Role, TextPrompt
from gpt_desktop.core.prompts import FilledPrompt, PromptBook
from gpt_desktop.core.sampling_defaults import with_defaults
from gpt_desktop.core.tasks.base import (
    Notice,
    NoticeKind,
    OptionSpec,
    TaskEvent,
    TaskRequest,
    TaskResult,
    TextAdded,
    ThoughtAdded,
)
from gpt_desktop.core.tasks.context_fit import first_fitting_turn, prompt_room
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.notices import calculation_notices
from gpt_desktop.core.tasks.options import required_text
from gpt_desktop.core.tasks.sampling import task_sampling
from gpt_desktop.core.tasks.shaping import PlainShaper

_SPEAKERS = {Role.SYSTEM: "Note", Role.USER: "User", Role.ASSISTANT: "Assistant"}


class AssistantTask:
    """Answers the request's text after its history.

    A conversation that has outgrown the context loses whole turns from its beginning, with
    a notice. The request's instruction is added to the system words. An answer that is there
    already in part is shown first and gone on from; the result is both. So is thinking
    that had not come to its end, which is no part of the result.
    """

    id = "assistant"
    title = mark("Assistant")
    options: tuple[OptionSpec, ...] = ()

    def __init__(self, prompts: PromptBook) -> None:
        self._template = prompts["assistant"]

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
        sampling = with_defaults(
            task_sampling(self.id, request, None), generator.facts.sampling, request.model_sampling
        )
        style = generator.facts.prompt_style

        def filled(turns: Sequence[Message]) -> FilledPrompt:
            return self._prompt(turns, request, style)

        turns = (*request.history, Message(Role.USER, request.text))
        start = first_fitting_turn(
            turns,
            prompt_room(generator.facts, sampling.max_tokens),
            generator.count_tokens,
            lambda some: generator.count_prompt_tokens(filled(some).prompt),
        )
        notices = _left_out_notices(start)
        yield from notices
        run = GenerationRun(generator, token, sampling)
        if request.thought:
            yield ThoughtAdded(request.thought)
        if request.opening:
            yield TextAdded(request.opening)
        shaper = PlainShaper(keep_space=bool(request.opening))
        written = yield from run.stream(filled(turns[start:]), shaper, show_thinking=True)
        text = request.opening + written
        unchecked = calculation_notices(text)
        yield from unchecked
        return (yield from run.finish_with(text, [*notices, *unchecked]))

    def _prompt(
        self, turns: Sequence[Message], request: TaskRequest, style: PromptStyle
    ) -> FilledPrompt:
        template = self._template
        system = "\n".join(part for part in (template.system, request.instruction.strip()) if part)
        if style is PromptStyle.CHAT:
            # An answer that began without thinking goes on without it.
            thinks = request.thinks and not request.opening
            messages = (Message(Role.SYSTEM, system), *turns)
            chat = ChatPrompt(messages, request.opening, thinks, request.thought)
            return FilledPrompt(template.id, template.version, chat)
        lines = [f"{_SPEAKERS[turn.role]}: {turn.content}" for turn in turns]
        begun = f"Assistant: {request.opening}" if request.opening else "Assistant:"
        text = TextPrompt("\n".join([system, "", *lines, begun]))
        return FilledPrompt(template.id, template.version, text, ("\nUser:",))


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
