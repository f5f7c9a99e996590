"""What keeps an answer to the form that was asked for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gpt_desktop.core.generation import SamplingParams
from gpt_desktop.inference.banned_phrases import BannedPhrases
from gpt_desktop.inference.grammar import Grammar, Grammars
from gpt_desktop.inference.sampling import Limit, Logits


class Control:
    """The limits on one answer's tokens.

    Attributes:
        bans: the banned phrases, which the answer reports its tokens to; or None.
        limits: for the sampler.

    Args:
        begin: how many tokens come before the answer.
    """

    def __init__(self, grammar: Grammar | None, bans: BannedPhrases | None, begin: int) -> None:
        self._grammar = grammar
        self._begin = begin
        self.bans = bans
        self.limits: list[Limit] = []
        if grammar is not None:
            self.limits.append(_within(grammar))
        if bans is not None:
            self.limits.append(_without(bans, begin))

    def forced(self, tokens: Sequence[int]) -> list[int]:
        """The tokens that have to come next, where the form leaves no choice."""
        if self._grammar is None:
            return []
        ids = self._grammar.forced(tokens)
        place = len(tokens) - self._begin
        for number, token_id in enumerate(ids):
            if self.bans is not None and token_id in self.bans.forbidden(place + number):
                return ids[:number]
        return ids


def make_control(params: SamplingParams, grammars: Grammars, begin: int) -> Control:
    """The control that the parameters ask for.

    Raises:
        UserFacingError: the constraint cannot be followed.
    """
    grammar = None if params.constraint is None else grammars.grammar(params.constraint, begin)
    bans = BannedPhrases(params.banned) if params.banned else None
    return Control(grammar, bans, begin)


def _within(grammar: Grammar) -> Limit:
    def limit(logits: Logits, tokens: Sequence[int]) -> Logits:
        allowed = grammar.allowed(tokens)[: len(logits)]
        return np.where(allowed, logits, np.float32(-np.inf))

    return limit


def _without(bans: BannedPhrases, begin: int) -> Limit:
    def limit(logits: Logits, tokens: Sequence[int]) -> Logits:
        place = len(tokens) - begin
        while forbidden := bans.forbidden(place):
            allowed = logits.copy()
            allowed[list(forbidden)] = -np.inf
            if np.isfinite(allowed.max()) or not bans.relent(place):
                return allowed
        return logits

    return limit
