"""Hyphens at line ends."""

from __future__ import annotations

import pytest

from gpt_desktop.documents.hyphens import Hyphens


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["a well-", "known thing"], "a well-known thing"),
        (["un-", "employment"], "unemployment"),
        (["e-", "commerce"], "e-commerce"),
        (["North-", "Rhine"], "North-Rhine"),
        (["COMMANDES IN-", "TERNES"], "COMMANDES INTERNES"),
        (["netbsd-", "i386"], "netbsd-i386"),
        (["before- or after-", "noon"], "before- or afternoon"),
        (["Vor-", "und Nachteile"], "Vor- und Nachteile"),
        (["a soft\u00ad", "ware"], "a software"),
        (["from 1990-", "1995"], "from 1990-1995"),
        (["it ended -", "so it seems"], "it ended - so it seems"),
        (["今天的渡", "船"], "今天的渡船"),
    ],
)
def test_a_hyphen_stays_or_goes(lines: list[str], joined: str) -> None:
    assert Hyphens(lines).join(lines) == joined


def test_what_the_document_writes_elsewhere_decides() -> None:
    known = Hyphens(["a by-product", "the database"])
    assert known.join(["its by-", "product in a data-", "base"]) == "its by-product in a database"


def test_lines_that_no_program_divided_keep_their_hyphens() -> None:
    plain = [f"line {number} of the text" for number in range(80)]
    lines = ["it runs on kfreebsd-", "something"]
    assert Hyphens([*plain, *lines]).join(lines) == "it runs on kfreebsd-something"
    divided = ["a divi-", "ded word, a wo-", "man, a com-", "puter", "divided woman computer"]
    assert Hyphens([*plain, *divided, *lines]).join(lines) == "it runs on kfreebsdsomething"
