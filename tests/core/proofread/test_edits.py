"""Tests of changes as edits of a text."""

from __future__ import annotations

from gpt_desktop.core.annotations import Edit
from gpt_desktop.core.proofread.candidate import Candidate, Kind
from gpt_desktop.core.proofread.edits import corrected, edit_of

TEXT = "First. I bought car in the the shop."


def _edit(before: str, start: int, after: str, kind: Kind) -> Edit:
    return edit_of(TEXT, len("First. "), Candidate(start, before, after, kind), 4.5)


def test_an_edit_counts_from_the_texts_beginning() -> None:
    edit = _edit("bought", 2, "sold", Kind.CONFUSION)
    assert edit.span.of(TEXT) == edit.before == "bought"
    assert (edit.after, edit.gain) == ("sold", 4.5)
    assert edit.reason == "Words easily taken for one another"


def test_what_is_put_in_or_taken_out_shows_the_next_word() -> None:
    added = _edit("", 9, "a ", Kind.ARTICLE)
    removed = _edit("the ", 16, "", Kind.DOUBLED)
    assert (added.before, added.after) == ("car", "a car")
    assert (removed.before, removed.after) == ("the the", "the")


def test_all_changes_together() -> None:
    edits = (_edit("the ", 16, "", Kind.DOUBLED), _edit("", 9, "a ", Kind.ARTICLE))
    assert corrected(TEXT, edits) == "First. I bought a car in the shop."


def test_a_checkers_rule_is_told_where_the_kind_says_too_little() -> None:
    candidate = Candidate(2, "bought", "buy", Kind.GRAMMAR, reason="Use the base form.")
    assert edit_of(TEXT, 7, candidate, None).reason == "Grammar: Use the base form."
