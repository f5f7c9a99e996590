"""What it means to generate text: parameters in, a stream of small records out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.constraints import Constraint
from gpt_desktop.core.messages import Prompt


@dataclass(frozen=True, slots=True)
class SamplingParams:
    """How the next token is chosen.

    Attributes:
        temperature: 0 is greedy; otherwise logits are divided by it.
        top_k: keep the k most probable tokens; 0 keeps all.
        top_p: keep the smallest set whose probability reaches p; 1 keeps all.
        min_p: drop tokens below this share of the most probable one's probability.
        repetition_penalty: 1 is off; positive logits of tokens already seen are divided by
            it, negative ones multiplied (Keskar et al. 2019, CTRL).
        repetition_window: how many of the last tokens count as seen.
        seed: equal seeds give equal text; None draws one, reported in the usage.
        stop: generation ends before any of these strings; they are not part of the text.
        max_tokens: at most so many new tokens; None goes on to the context's end.
        max_thinking: at most so many tokens more for thinking, where the prompt asks for it.
        logprobs: how many alternatives each new token's score names; 0 scores none.
        loop_guard: end an answer that only repeats itself, with FinishReason.LOOP; an answer
            with a constraint goes on, so that it stays whole.
        constraint: the form of the answer; only its length or the context end it otherwise.
        banned: phrases that the answer does not have anywhere, letter by letter.
    """

    temperature: float = 0.7
    top_k: int = 40
    top_p: float = 0.95
    min_p: float = 0.05
    repetition_penalty: float = 1.1
    repetition_window: int = 256
    seed: int | None = None
    stop: tuple[str, ...] = ()
    max_tokens: int | None = None
    max_thinking: int = 2048
    logprobs: int = 0
    loop_guard: bool = True
    constraint: Constraint | None = None
    banned: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        checks = (
            (0 <= self.temperature <= 5, "temperature must be between 0 and 5"),
            (self.top_k >= 0, "top_k must be 0 or more"),
            (0 < self.top_p <= 1, "top_p must be above 0 and at most 1"),
            (0 <= self.min_p < 1, "min_p must be at least 0 and below 1"),
            (0.5 <= self.repetition_penalty <= 3, "repetition_penalty must be 0.5 to 3"),
            (self.repetition_window >= 0, "repetition_window must be 0 or more"),
            (self.seed is None or 0 <= self.seed < 2**63, "seed must be 0 to 2**63 - 1"),
            (all(self.stop), "stop strings must not be empty"),
            (all(self.banned), "banned phrases must not be empty"),
            (self.max_tokens is None or self.max_tokens >= 1, "max_tokens must be 1 or more"),
            (self.max_thinking >= 1, "max_thinking must be 1 or more"),
            (0 <= self.logprobs <= 100, "logprobs must be 0 to 100"),
        )
        for fine, complaint in checks:
            if not fine:
                raise ValueError(complaint)


@dataclass(frozen=True, slots=True)
class SamplingDefaults:
    """How a model's makers sample it; None where they do not say. See ``SamplingParams``."""

    temperature: float | None = None
    top_k: int | None = None
    top_p: float | None = None
    min_p: float | None = None
    repetition_penalty: float | None = None


class FinishReason(StrEnum):
    """Why an answer ended."""

    END = "stop"  # the model's own end token
    STOP_STRING = "stop_string"
    LENGTH = "length"  # max_tokens reached
    CONTEXT = "context"  # no room left in the model's context
    CANCELLED = "cancelled"
    LOOP = "loop"  # the model began to repeat itself


@dataclass(frozen=True, slots=True)
class Usage:
    """What one generation took. Seconds are wall clock.

    ``cached_tokens`` of the ``prompt_tokens`` were already in the KV cache and not computed.
    """

    prompt_tokens: int
    cached_tokens: int
    generated_tokens: int
    prefill_seconds: float
    decode_seconds: float
    seed: int

    def plus(self, later: Usage) -> Usage:
        """What both took; the seed is the later one's."""
        return Usage(
            self.prompt_tokens + later.prompt_tokens,
            self.cached_tokens + later.cached_tokens,
            self.generated_tokens + later.generated_tokens,
            self.prefill_seconds + later.prefill_seconds,
            self.decode_seconds + later.decode_seconds,
            later.seed,
        )


@dataclass(frozen=True, slots=True)
class TokenScore:
    """How probable a token was to the model, before any sampling parameter changed that.

    Attributes:
        text: of this token alone; U+FFFD where it is a part of a character.
        logprob: natural logarithm of the probability after all tokens before it.
        alternatives: the most probable tokens at this place, the most probable first; the
            token itself may be among them.
    """

    id: int
    text: str
    logprob: float
    alternatives: tuple[TokenScore, ...] = ()


@dataclass(frozen=True, slots=True)
class Delta:
    """One step of a generation.

    Before the first token come deltas with ``prefilled`` only. The last delta, and only it,
    carries ``finish`` and ``usage``; it may carry text as well.

    Attributes:
        text: new text, complete characters only, possibly empty.
        thinking: new text of what the model thinks before it answers; no part of the answer.
        token_ids: the tokens behind it.
        prefilled: prompt tokens (done, in all) while the prompt is being read.
        tokens: their scores, where ``SamplingParams.logprobs`` asks for them.
    """

    text: str = ""
    token_ids: tuple[int, ...] = ()
    prefilled: tuple[int, int] | None = None
    finish: FinishReason | None = None
    usage: Usage | None = None
    tokens: tuple[TokenScore, ...] = ()
    thinking: str = ""


class PromptStyle(StrEnum):
    """How a model wants to be asked."""

    CHAT = "chat"
    FEW_SHOT = "few-shot"


class Ability(StrEnum):
    """What a loaded model may do beyond generating; ``core.abilities`` has the protocols."""

    BATCHES = "batches"
    SCORES = "scores"
    ATTENDS = "attends"
    THINKS = "thinks"  # before it answers, and only if it is told to


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """What is known of a model; from its folder's model.toml.

    Attributes:
        id: the folder's name; names the model everywhere.
        languages: codes of core.languages the model was trained for; none where unknown.
        context_length: tokens of prompt and answer together.
        sha256: of the weights the model was built from, or "".
        perplexity: measured at the build, or None.
        sampling: what its makers use in conversations.
        abilities: found when the model is loaded; none before, and not in the folder.
    """

    id: str
    name: str
    licence: str
    languages: tuple[str, ...]
    prompt_style: PromptStyle
    context_length: int
    parameters: int
    quantization: str
    source: str
    sha256: str
    size_bytes: int
    perplexity: float | None = None
    sampling: SamplingDefaults = SamplingDefaults()
    abilities: frozenset[Ability] = frozenset()


class TextGenerator(Protocol):
    """A loaded model. All calls come from one lane, one at a time.

    What it may do beyond this are abilities: see ``core.abilities``.
    """

    @property
    def facts(self) -> ModelFacts: ...

    def count_tokens(self, text: str) -> int:
        """Tokens of plain text, without any template."""
        ...

    def count_prompt_tokens(self, prompt: Prompt) -> int:
        """Tokens of the rendered prompt: what it takes of the context."""
        ...

    def generate(
        self, prompt: Prompt, params: SamplingParams, token: CancelToken
    ) -> Iterator[Delta]:
        """Yield deltas until the answer ends; a cancelled token ends it with CANCELLED.

        Closing the iterator early leaves the generator usable.

        Raises:
            PromptTooLongError: the prompt leaves no room for an answer; it is never cut.
        """
        ...

    def close(self) -> None:
        """Free the model's memory. It is not used afterwards."""
        ...


@dataclass(frozen=True, slots=True)
class Receipt:
    """How a stored answer came about; enough to make it again.

    ``prompt_id`` and ``prompt_version`` name the resources/prompts file, "" where the
    person's own words were the whole prompt. ``sampling.seed`` holds the seed used.
    """

    model_id: str
    model_sha256: str
    prompt_id: str
    prompt_version: int
    sampling: SamplingParams
    usage: Usage
    finish: FinishReason
    app_version: str = field(default="")
