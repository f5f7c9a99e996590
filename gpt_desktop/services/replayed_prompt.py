"""The prompt of a work, found by doing the work again without a model that writes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import (
    Delta,
    FinishReason,
    ModelFacts,
    SamplingParams,
    TextGenerator,
    Usage,
)
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.messages import Prompt
from gpt_desktop.core.steps import finish
from gpt_desktop.core.tasks.base import Task, TaskRequest, TaskResult


def replayed_prompt(
    task: Task, request: TaskRequest, text: str, generator: TextGenerator, token: CancelToken
) -> tuple[Prompt, TaskResult]:
    """What the task asks for a work, and how it ends where the answer is ``text``.

    Raises:
        UserFacingError: it asks more than once, or its result is another: then the words of
            the work are not the answer to one prompt.
    """
    replay = _Replay(generator, text)
    result = finish(task.run(request, replay, token))
    if len(replay.prompts) != 1 or result.text.strip() != text.strip():
        raise UserFacingError(
            tr("This was made in several pieces."),
            tr("There is no one prompt that all of its words answer."),
            tr("Look at an answer of the Assistant, or at a result made from a shorter text."),
        )
    return replay.prompts[0], result


class _Replay:
    """Answers every prompt with the same text, counts as a model does, and can do no more."""

    def __init__(self, generator: TextGenerator, text: str) -> None:
        self._generator = generator
        self._text = text
        self.prompts: list[Prompt] = []

    @property
    def facts(self) -> ModelFacts:
        return replace(self._generator.facts, abilities=frozenset())

    def count_tokens(self, text: str) -> int:
        return self._generator.count_tokens(text)

    def count_prompt_tokens(self, prompt: Prompt) -> int:
        return self._generator.count_prompt_tokens(prompt)

    def generate(
        self, prompt: Prompt, params: SamplingParams, token: CancelToken
    ) -> Iterator[Delta]:
        del params
        token.raise_if_cancelled()
        self.prompts.append(prompt)
        tokens = self.count_prompt_tokens(prompt)
        usage = Usage(tokens, 0, 0, 0.0, 0.0, 0)
        yield Delta(text=self._text)
        yield Delta(finish=FinishReason.END, usage=usage)

    def close(self) -> None:
        """The model is another's."""
