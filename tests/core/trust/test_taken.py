"""Parts of a text that are taken."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gpt_desktop.core.trust.taken import Taken


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 5)), max_size=12))
def test_a_part_is_taken_where_no_other_is(asked: list[tuple[int, int]]) -> None:
    taken = Taken()
    held: list[tuple[int, int]] = []
    for start, length in asked:
        end = start + length
        free = all(end <= other[0] or start >= other[1] for other in held)
        assert taken.take(start, end) is free
        if free:
            held.append((start, end))
