"""A text against its brief: what is made up, what is left out, what is dropped."""

from __future__ import annotations

import pytest

from gpt_desktop.core.tasks.write.brief import Brief
from gpt_desktop.core.tasks.write.brief_check import left_out, made_up, only_known, with_told

FACTS = ("The library opens on 5 May", "Entry is free", "Anna Berg leads it")
BRIEF = Brief("news", "The library in Milton opens a room for bicycles", FACTS)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On 5 May the library in Milton opens its room.", []),
        ("It opens on 6 May.", ["6 May"]),
        ("Some 300 people came.", ["300"]),
        ("The mayor, Paul Weber, said so.", ["Paul Weber"]),
        ("Anna Berg said: “We are happy.”", ["We are happy."]),
        ("Write to help@library.example for more.", ["help@library.example"]),
        ("Dear [Your Name],\n\nit is in Milton.\n\nBest regards", []),
        ("I've read it. Don't wait, it's free, and we're glad.", []),
        ("## Chapter 12\n\nIt is in Milton.", []),
    ],
)
def test_what_the_brief_does_not_have_is_found(text: str, found: list[str]) -> None:
    claims = made_up(text, BRIEF)
    assert [claim.span.of(text) for claim in claims] == found
    assert all("among the facts" in claim.checks[0].words for claim in claims)


def test_without_facts_the_brief_is_named() -> None:
    [claim] = made_up("Some 300 people came.", Brief("blog", "A market"))
    assert claim.checks[0].words == "“300” is not in your brief"


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Led by Anna Berg, the library opens on May 5th, and entry is free.", ()),
        ("The library opens on 5 May and is led by Anna Berg.", ("Entry is free",)),
        ("The library opens. Entry is free for all.", (FACTS[0], FACTS[2])),
    ],
)
def test_facts_that_are_not_told_are_named(text: str, missing: tuple[str, ...]) -> None:
    assert left_out(text, FACTS) == missing


def test_sentences_that_make_something_up_go_and_the_others_stay_as_they_are() -> None:
    text = "Dear reader,\n\nentry is free. Some 300 came in 1999.\nPaul Weber spoke.\n\nYours"
    assert only_known(text, BRIEF) == ("Dear reader,\n\nentry is free.\n\nYours", 2)


def test_an_invented_salutation_is_left_open() -> None:
    assert only_known("Dear Mr Weber,\n\nentry is free.", BRIEF)[0].startswith("Dear [Name],")


def test_what_is_not_told_stands_there_after_the_salutation() -> None:
    text = "Dear [Name],\n\nThe library opens on 5 May.\n\nYours"
    told = with_told(text, FACTS)
    assert told == (
        "Dear [Name],\n\nEntry is free. Anna Berg leads it.\n\nThe library opens on 5 May.\n\nYours"
    )
    assert with_told(told, FACTS) == told
    assert with_told("", FACTS[:1]) == "The library opens on 5 May."


def test_each_fact_belongs_under_one_heading() -> None:
    brief = Brief("news", "A room", FACTS, ("Free entry for all", "Who leads it", "More"))
    shares = [brief.facts_under(heading) for heading in brief.headings]
    assert sorted(fact for share in shares for fact in share) == sorted(FACTS)
    assert FACTS[1] in shares[0]
    assert FACTS[2] in shares[1]
