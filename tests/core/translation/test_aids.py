"""What a translation keeps to."""

from __future__ import annotations

import json

import pytest

from gpt_desktop.core.translation.aids import written_in


def test_what_the_person_wrote_is_read_from_a_work() -> None:
    assert written_in(json.dumps([["One.", "Un."], ["Two.", "Deux."]])) == {
        "One.": "Un.",
        "Two.": "Deux.",
    }


@pytest.mark.parametrize("kept", ["", "[]", "no", "3", '["a"]', "[[1, 2, 3]]", "null"])
def test_what_is_no_such_list_is_nothing(kept: str) -> None:
    assert written_in(kept) == {}
