"""Tests of proofreading only what is new."""

from __future__ import annotations

from gpt_desktop.core.annotations import Edit, Span
from gpt_desktop.core.proofread.paragraphs import Proofread, gathered, paragraph_spans

TEXT = "One go.\n\n\n  \nTwo\nlines.\n\nThree."
EDIT = Edit(Span(4, 6), "go", "goes")


def test_paragraphs_are_parted_by_empty_lines() -> None:
    spans = paragraph_spans(TEXT, Span(0, len(TEXT)))
    assert [span.of(TEXT) for span in spans] == ["One go.", "  \nTwo\nlines.", "Three."]


def test_a_part_of_a_text_cuts_them() -> None:
    spans = paragraph_spans(TEXT, Span(4, 6))
    assert [span.of(TEXT) for span in spans] == ["go"]


def test_an_edit_of_gathered_paragraphs_finds_its_own() -> None:
    spans = paragraph_spans(TEXT, Span(0, len(TEXT)))
    together = gathered(TEXT, [spans[2], spans[0]])
    assert together.text == "Three.\n\nOne go."
    place = together.text.index("go")
    number, edit = together.located(Edit(Span(place, place + 2), "go", "goes"))
    assert (number, edit) == (1, EDIT)


def test_what_was_proofread_is_known_until_it_changes() -> None:
    known = Proofread()
    known.keep("One go.", [EDIT])
    assert known.edits("One go.") == (EDIT,)
    assert known.edits("One go now.") is None
    known.forget()
    assert known.edits("One go.") is None


def test_a_rejected_change_stays_away_there_and_only_there() -> None:
    known = Proofread()
    known.keep("One go.", [EDIT])
    known.reject("One go.", EDIT)
    assert known.edits("One go.") == ()
    assert known.is_rejected("One go.", EDIT)
    assert not known.is_rejected("She go.", EDIT)
    known.take_back("One go.", EDIT)
    assert known.edits("One go.") == (EDIT,)
