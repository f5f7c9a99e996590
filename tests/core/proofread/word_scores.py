"""A model that has read a few sentences: words that followed each other there are probable."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import TokenScore
from gpt_desktop.core.messages import Prompt
from tests.fakes import SCRIPTED_FACTS, ScriptedGenerator, prompt_text

READ, UNREAD = -1.0, -9.0
_TOKEN = re.compile(r"\s?[^\W\d_]+|\s?\S|\s")


class WordScores(ScriptedGenerator):
    """A token is a word with the blank before it, or a sign.

    Args:
        read: sentences it has read.
    """

    def __init__(self, *read: str) -> None:
        super().__init__([], SCRIPTED_FACTS)
        self._after: dict[str, list[str]] = {}
        self.scored: list[tuple[str, tuple[str, ...]]] = []
        for sentence in read:
            tokens = _TOKEN.findall(" " + sentence)
            for one, other in zip(["", *tokens], tokens, strict=False):
                self._after.setdefault(one, []).append(other)

    def score(
        self,
        prompt: Prompt,
        continuations: Sequence[str],
        token: CancelToken,
        alternatives: int = 0,
    ) -> list[tuple[TokenScore, ...]]:
        token.raise_if_cancelled()
        before = prompt_text(prompt)
        self.scored.append((before, tuple(continuations)))
        last = (_TOKEN.findall(before) or [""])[-1]
        return [tuple(self._scores(last, text, alternatives)) for text in continuations]

    def _scores(self, last: str, text: str, alternatives: int) -> Iterator[TokenScore]:
        for token in _TOKEN.findall(text):
            # What begins a sentence is as probable as what it read at a beginning.
            likely = self._after.get(last, []) + (self._after[""] if last == "." else [])
            others = [TokenScore(0, each, READ) for each in likely[:alternatives]]
            logprob = READ if token in likely else UNREAD
            if alternatives:
                others.append(TokenScore(0, "�", UNREAD))
            yield TokenScore(0, token, logprob, tuple(others))
            last = token
