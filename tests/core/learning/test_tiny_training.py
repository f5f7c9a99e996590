from __future__ import annotations

import math
from itertools import pairwise

import pytest

from gpt_desktop.core.learning.tiny_training import STEPS, TinyModel, train_tiny
from gpt_desktop.core.steps import finish

TEXT = "the cat sat on the mat"


def test_the_gradient_is_that_of_the_loss() -> None:
    model = TinyModel(TEXT)
    model.step()
    small = 1e-5
    for one, row in enumerate(model.gradient()):
        for other, slope in enumerate(row):
            kept = model.logits[one][other]
            model.logits[one][other] = kept + small
            above = model.loss()
            model.logits[one][other] = kept - small
            below = model.loss()
            model.logits[one][other] = kept
            assert slope == pytest.approx((above - below) / (2 * small), abs=1e-8)


def test_it_begins_knowing_nothing_and_learns() -> None:
    steps: list[float] = []
    result = finish(train_tiny(TEXT, 1), lambda step: steps.append(step.loss))
    assert steps[0] == pytest.approx(math.log(len(set(TEXT))))
    assert len(steps) == STEPS + 1
    assert all(later < earlier for earlier, later in pairwise(steps))
    assert [step.loss for step in result.steps] == steps
    assert result.weights == len(set(TEXT)) ** 2


def test_what_it_writes_afterwards_follows_the_text() -> None:
    result = finish(train_tiny("ab" * 20, 3))
    assert [number for number, _ in result.samples] == [0, 5, 20, STEPS]
    before, *_, after = [text for _, text in result.samples]
    assert "aa" not in after
    assert "bb" not in after
    assert "aa" in before or "bb" in before
    assert result == finish(train_tiny("ab" * 20, 3))


def test_the_first_step_is_looked_at() -> None:
    first = finish(train_tiny(TEXT, 1)).first
    model = TinyModel(TEXT)
    one, other = model.letters.index("t"), model.letters.index("h")
    assert (first.letter, first.follows, first.before) == ("t", "h", 0)
    assert first.share == pytest.approx(1 / len(set(TEXT)))
    assert first.loss == pytest.approx(math.log(len(set(TEXT))))
    assert first.gradient == model.gradient()[one][other] < 0
    model.step()
    assert first.after == model.logits[one][other] > 0


def test_a_letter_that_nothing_follows() -> None:
    assert finish(train_tiny("ab", 0)).steps[-1].loss < 0.1
