"""One answer being written: its tokens, how they are chosen, and what became of them."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence as TokenIds

from gpt_desktop.core.generation import Delta, FinishReason, TokenScore, Usage
from gpt_desktop.inference.answer import Answer
from gpt_desktop.inference.sampling import Logits, Sampler
from gpt_desktop.inference.scoring import Scorer


class Writing:
    """Chooses token after token from the model's logits, and gives out their deltas.

    Attributes:
        prompt: the prompt's tokens.
        tokens: prompt and answer so far. The model is to have read all of them before the
            next choice; mostly only the last one is new. There are fewer than before where
            the answer went back.
        cached: how many of the prompt's tokens were in a cache and not computed.
        prefill_seconds, decode_seconds: set by whoever runs the model.

    Args:
        limit: tokens the answer may have, at most.
        scorer: scores each chosen token, or None.
        seed: what ``sample`` was made with, for the usage.
        forced: the tokens that have to come next. They are not sampled, so that there is
            nothing to score; where tokens are scored it is not asked.
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
        forced: Callable[[TokenIds[int]], list[int]] | None = None,
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
        self._forced = forced if scorer is None else None
        self._scores: list[TokenScore] = []  # of tokens that were not given out yet
        self._given = 0
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
        forced = self._forced(self.tokens) if self._forced is not None else []
        delta = self._pushed(forced or [self._sample(logits, self.tokens)], logits)
        if not self.over:
            return delta
        self._last = delta
        return None

    def _pushed(self, ids: TokenIds[int], logits: Logits) -> Delta:
        """The answer goes on by tokens, as far as it takes them."""
        text = thinking = ""
        given: list[int] = []
        for id_ in ids:
            self.tokens.append(id_)
            delta = self._answer.push(id_)
            text += delta.text
            thinking += delta.thinking
            given += delta.token_ids
            if self._scorer is not None and id_ in self._answer.token_ids[-1:]:
                self._scores.append(self._scorer.score(logits, id_))
            went_back = len(self._answer.token_ids) < len(self.tokens) - len(self.prompt)
            if self.over or went_back:
                break
        if not self.over:
            del self.tokens[len(self.prompt) + len(self._answer.token_ids) :]
        del self._scores[len(self._answer.token_ids) - self._given :]
        scores = self._released(len(given))
        return Delta(text=text, token_ids=tuple(given), tokens=scores, thinking=thinking)

    def _released(self, count: int) -> tuple[TokenScore, ...]:
        """The scores of the next ``count`` tokens that are given out."""
        scores = tuple(self._scores[:count])
        del self._scores[:count]
        self._given += count
        return scores

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
        rest = self._answer.flush()
        return Delta(
            text=self._last.text + rest.text,
            token_ids=self._last.token_ids + rest.token_ids,
            tokens=self._last.tokens + self._released(len(rest.token_ids)),
            finish=self._answer.finish,
            usage=usage,
            thinking=self._last.thinking + rest.thinking,
        )
