"""How far two ways to compute the same thing may lie apart, derived from the arithmetic.

The same logits are computed in many orders: a prompt at once or in chunks, a row alone or among
others, with kernels that add 4, 8, 16 or 32 products at a time (SSE, AVX2, AVX-512, AMX, Neon).
Each order rounds differently, so no two processors give the same last bits, and one processor does
not for different numbers of rows.

A sum of n products in float32 (unit roundoff u = 2**-24) is off by a random walk of n steps of u at
most each, relative to the largest partial sums: with a probability beyond any doubt by no more than
``WALK * sqrt(n) * u`` (Higham and Mary, A New Approach to Probabilistic Rounding Error Analysis,
2019; their lambda, which 16 makes safe for many thousands of values at once). n counts the products
that a logit's computation adds one after the other, in all layers. What is added up is taken to be
as large as the largest logit: norms keep it near that.

Choices: the likeliest token is the same where it is likelier by more than twice that bound. Where
two tokens lie nearer to each other, either is right, and what follows it is not compared. A drawn
token differs where its random number falls within the bound of a border between two: for the few
hundred tokens of fixed seeds here the chance is under one in a thousand on any one processor.
"""

from __future__ import annotations

from collections.abc import Sequence as Items

import numpy as np
from numpy.typing import ArrayLike

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.messages import Prompt
from gpt_desktop.inference.engine import Engine
from gpt_desktop.inference.sequence import Sequence

UNIT = 2.0**-24
WALK = 16
# Two layers of 32 wide and a head: 2 * (4 * 32 + 64) + 32, rounded up.
TINY_SUMS = 500
# SmolLM2: thirty layers of about 4 * 576 + 1,536 and a head of 576.
DEFAULT_SUMS = 120_000
# The tiny models' weights are large, and so are their logits: within this, which a test checks.
TINY_LOGITS = 200.0
# Kernels of accuracy level 4 round activations to 8 bits, 127 steps to the largest of a block. One
# that lies within the rounding of a border goes to the other side of it elsewhere: a whole step.
EIGHT_BIT_STEP = 1 / 127
# Kernels that do not round activations (those of processors without AVX2) differ from those that do
# by up to half a step at each product, of which nine follow one another in two layers and a head.
EIGHT_BIT_PRODUCTS = 9 / 2 * EIGHT_BIT_STEP
# A cache of float16 keeps 11 bits of each key and value; a logit is made of some of each.
HALF_CACHE = 4 * 2.0**-11
# Shares of attention add up to 1: a sum of a few hundred numbers below 1, each rounded once.
SHARES = 1_000 * UNIT


def rounding(sums: int = TINY_SUMS) -> float:
    """How far logits may lie apart, as a share of the largest one."""
    return WALK * float(np.sqrt(sums)) * UNIT


def logprob_bound(sums: int = TINY_SUMS, largest: float = TINY_LOGITS) -> float:
    """The same for log-probabilities, in nats: a logit less the logarithm of a sum of others."""
    return 2 * rounding(sums) * largest


def assert_same_logits(found: ArrayLike, expected: ArrayLike, sums: int = TINY_SUMS) -> None:
    """They differ by no more than their rounding."""
    one, other = np.asarray(found, np.float64), np.asarray(expected, np.float64)
    assert one.shape == other.shape
    bound = rounding(sums) * max(1.0, float(np.abs(other).max()))
    apart = float(np.abs(one - other).max())
    assert apart <= bound, f"{apart:.3g} apart, at most {bound:.3g}"


def same_choices(
    engine: Engine,
    prompt: Prompt,
    found: Items[int],
    expected: Items[int],
    sums: int = TINY_SUMS,
) -> bool:
    """Whether two greedy answers are equal; False where they part at a tie within the rounding.

    Raises:
        AssertionError: they part where one token is clearly likelier, or one is only shorter.
    """
    if tuple(found) == tuple(expected):
        return True
    pairs = zip(found, expected, strict=False)
    place = next((number for number, (one, other) in enumerate(pairs) if one != other), None)
    assert place is not None, f"{len(found)} tokens and {len(expected)} that begin alike"
    read = [*engine._encoder.encode(prompt), *expected[:place]]
    logits = Sequence(engine._session).logits_after(read, CancelToken())
    gap = abs(float(logits[found[place]]) - float(logits[expected[place]]))
    bound = 2 * rounding(sums) * float(np.abs(logits).max())
    assert gap <= bound, f"{found[place]} for {expected[place]} at {place}: {gap:.3g} apart"
    return False


def assert_same_choices(
    engine: Engine,
    prompt: Prompt,
    found: Items[int],
    expected: Items[int],
    sums: int = TINY_SUMS,
) -> None:
    """Two greedy answers are equal, but for ties; see ``same_choices``."""
    same_choices(engine, prompt, found, expected, sums)
