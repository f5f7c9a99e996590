"""Changes with what is around them: put together they are both texts again."""

from __future__ import annotations

from gpt_desktop.core.change_pieces import ChangePiece, PieceKind, change_pieces
from gpt_desktop.core.word_diff import word_edits

GONE, NEW, SAME, LEFT_OUT = PieceKind.GONE, PieceKind.NEW, PieceKind.SAME, PieceKind.LEFT_OUT
LONG = "".join(f"The library opens at {number}, and closes late. " for number in range(40))


def pieces(before: str, after: str) -> list[ChangePiece]:
    return list(change_pieces(before, word_edits(before, after)))


def test_a_short_text_is_there_as_a_whole() -> None:
    found = pieces("We met on Monday.", "We met on Friday.")
    assert [(each.kind, each.text) for each in found] == [
        (SAME, "We met on "),
        (GONE, "Monday"),
        (NEW, "Friday"),
        (SAME, "."),
    ]


def test_what_is_far_from_any_change_is_left_out() -> None:
    more = LONG.replace("library", "museum").replace("at ", "at A")
    before = f"Begin. {LONG}Monday. {more}"
    found = pieces(before, before.replace("Monday", "Friday").replace("Begin", "Start"))
    kinds = [each.kind for each in found]
    assert kinds == [GONE, NEW, SAME, LEFT_OUT, SAME, GONE, NEW, SAME, LEFT_OUT]
    assert max(len(each.text) for each in found) <= 240
    assert found[2].text.startswith(". The library")
    assert found[4].text.endswith("closes late. ")
    assert not found[4].text.startswith(" ")


def test_without_a_change_the_beginning_tells_the_text() -> None:
    assert [each.kind for each in pieces(LONG, LONG)] == [SAME, LEFT_OUT]
    assert pieces("Short.", "Short.") == [ChangePiece(SAME, "Short.")]
    assert pieces("", "") == []


def test_new_and_empty_texts() -> None:
    assert pieces("", "New.") == [ChangePiece(NEW, "New.")]
    assert pieces("Old.", "") == [ChangePiece(GONE, "Old.")]
