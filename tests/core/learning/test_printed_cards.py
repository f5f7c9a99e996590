"""Cards on paper: a row a card, and nothing in them that Markdown would read."""

from __future__ import annotations

from gpt_desktop.core.annotations import ItemKind
from gpt_desktop.core.learning.cards import CardText
from gpt_desktop.core.learning.printed_cards import cards_markdown


def test_a_row_a_card_with_its_choices_and_gap() -> None:
    choice = CardText(ItemKind.CHOICE, "In ____,\nat last?", "1932", "", ("1931", "1932"))
    sign = CardText(ItemKind.SHORT, "a|b <i>", "*c*", "unprinted")
    assert cards_markdown("My #1", [choice, sign]).splitlines() == [
        "# My \\#1",
        "",
        "| Front | Back |",
        "| --- | --- |",
        "| In \\_\\_\\_\\_\\_\\_, at last? (1931 / 1932) | 1932 |",
        "| a\\|b \\<i\\> | \\*c\\* |",
    ]
