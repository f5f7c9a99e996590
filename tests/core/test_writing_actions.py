"""A file of the person's own actions: written and read again, its errors named by line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.writing_actions import (
    ResultPlace,
    WritingAction,
    actions_text,
    read_actions,
)

_TEXT = """\
# mine
[[action]]
name = "Polite"
prompt = "Make it more polite."
key = "Alt+1"
result = "replace"

[[action]]
name = "As a tweet"
prompt = '''Make it
short.'''
"""
_WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
_ACTIONS = st.builds(
    WritingAction,
    _WORDS.map(str.strip).filter(bool),
    _WORDS.map(str.strip).filter(bool),
    st.just(""),
    st.sampled_from(ResultPlace),
)


def test_actions_are_read_in_their_order() -> None:
    polite, tweet = read_actions(_TEXT)
    assert polite == WritingAction("Polite", "Make it more polite.", "Alt+1", ResultPlace.REPLACE)
    assert tweet == WritingAction("As a tweet", "Make it\nshort.", "", ResultPlace.CARD)
    assert read_actions("") == ()


@given(st.lists(_ACTIONS, max_size=3, unique_by=lambda action: action.name))
def test_what_is_written_is_read_again(actions: list[WritingAction]) -> None:
    assert list(read_actions(actions_text(actions))) == actions


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[action]]\nname = 'x'\nprompt = ", "line 3, this is not TOML"),
        ("\n[[action]]\nname = 'x'\n", "line 2, “prompt” is missing"),
        ("[[action]]\nname = ' '\nprompt = 'y'\n", "line 1, “name” is missing"),
        ("[[action]]\nname = 3\nprompt = 'y'\n", "line 1, “name” must be text in quotes"),
        ("[[action]]\nname='x'\nprompt='y'\nkeys='z'\n", "line 1, “keys” is not known here"),
        ("[[action]]\nname='x'\nprompt='y'\nresult='top'\n", "line 1, “result” is “top”; it must"),
        ("colour = 'x'\n", "line 1, “colour” is not known here"),
        ("[action]\nname='x'\n", "line 1, each action begins with"),
        (_TEXT.replace("As a tweet", "Polite"), "line 8, there are two actions named “Polite”"),
        (_TEXT + "key = 'Alt+1'\n", "line 8, two actions have the key Alt+1"),
        ("[[action]]\nname='x'\nprompt='" + "y" * 5000 + "'", "longer than 4,000 characters"),
        ("[[action]]\nname='a'\nprompt='b'\n" * 51, "line 151, there are more than 50 actions"),
    ],
)
def test_an_error_names_its_line_and_what_is_wrong(text: str, told: str) -> None:
    with pytest.raises(UserFacingError, match="could not be read") as error:
        read_actions(text)
    assert told in str(error.value)


def test_an_action_has_a_name_and_a_prompt() -> None:
    with pytest.raises(ValueError, match="a name and a prompt"):
        WritingAction("", "x")
