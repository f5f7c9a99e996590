"""A translation in pieces: what the person changes stays in its place in both texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gpt_desktop.core.annotations import Check, Segment, SegmentOrigin, Span
from gpt_desktop.core.translation.segmented import SegmentedText

CHECK = Check("numbers", "A number is missing.")


def pieces(*pairs: tuple[str, str], gap: str = " ") -> SegmentedText:
    """A text of these pairs with the same gap between them on both sides."""
    source = gap.join(one for one, _ in pairs)
    target = gap.join(other for _, other in pairs)
    segments, at, to = [], 0, 0
    for one, other in pairs:
        segments.append(Segment(Span(at, at + len(one)), Span(to, to + len(other))))
        at, to = at + len(one) + len(gap), to + len(other) + len(gap)
    return SegmentedText.of(source, target, segments)


def test_a_rewritten_piece_moves_those_behind_it() -> None:
    text = pieces(("One.", "Eins."), ("Two.", "Zwei."), ("Three.", "Drei."))
    changed = text.rewritten(1, "Zwo, ja.")
    assert changed.target == "Eins. Zwo, ja. Drei."
    assert [changed.target_of(number) for number in range(3)] == ["Eins.", "Zwo, ja.", "Drei."]
    assert changed.segments[1].origin is SegmentOrigin.PERSON
    assert changed.written == (("Two.", "Zwo, ja."),)


def test_what_the_model_wrote_comes_back_after_two_changes() -> None:
    text = pieces(("One.", "Eins."), ("Two.", "Zwei."))
    changed = text.rewritten(0, "Ein.").rewritten(0, "1.")
    assert changed.segments[0].written == "Eins."
    back = changed.reverted(0, [CHECK])
    assert back.target == "Eins. Zwei."
    assert back.segments[0].origin is SegmentOrigin.MODEL
    assert back.marked == (0,)
    assert back.reverted(1) == back


def test_writing_the_same_words_changes_nothing() -> None:
    text = pieces(("One.", "Eins."))
    assert text.rewritten(0, "Eins.") is text


def test_what_was_found_right_is_marked_no_more() -> None:
    text = pieces(("One.", "Eins."), ("Two.", "Zwei."))
    marked = text.translated(0, "Ein.", [CHECK]).translated(1, "Zwo.", [CHECK])
    assert marked.marked == (0, 1)
    assert marked.approved(0).marked == (1,)
    assert marked.approved(0, 1).target == "Ein. Zwo."


def test_segments_that_do_not_lie_in_the_texts_say_nothing() -> None:
    good = Segment(Span(0, 4), Span(0, 5))
    beyond, before = Segment(Span(5, 90), Span(6, 11)), Segment(Span(0, 2), Span(0, 2))
    assert SegmentedText.of("One. Two.", "Eins. Zwei.", [good, beyond, before]).segments == (good,)


def test_a_place_of_the_source_has_its_piece() -> None:
    text = pieces(("One.", "Eins."), ("Two.", "Zwei."))
    assert [text.at_source(place) for place in (0, 3, 4, 5, 9)] == [0, 0, 1, 1, None]


@given(
    st.lists(st.tuples(st.text("ab.", min_size=1), st.text("xy.")), min_size=1, max_size=6),
    st.lists(st.tuples(st.integers(0, 5), st.text("uvw\n")), max_size=6),
)
def test_changes_touch_only_their_piece(
    pairs: list[tuple[str, str]], changes: list[tuple[int, str]]
) -> None:
    text = pieces(*pairs, gap="\n\n")
    wanted = [other for _, other in pairs]
    for number, words in changes:
        if number < len(pairs):
            text = text.rewritten(number, words)
            wanted[number] = words
    assert text.target == "\n\n".join(wanted)
    assert [text.target_of(number) for number in range(len(pairs))] == wanted
    assert [text.source_of(number) for number in range(len(pairs))] == [one for one, _ in pairs]
