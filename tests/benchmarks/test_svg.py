"""Drawn curves."""

from __future__ import annotations

from xml.parsers import expat

import pytest

from benchmarks.curves import Curve, Line
from benchmarks.svg import draw, round_step


@pytest.mark.parametrize(
    ("most", "step"), [(100, 20), (99, 20), (101, 50), (7, 2), (0.4, 0.1), (5000, 1000)]
)
def test_ticks_are_round(most: float, step: float) -> None:
    assert round_step(most) == pytest.approx(step)


def test_higher_values_are_drawn_higher_and_inside() -> None:
    curve = Curve("A < B", "x.svg", "tokens", "tokens/s", [Line("ours", {256: 80.0, 8000: 20.0})])
    dots, texts = _read(draw(curve))
    (left, top), (right, bottom) = dots
    assert 0 < left < right < 640
    assert 0 < top < bottom < 360
    assert {"A < B", "tokens", "tokens/s", "ours", "256", "8,000", "0", "80"} <= set(texts)


def test_labels_that_would_touch_are_left_out() -> None:
    curve = Curve("A", "x.svg", "tokens", "s", [Line("ours", {256: 1.0, 300: 1.0, 8000: 1.0})])
    dots, texts = _read(draw(curve))
    assert len(dots) == 3
    assert "256" in texts
    assert "300" not in texts


def _read(svg: str) -> tuple[list[tuple[float, float]], list[str]]:
    """Centres of circles and all texts of a picture, which must be well-formed."""
    dots: list[tuple[float, float]] = []
    texts: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "circle":
            dots.append((float(attributes["cx"]), float(attributes["cy"])))

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.CharacterDataHandler = texts.append
    parser.Parse(svg, True)
    return dots, [text.strip() for text in texts]
