"""A scripted generator for fast tests of logic; features are also tested on the real model."""

from __future__ import annotations

import math
import re
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from gpt_desktop.core.abilities import AttendedToken
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import PromptTooLongError
from gpt_desktop.core.generation import (
    Ability,
    Delta,
    FinishReason,
    ModelFacts,
    PromptStyle,
    SamplingParams,
    TokenScore,
    Usage,
)
from gpt_desktop.core.learning.inside import InsideLook, LayerAttention, LikelyToken
from gpt_desktop.core.messages import ChatPrompt, Prompt
from gpt_desktop.core.thinking import ThinkingSplitter

SCRIPTED_FACTS = ModelFacts(
    id="scripted",
    name="Scripted",
    licence="Apache-2.0",
    languages=("en",),
    prompt_style=PromptStyle.CHAT,
    context_length=2048,
    parameters=1,
    quantization="none",
    source="tests",
    sha256="0" * 64,
    size_bytes=1,
    abilities=frozenset(Ability),
)
LARGE_FACTS = replace(SCRIPTED_FACTS, parameters=2_000_000_000)
PLAIN_FACTS = replace(SCRIPTED_FACTS, abilities=frozenset())


def roomy(size: int, loaded: Sequence[int]) -> bool:
    """Memory without an end, for a ``ModelHost``."""
    del size, loaded
    return True


def prompt_text(prompt: Prompt) -> str:
    """All words of a prompt, for counting and for looking into."""
    if isinstance(prompt, ChatPrompt):
        turns = [f"{message.role}: {message.content}" for message in prompt.messages]
        return "\n".join([*turns, prompt.opening])
    return prompt.text


class PlainGenerator:
    """Answers with queued texts (or a function of the prompt), a word a delta; no more.

    What an answer has within marks of thinking at its beginning is thinking.

    A token is four characters. ``prompts`` and ``params`` record what it was asked.
    """

    def __init__(
        self,
        answers: list[str] | Callable[[Prompt], str] | None = None,
        facts: ModelFacts = PLAIN_FACTS,
    ) -> None:
        self._answers = answers if answers is not None else []
        self.facts = facts
        self.prompts: list[Prompt] = []
        self.params: list[SamplingParams] = []
        self.closed = False

    def count_tokens(self, text: str) -> int:
        return -(-len(text) // 4)

    def count_prompt_tokens(self, prompt: Prompt) -> int:
        return self.count_tokens(prompt_text(prompt))

    def generate(
        self, prompt: Prompt, params: SamplingParams, token: CancelToken
    ) -> Iterator[Delta]:
        self.prompts.append(prompt)
        self.params.append(params)
        count = self.count_prompt_tokens(prompt)
        if count >= self.facts.context_length:
            raise PromptTooLongError(
                "too long", prompt_tokens=count, available=self.facts.context_length
            )
        answer = self._answers(prompt) if callable(self._answers) else self._answers.pop(0)
        yield Delta(prefilled=(count, count))
        words = answer.split(" ")
        pieces = [word if i == 0 else " " + word for i, word in enumerate(words)]
        limit = params.max_tokens or len(pieces)
        finish = FinishReason.END if len(pieces) <= limit else FinishReason.LENGTH
        given = 0
        splitter = ThinkingSplitter()
        for piece in pieces[:limit]:
            if token.cancelled:
                finish = FinishReason.CANCELLED
                break
            given += 1
            thought, text = splitter.push(piece)
            yield Delta(text=text, token_ids=(given,), thinking=thought)
        if token.cancelled:
            finish = FinishReason.CANCELLED
        usage = Usage(count, 0, given, 0.01, 0.01, params.seed or 0)
        thought, text = splitter.flush()
        yield Delta(text=text, thinking=thought, finish=finish, usage=usage)

    def close(self) -> None:
        self.closed = True


class ScriptedGenerator(PlainGenerator):
    """A ``PlainGenerator`` with all abilities."""

    def __init__(
        self,
        answers: list[str] | Callable[[Prompt], str] | None = None,
        facts: ModelFacts = SCRIPTED_FACTS,
    ) -> None:
        super().__init__(answers, facts)

    def generate_batch(
        self,
        prompts: Sequence[Prompt],
        params: SamplingParams | Sequence[SamplingParams],
        token: CancelToken,
        ends: Sequence[CancelToken] = (),
    ) -> Iterator[tuple[int, Delta]]:
        """A delta of each in turn, as long as any has more."""
        each = [params] * len(prompts) if isinstance(params, SamplingParams) else params
        running = {}
        for number, (prompt, own) in enumerate(zip(prompts, each, strict=True)):
            end = ends[number] if ends else CancelToken()
            running[number] = self.generate(prompt, own, _Either(token, end))
        while running:
            for number, deltas in list(running.items()):
                delta = next(deltas, None)
                if delta is None:
                    del running[number]
                else:
                    yield number, delta

    def score(
        self,
        prompt: Prompt,
        continuations: Sequence[str],
        token: CancelToken,
        alternatives: int = 0,
    ) -> list[tuple[TokenScore, ...]]:
        """A token a character, the less probable the later it is; “x” or “y” in its place."""
        self.prompts.append(prompt)
        token.raise_if_cancelled()
        others = tuple(TokenScore(ord(c), c, math.log(0.5)) for c in "xy")[:alternatives]
        return [
            tuple(TokenScore(ord(c), c, -float(place), others) for place, c in enumerate(text))
            for text in continuations
        ]

    def score_windows(
        self, text: str, tokens: int, window: int, token: CancelToken
    ) -> Iterator[tuple[float, ...]]:
        """Every token is as probable as one of two."""
        read = min(tokens, self.count_tokens(text))
        for start in range(0, read, window):
            token.raise_if_cancelled()
            yield (math.log(0.5),) * (min(window, read - start) - 1)

    def attention(
        self, prompt: Prompt, written: Sequence[int], token: CancelToken
    ) -> tuple[AttendedToken, ...]:
        """Each word of the prompt is looked at alike."""
        token.raise_if_cancelled()
        words = prompt_text(prompt).split()
        return tuple(AttendedToken(word, 1 / (len(words) + len(written))) for word in words)

    def look_inside(
        self, text: str, temperatures: Sequence[float], likeliest: int, token: CancelToken
    ) -> InsideLook:
        """A word a token; two layers of two heads, of which the first looks at the first token
        only and the second at itself. “x” is likelier than “y”, and there is no third.
        """
        token.raise_if_cancelled()
        words = tuple(re.findall(r"\s*\S+", text))
        count = len(words)
        first = [1.0 if at == 0 else 0.0 for _ in words for at in range(count)]
        own = [1.0 if at == number else 0.0 for number in range(count) for at in range(count)]
        layer = LayerAttention(2, array("f", first + own))
        sums = {each: math.log(math.exp(2 / each) + math.exp(1 / each)) for each in temperatures}
        next_ = (LikelyToken(1, " x", 2.0), LikelyToken(2, " y", 1.0))[:likeliest]
        return InsideLook(words, tuple(range(count)), (layer, layer), next_, sums, 2)


class _Either(CancelToken):
    """Cancelled when one of two tokens is."""

    def __init__(self, one: CancelToken, other: CancelToken) -> None:
        super().__init__()
        self._tokens = (one, other)

    @property
    def cancelled(self) -> bool:
        return any(token.cancelled for token in self._tokens)
