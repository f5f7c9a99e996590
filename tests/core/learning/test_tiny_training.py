from __future__ import annotations

import pytest

from gpt_desktop.core.learning.tiny_network import TinyNetwork
from gpt_desktop.core.learning.tiny_training import (
    MOST_LETTERS,
    RATE,
    STEPS,
    looked_step,
    train_tiny,
)
from gpt_desktop.core.steps import finish

TEXT = "the cat sat on the mat"


@pytest.mark.parametrize("text", [TEXT, "春眠不觉晓，处处闻啼鸟。", "ab", "aa"])
def test_it_learns_what_it_reads(text: str) -> None:
    losses: list[float] = []
    result = finish(train_tiny(text, 1), lambda step: losses.append(step.loss))
    assert len(losses) == STEPS + 1
    assert [step.loss for step in result.steps] == losses
    assert losses[-1] < 0.5
    assert losses[-1] <= losses[0] / 3


def test_what_it_writes_afterwards_is_nearer_the_text() -> None:
    result = finish(train_tiny(TEXT, 7))
    assert [number for number, _ in result.samples] == [0, 10, 40, STEPS]
    before, *_, after = [text for _, text in result.samples]

    def known(text: str) -> int:
        return sum(text[at : at + 3] in TEXT for at in range(len(text) - 2))

    assert known(after) > 2 * known(before)
    assert result == finish(train_tiny(TEXT, 7))


def test_the_first_step_is_looked_at() -> None:
    network = TinyNetwork(TEXT, 1)
    _, slopes = network.gradient()
    row = list(network.weights.output[network.letters.index("h")])
    first = looked_step(TinyNetwork(TEXT, 1))
    assert first == finish(train_tiny(TEXT, 1)).first
    assert (first.letter, first.follows) == ("t", "h")
    assert first.before == row[first.unit - 1]
    steepest = slopes.output[network.letters.index("h")][first.unit - 1]
    assert first.gradient == steepest
    assert first.after == pytest.approx(first.before - RATE * steepest)
    assert first.share_after > first.share


def test_a_long_text_is_cut() -> None:
    steps = train_tiny("ab" * MOST_LETTERS + "xyz", 1)
    next(steps)
    assert next(steps).number == 1
    network = TinyNetwork(("ab" * MOST_LETTERS + "xyz")[:MOST_LETTERS], 1)
    assert network.letters == ["a", "b"]
