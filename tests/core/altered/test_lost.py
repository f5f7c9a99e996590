"""Whether a rewriting still says what its text said."""

from __future__ import annotations

from gpt_desktop.core.altered.lost import lost_statements, most_is_lost
from tests.core.altered.figures import pairs

_TEXT = "The boiler broke down. We called a plumber. He repaired the pump within an hour."


def test_statements_that_are_gone_are_named() -> None:
    lost = lost_statements(_TEXT, "A plumber repaired the pump within an hour.")
    assert lost == ("The boiler broke down.",)


def test_most_is_lost_where_half_of_it_is_gone() -> None:
    assert most_is_lost(_TEXT, "The weather is nice today.")
    assert not most_is_lost(_TEXT, "The broken boiler: a plumber we called repaired the pump.")
    assert not most_is_lost("", "")


def test_a_greeting_states_nothing() -> None:
    assert not most_is_lost("Hello! The boiler broke down.", "The boiler broke down.")


def test_faithful_rewritings_have_not_lost_most() -> None:
    lost = [pair for pair in pairs() if most_is_lost(pair.before, pair.good)]
    assert len(lost) <= 2
