"""Pictures too long for one piece get smaller by whole factors."""

from __future__ import annotations

import numpy as np
import pytest

from gpt_desktop.recognition.recognizer import reduced


def test_a_page_of_usual_size_stays_itself() -> None:
    page = np.zeros((2339, 1654), np.uint8)
    assert reduced(page) is page


@pytest.mark.parametrize("shape", [(7000, 5001), (7000, 5001, 3), (9000, 1), (1, 9000, 3)])
def test_a_large_one_fits(shape: tuple[int, ...]) -> None:
    small = reduced(np.full(shape, 200, np.uint8))
    assert max(small.shape[:2]) <= 3400
    assert min(small.shape[:2]) >= 1
    assert small.shape[2:] == shape[2:]
    assert (small == 200).all()


def test_a_pixel_is_the_mean_of_those_it_stands_for() -> None:
    page = np.zeros((6800, 2), np.uint8)
    page[::2] = 100
    assert (reduced(page) == 50).all()
