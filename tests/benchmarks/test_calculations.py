"""Whether an answer is counted as right."""

from __future__ import annotations

import pytest

from benchmarks.calculations import has_value


@pytest.mark.parametrize(
    ("text", "value", "has"),
    [
        ("It is 42.16.", "42.16", True),
        ("About 42.2", "42.16", True),
        ("It is 217.", "42.16", False),
        ("1,024", "1024", True),
        ("On 4 June 2026.", "2026-06-04", True),
        ("6月5日", "2026-06-04", False),
        ("是星期四。", "Thursday", True),
        ("It was a Friday.", "Thursday", False),
        ("4 hours and 25 minutes", "4 h 25 min", True),
        ("5 hours and 25 minutes", "4 h 25 min", False),
    ],
)
def test_a_value_is_found_as_it_is_said(text: str, value: str, has: bool) -> None:
    assert has_value(text, value) is has
