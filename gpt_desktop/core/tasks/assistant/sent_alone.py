"""What is sent where a question about documents is answered as Summarize answers it.

Found by making the answer up to the moment in which the model is asked: so it is what is sent.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import Delta, ModelFacts, SamplingParams
from gpt_desktop.core.messages import ChatPrompt, Prompt, Role, TextPrompt
from gpt_desktop.core.prompts import FilledPrompt
from gpt_desktop.core.tasks.assistant.plan import (
    ContextPlan,
    CountsTokens,
    PartKind,
    PlannedPart,
    Way,
)
from gpt_desktop.core.tasks.base import TaskEvent, TaskRequest, TaskResult
from gpt_desktop.core.tasks.context_fit import prompt_room

_NOTHING = FilledPrompt("", 0, TextPrompt(""))


class _AskedError(Exception):
    """The model is asked this."""

    def __init__(self, prompt: Prompt) -> None:
        super().__init__("asked")
        self.prompt = prompt


class CountingOnly:
    """A ``TextGenerator`` that counts as another one, and ends the run that asks it anything."""

    def __init__(self, counts: CountsTokens) -> None:
        self._counts = counts
        self.facts: ModelFacts = replace(counts.facts, abilities=frozenset())

    def count_tokens(self, text: str) -> int:
        return self._counts.count_tokens(text)

    def count_prompt_tokens(self, prompt: Prompt) -> int:
        return self._counts.count_prompt_tokens(prompt)

    def generate(
        self, prompt: Prompt, params: SamplingParams, token: CancelToken
    ) -> Iterator[Delta]:
        """Never answers."""
        del params, token
        raise _AskedError(prompt)

    def close(self) -> None:
        """There is nothing to close."""


def plan_alone(
    making: Generator[TaskEvent, None, TaskResult],
    request: TaskRequest,
    counts: CountsTokens,
    way: Way,
) -> ContextPlan:
    """The first prompt of an answer, which has no turn of the conversation.

    Args:
        making: the answer, made with ``CountingOnly``.
    """
    prompt = _first_prompt(making)
    context = counts.facts.context_length
    turns = tuple(
        PlannedPart(PartKind.TURN, counts.count_tokens(turn.content), place, sent=False)
        for place, turn in enumerate(request.history)
    )
    room = prompt_room(counts.facts, None)
    if prompt is None:
        return ContextPlan(_NOTHING, turns, 0, room, context, way=way)
    tokens = counts.count_prompt_tokens(prompt)
    system, user = _texts(prompt)
    own = (
        PlannedPart(PartKind.SYSTEM, counts.count_tokens(system)),
        *turns,
        PlannedPart(PartKind.DOCUMENTS, counts.count_tokens(user)),
    )
    around = tokens - sum(part.tokens for part in own if part.sent)
    template = PlannedPart(PartKind.TEMPLATE, max(0, around))
    filled = FilledPrompt("summarize", 0, prompt)
    return ContextPlan(filled, (*own, template), tokens, room, context, way=way)


def _first_prompt(making: Generator[TaskEvent, None, TaskResult]) -> Prompt | None:
    """None where code alone answers."""
    try:
        for _ in making:
            pass
    except _AskedError as asked:
        return asked.prompt
    return None


def _texts(prompt: Prompt) -> tuple[str, str]:
    """The instruction, and the text with the question."""
    if not isinstance(prompt, ChatPrompt):
        return "", prompt.text
    system = "\n".join(each.content for each in prompt.messages if each.role is Role.SYSTEM)
    others = "\n".join(each.content for each in prompt.messages if each.role is not Role.SYSTEM)
    return system, others
