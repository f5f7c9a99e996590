"""How the built app's figures are told."""

from __future__ import annotations

from proof.figures import INSTALLED, WINDOW_WARM, Figure, told, too_large

_LARGE = Figure(INSTALLED, (376.0,))
_SLOW = Figure(WINDOW_WARM, (0.9, 1.25, 1.5))


def test_each_figure_stands_beside_its_target() -> None:
    assert told([Figure(INSTALLED, (331.0,)), _SLOW]).splitlines() == [
        "installed, the model inside: 331.00 MB (at most 375: reached)",
        "first window: 1.25 s (at most 1.0: NOT REACHED)",
    ]


def test_a_size_over_its_target_is_a_fault_and_a_slow_start_is_not() -> None:
    assert too_large([_LARGE, _SLOW]) == [_LARGE]
    assert too_large([Figure(INSTALLED, (375.0,))]) == []
