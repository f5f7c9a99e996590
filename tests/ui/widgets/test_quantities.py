"""Sizes and durations read as people say them."""

from __future__ import annotations

import pytest

from gpt_desktop.ui.widgets.quantities import parameters_words, size_words, time_left_words


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1_500, "1.5 kB"),
        (98_362_432, "98 MB"),
        (999_600_000, "1.0 GB"),
        (2_000_000_000_000, "2000 GB"),
    ],
)
def test_sizes(size: int, words: str) -> None:
    assert size_words(size) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.2, "almost done"),
        (7.4, "about 7 s left"),
        (41, "about 40 s left"),
        (100, "about 2 min left"),
        (3600, "about 60 min left"),
        (5400, "about 2 hours left"),
    ],
)
def test_times(seconds: float, words: str) -> None:
    assert time_left_words(seconds) == words


def test_parameters() -> None:
    assert parameters_words(134_515_008) == "135 million"
    assert parameters_words(1_700_000_000) == "1.7 billion"
    assert parameters_words(1234) == "1,234"
