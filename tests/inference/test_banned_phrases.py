"""Banned phrases: nothing of one is given out, and the way to it is closed."""

from __future__ import annotations

from gpt_desktop.inference.banned_phrases import BannedPhrases, HeldToken


def pushed(bans: BannedPhrases, *texts: str) -> str:
    """What is given out of tokens with these texts; the ids count up from 1."""
    given = []
    for number, text in enumerate(texts, start=1):
        given += bans.push(HeldToken(number, text))
    return "".join(token.text for token in given)


def test_what_may_begin_a_phrase_is_held_by_whole_tokens() -> None:
    bans = BannedPhrases(["delve into"])
    assert pushed(bans, "We ", "now ", "de", "lve") == "We now "
    assert bans.length == 4
    assert [token.text for token in bans.flush()] == ["de", "lve"]


def test_a_complete_phrase_goes_back_to_the_token_where_it_began() -> None:
    bans = BannedPhrases(["delve into"])
    assert pushed(bans, "We ", "will de", "lve", " into") == "We "
    assert bans.length == 1
    assert bans.forbidden(1) == {2}


def test_other_text_is_given_out_once_the_danger_is_over() -> None:
    bans = BannedPhrases(["delve into"])
    assert pushed(bans, "de", "lve", " in", "g") == "delve ing"


def test_bytes_of_the_first_letter_belong_to_the_phrase() -> None:
    bans = BannedPhrases(["好的"])
    assert pushed(bans, "a", "", "", "好", "", "", "的") == "a"
    assert bans.length == 1
    assert bans.forbidden(1) == {2}


def test_going_back_further_forgets_what_was_forbidden_behind() -> None:
    bans = BannedPhrases(["bc", "abd"])
    pushed(bans, "a", "b", "c")
    assert bans.forbidden(1) == {2}
    pushed(bans, "b", "d")
    assert bans.length == 0
    assert bans.forbidden(0) == {1}
    assert bans.forbidden(1) == set()


def test_where_there_is_no_other_way_the_end_is_forbidden_instead() -> None:
    bans = BannedPhrases(["ab"])
    pushed(bans, "a", "b")
    assert bans.relent(0)
    assert pushed(bans, "a", "b") == ""
    assert bans.forbidden(1) == {2}
    assert bans.length == 1
    assert not bans.relent(0)
