"""The generations of one task run: streamed as events, summed up in one receipt."""

from __future__ import annotations

import secrets
from collections.abc import Generator, Sequence
from dataclasses import replace

from gpt_desktop import __version__
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import (
    Delta,
    FinishReason,
    Receipt,
    SamplingParams,
    TextGenerator,
    Usage,
)
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.prompts import FilledPrompt
from gpt_desktop.core.tasks.base import Notice, TaskEvent, TaskResult, TextAdded, ThoughtAdded
from gpt_desktop.core.tasks.notices import finish_notices
from gpt_desktop.core.tasks.shaping import PlainShaper, Shaper

_TOKENS_BETWEEN_REPORTS = 8
_SEED_BITS = 32


class GenerationRun:
    """Runs one generation after another for a task.

    All share one seed: the one asked for, or the one the first generation drew.
    """

    def __init__(
        self, generator: TextGenerator, token: CancelToken, sampling: SamplingParams
    ) -> None:
        self.generator = generator
        self.token = token
        self.finish = FinishReason.END
        self.hit_limit = False
        self.looped = False
        self.thought = False
        self._sampling = sampling
        self._prompt_id, self._prompt_version = "", 0
        self._usage = Usage(0, 0, 0, 0.0, 0.0, sampling.seed or 0)

    def stream(
        self,
        filled: FilledPrompt,
        shaper: Shaper | None = None,
        *,
        max_tokens: int | None = None,
        show: bool = True,
        report: bool = True,
        show_thinking: bool = False,
    ) -> Generator[TaskEvent, None, str]:
        """One generation.

        Args:
            shaper: makes the shown text of the model's; plain by default.
            max_tokens: lowers the sampling's own bound.
            show: whether the text is an event; it is returned in any case.
            report: whether reading and writing progress are events.
            show_thinking: whether what the model thinks first is an event; it is never text.

        Raises:
            PromptTooLongError: the prompt does not fit.
        """
        shaper = shaper or PlainShaper()
        params = self._params(filled, max_tokens)
        enough = CancelToken()
        parts: list[str] = []
        written = thought = 0
        with self.token.calling(enough.cancel):
            for delta in self.generator.generate(filled.prompt, params, enough):
                text = shaper.feed(delta.text)
                if delta.finish is not None:
                    text += shaper.finish()
                    self.note_end(filled, delta, shaper.full)
                if text:
                    parts.append(text)
                if text and show:
                    yield TextAdded(text)
                self.thought = self.thought or bool(delta.thinking)
                if delta.thinking and show_thinking:
                    yield ThoughtAdded(delta.thinking)
                thought += len(delta.token_ids) if delta.thinking else 0
                written += 0 if delta.thinking else len(delta.token_ids)
                if report:
                    yield from _progress(delta, thought, written, params.max_tokens or 0)
                if shaper.full:
                    enough.cancel()
        return "".join(parts)

    def batch_params(self, each: Sequence[tuple[FilledPrompt, int]]) -> list[SamplingParams]:
        """How generations that run together are sampled: by prompt and most tokens of each."""
        if self._sampling.seed is None:
            self._sampling = replace(self._sampling, seed=secrets.randbits(_SEED_BITS))
        return [self._params(filled, max_tokens) for filled, max_tokens in each]

    def note_prompt(self, filled: FilledPrompt) -> None:
        """Say for the receipt by which prompt the text came about."""
        self._prompt_id, self._prompt_version = filled.id, filled.version

    def note_end(self, filled: FilledPrompt, delta: Delta, had_enough: bool) -> None:
        """Take over how a generation ended, from its last delta.

        Args:
            had_enough: its text was as long as wanted, and it was ended for that.
        """
        self.note_prompt(filled)
        if delta.finish is not None:
            self.finish = delta.finish
        if self.token.cancelled:
            self.finish = FinishReason.CANCELLED
        elif had_enough:
            self.finish = FinishReason.END
        if self.finish in (FinishReason.LENGTH, FinishReason.CONTEXT):
            self.hit_limit = True
        self.looped = self.looped or self.finish is FinishReason.LOOP
        self.note_usage(delta)

    def note_usage(self, delta: Delta) -> None:
        """Take over what a generation took, where its end says nothing of the result."""
        if delta.usage is not None:
            self._usage = self._usage.plus(delta.usage)
            self._sampling = replace(self._sampling, seed=delta.usage.seed)

    def settle(self) -> None:
        """Say that the text shown is whole, although a generation behind it was cut."""
        self.finish, self.hit_limit, self.looped = FinishReason.END, False, False

    def result(self, text: str, notices: Sequence[Notice] = ()) -> TaskResult:
        """The task's result; everything generated is in its usage."""
        finish = FinishReason.CANCELLED if self.token.cancelled else self.finish
        receipt = Receipt(
            model_id=self.generator.facts.id,
            model_sha256=self.generator.facts.sha256,
            prompt_id=self._prompt_id,
            prompt_version=self._prompt_version,
            sampling=self._sampling,
            usage=self._usage,
            finish=finish,
            app_version=__version__,
        )
        return TaskResult(text, finish, receipt, tuple(notices))

    def finish_with(
        self, text: str, notices: Sequence[Notice] = ()
    ) -> Generator[TaskEvent, None, TaskResult]:
        """The result, after notices about how it ended; ``notices`` were shown already."""
        ended = finish_notices(
            text,
            self.finish,
            self.hit_limit,
            self.token.cancelled,
            looped=self.looped,
            thought=self.thought,
        )
        yield from ended
        return self.result(text, [*notices, *ended])

    def _params(self, filled: FilledPrompt, max_tokens: int | None) -> SamplingParams:
        bounds = [n for n in (self._sampling.max_tokens, max_tokens) if n is not None]
        return replace(
            self._sampling,
            max_tokens=min(bounds) if bounds else None,
            stop=(*self._sampling.stop, *filled.stop),
        )


def _progress(
    delta: Delta, thought: int, written: int, most: int
) -> Generator[TaskEvent, None, None]:
    if delta.prefilled is not None:
        yield Progressed(Phase.READING, *delta.prefilled, Unit.TOKENS)
    elif delta.thinking:
        if (thought - 1) % _TOKENS_BETWEEN_REPORTS == 0:
            yield Progressed(Phase.THINKING, thought, 0, Unit.TOKENS)
    elif delta.token_ids and (written - 1) % _TOKENS_BETWEEN_REPORTS == 0:
        yield Progressed(Phase.WRITING, written, most, Unit.TOKENS)
