from __future__ import annotations

import math

import pytest

from gpt_desktop.core.learning.tiny_network import CONTEXT, TinyNetwork

TEXT = "the cat sat"


def test_every_gradient_is_that_of_the_loss() -> None:
    network = TinyNetwork(TEXT, 3)
    _, slopes = network.gradient()
    network.step(slopes, 1.0)
    loss, slopes = network.gradient()
    assert loss == pytest.approx(network.loss())
    small, looked = 1e-5, 0
    for row, steep in zip(network.weights.rows(), slopes.rows(), strict=True):
        for at, slope in enumerate(steep):
            kept = row[at]
            row[at] = kept + small
            above = network.loss()
            row[at] = kept - small
            below = network.loss()
            row[at] = kept
            assert slope == pytest.approx((above - below) / (2 * small), abs=1e-8)
            looked += slope != 0
    assert looked > network.weights.count() / 2


def test_probabilities_add_up_to_1() -> None:
    network = TinyNetwork(TEXT, 3)
    shares = network.forward(network.places[-1].before).shares
    assert len(shares) == len(set(TEXT))
    assert math.fsum(shares) == pytest.approx(1)


def test_every_letter_is_guessed_from_those_before_it() -> None:
    network = TinyNetwork(TEXT, 3)
    read = "".join(network.letters[each.letter] for each in network.places)
    assert read == TEXT
    edge = len(network.letters)
    assert network.places[0].before == (edge,) * CONTEXT
    assert [network.letters[each] for each in network.places[2].before] == ["t", "h"]


def test_a_step_goes_down() -> None:
    network = TinyNetwork(TEXT, 3)
    before, slopes = network.gradient()
    network.step(slopes, 0.1)
    assert network.loss() < before
