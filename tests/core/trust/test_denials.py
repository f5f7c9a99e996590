"""Dropped and added denials, and opposites."""

from __future__ import annotations

import pytest

from gpt_desktop.core.trust.check import check_sentence
from gpt_desktop.core.trust.source import SourceText


def denied(text: str, sentence: str) -> list[str]:
    checks = check_sentence(sentence, SourceText.of_text(text)).checks
    return [one.words for one in checks if one.name == "negation"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("The auditors did not approve the budget.", "The auditors approved the budget."),
        ("The auditors approved the budget.", "The auditors did not approve the budget."),
        ("Flowers are allowed, potted plants are not.", "Potted plants are allowed."),
        ("Nobody may switch on the furnace.", "The furnace may be switched on."),
        ("The mayor did not rule out closures.", "The mayor ruled out closures."),
        ("Sales of books rose last year.", "Sales of books fell last year."),
        ("Der Rat hat den Plan nicht bestätigt.", "Der Rat hat den Plan bestätigt."),
        ("软件永远不收费，也没有广告。", "软件要收费。"),
        ("外地人没有要钱。", "外地人要了钱。"),
        ("没有家长签字的学生不能参加春游。", "没有家长签字的学生也可以参加春游。"),
        ("今年产量增加了。", "今年产量减少了。"),
    ],
)
def test_a_denial_too_many_or_too_few_is_told(text: str, sentence: str) -> None:
    assert denied(text, sentence)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("The auditors refused the budget.", "The auditors did not accept the budget."),
        ("Milk must never be put in.", "Never put milk in."),
        ("Not only Anna paid, Ben paid, too.", "Anna and Ben paid."),
        ("No later than Friday the rent is due.", "The rent is due by Friday."),
        ("希望首页不要用红色。", "不想让首页使用红色。"),
        ("价格不含土地。", "价格中土地不包括在内。"),
    ],
)
def test_the_same_denial_in_other_words_is_not(text: str, sentence: str) -> None:
    assert denied(text, sentence) == []
