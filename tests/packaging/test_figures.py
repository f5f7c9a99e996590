"""How the built app's figures are told."""

from __future__ import annotations

from proof.figures import TARGETS, told


def test_each_figure_stands_beside_its_target() -> None:
    lines = told({"installed_bytes": 328_000_000, "window_seconds_warm": 1.25}).splitlines()
    assert lines == [
        "installed, the model inside: 328.00 MB (at most 330: reached)",
        "first window: 1.25 s (at most 1.0: NOT REACHED)",
    ]


def test_what_was_not_measured_is_not_told() -> None:
    assert told({"runs": 5}) == ""
    assert len({target.name for target in TARGETS}) == len(TARGETS)
