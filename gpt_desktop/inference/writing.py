"""One answer being written: its tokens, how they are chosen, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence as TokenIds
from dataclasses import replace

from gpt_desktop.core.generation import Delta, FinishReason, Usage
from gpt_desktop.inference.answer import Answer
from gpt_desktop.inference.sampling import Logits, Sampler
from gpt_desktop.inference.scoring import Scorer


class Writing:
    """Chooses token after token from the model's logits, and gives out their deltas.

    Attributes:
        prompt: the prompt's tokens.
        tokens: prompt and answer so far. The model is to have read all but the last one
            before the next choice.
        cached: how many of the prompt's tokens were in a cache and not computed.
        prefill_seconds, decode_seconds: set by whoever runs the model.

    Args:
        limit: tokens the answer may have, at most.
        scorer: scores each chosen token, or None.
        seed: what ``sample`` was made with, for the usage.
    """

    def __init__(
        self,
        prompt: TokenIds[int],
        answer: Answer,
        sample: Sampler,
        *,
        limit: int,
        scorer: Scorer | None,
        seed: int,
    ) -> None:
        self.prompt = prompt
        self.tokens = list(prompt)
        self.cached = 0
        self.prefill_seconds = self.decode_seconds = 0.0
        self._answer = answer
        self._sample = sample
        self._limit = limit
        self._scorer = scorer
        self._seed = seed
        self._last = Delta()

    @property
    def over(self) -> bool:
        return self._answer.finish is not None

    @property
    def most(self) -> int:
        """Tokens of prompt and whole answer, at most."""
        return len(self.prompt) + self._limit

    @property
    def left(self) -> int:
        """Tokens the answer may still get."""
        return self.most - len(self.tokens)

    def choose(self, logits: Logits) -> Delta | None:
        """Choose the next token; None if the answer is over, and ``ending`` has the rest.

        Args:
            logits: after ``tokens``, [vocab_size].
        """
        chosen = self._sample(logits, self.tokens)
        self.tokens.append(chosen)
        delta = self._answer.push(chosen)
        if self._scorer is not None and delta.token_ids:
            delta = replace(delta, tokens=(self._scorer.score(logits, chosen),))
        if not self.over:
            return delta
        self._last = delta
        return None

    def cancel(self) -> None:
        """End the answer where it is, unless it is over already."""
        if not self.over:
            self._answer.finish = FinishReason.CANCELLED

    def ending(self) -> Delta:
        """The last delta, with the finish reason and the usage."""
        usage = Usage(
            prompt_tokens=len(self.prompt),
            cached_tokens=self.cached,
            generated_tokens=len(self._answer.token_ids),
            prefill_seconds=self.prefill_seconds,
            decode_seconds=self.decode_seconds,
            seed=self._seed,
        )
        text = self._last.text + self._answer.flush()
        return replace(self._last, text=text, finish=self._answer.finish, usage=usage)
