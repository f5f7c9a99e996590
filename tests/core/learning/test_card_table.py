"""Cards out of tables as people and other programs write them."""

from __future__ import annotations

import pytest

from gpt_desktop.core.annotations import ItemKind
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.learning.card_table import card_by_hand, read_cards
from gpt_desktop.core.learning.cards import CardText, cards_csv


def sides(text: str) -> list[tuple[str, str, str]]:
    return [(each.front, each.back, each.passage) for each in read_cards(text).cards]


@pytest.mark.parametrize(
    "text",
    [
        'a,b,c\n"d,e",f\n',
        "\ufeffa;b;c\r\nd,e;f\r\n",
        "a\tb\tc\nd,e\tf\n",
        'Front,Back,Passage\na,b,c\n\n"d,e",f,\n',
        "问题\t答案\na\tb\tc\nd,e\tf",
        "#separator:tab\n#html:true\n#tags column:4\na\tb\tc\nd,e\tf\n",
    ],
)
def test_every_usual_table_is_read(text: str) -> None:
    assert sides(text) == [("a", "b", "c"), ("d,e", "f", "")]


def test_what_is_no_card_is_told_by_its_line() -> None:
    file = read_cards("a,b\n,c\nd,\n")
    assert len(file.cards) == 1
    assert [each.split(":")[0] for each in file.problems] == ["Line 2", "Line 3"]


@pytest.mark.parametrize("text", ["", "\n\n", "front,back\n", "only\nfronts\n"])
def test_a_table_without_cards_is_refused(text: str) -> None:
    with pytest.raises(UserFacingError, match="no cards"):
        read_cards(text)


def test_what_is_written_is_read_again() -> None:
    cards = (
        CardText(ItemKind.CLOZE, 'It "was" ____, in\nMay', "1932", "a; b"),
        CardText(ItemKind.SHORT, "何时？", "六月", ""),
    )
    assert read_cards(cards_csv(cards)).cards == cards


def test_a_gap_makes_a_cloze_and_a_long_side_no_card() -> None:
    assert card_by_hand("In ____.", "May").kind is ItemKind.CLOZE
    assert card_by_hand("When?", "May").kind is ItemKind.SHORT
    with pytest.raises(ValueError, match="longer than"):
        card_by_hand("a" * 20_001, "b")
