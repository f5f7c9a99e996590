"""The prompt of a work, found by doing the work again without a model that writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from gpt_desktop.core.annotations import Segment
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
from gpt_desktop.core.messages import ChatPrompt, Prompt
from gpt_desktop.core.steps import finish
from gpt_desktop.core.tasks.base import Task, TaskRequest, TaskResult
from gpt_desktop.core.works import Work


def replayed_prompt(
    task: Task, request: TaskRequest, text: str, generator: TextGenerator, token: CancelToken
) -> tuple[Prompt, TaskResult, bool]:
    """What the task asks for a work, and how it ends where the answer is ``text``.

    The last is whether it asks in other ways, too.
    Where an answer failed a check it may ask again, in other words: then it is the first prompt,
    as long as each has the whole of the request's text.

    Raises:
        UserFacingError: it asks for several pieces, or its result is another: then the words of
            the work are not the answer to one prompt.
    """
    replay = _Replay(generator, lambda _: text)
    result = finish(task.run(request, replay, token))
    several = len(set(replay.prompts)) > 1
    whole = request.text.strip()
    each_whole = bool(whole) and all(whole in _last_words(each) for each in replay.prompts)
    found = bool(replay.prompts) and (each_whole or not several)
    if not found or result.text.strip() != text.strip():
        raise UserFacingError(
            tr("This was made in several pieces."),
            tr("There is no one prompt that all of its words answer."),
            tr("Look at an answer of the Assistant, or at a result made from a shorter text."),
        )
    return replay.prompts[0], result, several


def replayed_segment(
    task: Task,
    request: TaskRequest,
    written: Mapping[str, str],
    source: str,
    *,
    generator: TextGenerator,
    token: CancelToken,
) -> tuple[Prompt, TaskResult]:
    """What the task asks for one segment of a translation, and how the whole of it ends.

    Args:
        written: what the model made of each segment's source.
        source: of the segment that is asked for, one of ``written``.

    Raises:
        UserFacingError: the model was asked for it in several ways, or in none.
    """

    def place(prompt: Prompt, words: str) -> tuple[int, int]:
        start = _last_words(prompt).rfind(words)
        return (start + len(words) if start >= 0 else -1), len(words)

    def asked_for(prompt: Prompt) -> str:
        # What comes last in a prompt is what is to be translated; examples come before it.
        return max(written, key=lambda words: place(prompt, words))

    replay = _Replay(generator, lambda prompt: written[asked_for(prompt)])
    result = finish(task.run(request, replay, token))
    own = (each for each in replay.prompts if source in _last_words(each))
    prompts = {each for each in own if asked_for(each) == source}
    if len(prompts) != 1:
        raise UserFacingError(
            tr("What was asked for this segment cannot be built again."),
            tr("The model was asked for it in several ways, or together with others."),
            tr("Choose another segment."),
        )
    return prompts.pop(), result


def written_segments(work: Work) -> dict[str, str]:
    """What a translation's model made of each segment's source, in one line as it is sent."""
    return {
        one_line(each.source.of(work.request.text)): each.written or each.target.of(work.text)
        for each in work.annotations
        if isinstance(each, Segment)
    }


def one_line(text: str) -> str:
    """A segment's words as they are sent."""
    return " ".join(text.split())


def _last_words(prompt: Prompt) -> str:
    return prompt.messages[-1].content if isinstance(prompt, ChatPrompt) else prompt.text


class _Replay:
    """Answers every prompt with known words, counts as a model does, and can do no more."""

    def __init__(self, generator: TextGenerator, answer: Callable[[Prompt], str]) -> None:
        self._generator = generator
        self._answer = answer
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
        yield Delta(text=self._answer(prompt))
        yield Delta(finish=FinishReason.END, usage=usage)

    def close(self) -> None:
        """The model is another's."""
