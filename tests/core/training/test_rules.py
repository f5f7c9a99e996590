"""The rules: their file, what they fire on, how far they reach."""

from __future__ import annotations

import pytest

from gpt_desktop import paths
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.training.rules import Reaches, Rule, RuleReach, find_hits
from gpt_desktop.core.training.rules_file import read_rules, with_rule_switched

SHIPPED = (paths.resources_dir() / "training" / "rules.toml").read_text(encoding="utf-8")


def fired(rule: Rule, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in find_hits(rule, [text])]


def test_those_of_the_app_are_right() -> None:
    rules = read_rules(SHIPPED)

    assert len(rules) >= 10
    assert all(rule.on for rule in rules)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Threats", "I'll kill you for that."),
        ("Threats in Chinese", "我一定要弄死你。"),
        ("Insults and abuse", "Oh, fuck you then."),
        ("Gambling and easy money", "加入我们，日赚千元。"),
        ("Advertising", "Buy now and save."),
        ("What assistants say of themselves", "As an AI language model, I cannot say."),
        ("The same letters over and over", "哈哈哈哈哈哈哈哈哈哈哈哈"),
    ],
)
def test_each_fires_on_what_it_is_for(name: str, text: str) -> None:
    [rule] = [each for each in read_rules(SHIPPED) if each.name == name]

    assert fired(rule, text)


def test_words_are_whole_unless_they_go_on() -> None:
    rule = Rule("x", ("ass", "foo bar", "moron*", "傻瓜"))

    assert fired(rule, "A class. ASS! foo  bar; morons, 大傻瓜们") == [
        "ASS",
        "foo  bar",
        "moron",
        "傻瓜",
    ]


@pytest.mark.parametrize(
    ("take", "taken"),
    [
        (RuleReach.SENTENCE, "Bad word here. "),
        (RuleReach.PARAGRAPH, "First one. Bad word here. Last one.\n"),
        (RuleReach.DOCUMENT, "Top.\n\nFirst one. Bad word here. Last one.\n\nEnd."),
    ],
)
def test_how_far_a_hit_reaches(take: RuleReach, taken: str) -> None:
    text = "Top.\n\nFirst one. Bad word here. Last one.\n\nEnd."
    rule = Rule("x", ("bad",), take=take)
    [hit] = find_hits(rule, [text])

    start, end = Reaches(text).of(rule, hit.start, hit.end)

    assert text[start:end] == taken


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("[[rule]]\nname = ", "line 2"),
        ("[[rule]]\nname = 'a'\npattern = '(x'", "the pattern of “a” is broken"),
        ("\n[[rule]]\nname = 'a'\npattern = 'x*'", "line 2, the pattern of “a” fits an empty text"),
        ("[[rule]]\nname = 'a'", "either “words” or a “pattern”"),
        ("[[rule]]\nname = 'a'\nwords = ['b']\ntake = 'page'", "“take” is “page”"),
        (
            "[[rule]]\nname = 'a'\nwords = ['b']\n[[rule]]\nname = 'a'\nwords = ['c']",
            "two rules named",
        ),
        ("[[rule]]\nname = 'a'\nword = ['b']", "“word” is not known here"),
        ("[[rule]]\nname = 'a'\nwords = [3]", "“words” must be a list"),
        ("[[rule]]\nname = 'a'\nwords = ['b']\non = 1", "“on” must be true or false"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(file: str, told: str) -> None:
    with pytest.raises(UserFacingError) as caught:
        read_rules(file)

    assert told in str(caught.value)


def test_a_rule_is_switched_and_the_rest_stays_as_written() -> None:
    file = (
        "# mine\n[[rule]]\nname = 'a'\nwords = ['b']\non = true  # why\n"
        "[[rule]]\nname = 'c'\nwords = ['d']\n"
    )

    off = with_rule_switched(with_rule_switched(file, "a", False), "c", False)

    assert [rule.on for rule in read_rules(off)] == [False, False]
    assert off.startswith("# mine\n")
    assert "# why" in off
    assert [rule.on for rule in read_rules(with_rule_switched(off, "c", True))] == [False, True]
