"""Rules in a process of their own."""

from __future__ import annotations

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.steps import finish
from gpt_desktop.core.training.rules import Rule, RuleHit
from gpt_desktop.rules.matcher import ChildRuleMatcher


def test_a_rule_that_never_ends_is_left_out_and_the_others_are_tried() -> None:
    rules = [Rule("first", ("fox",)), Rule("endless", pattern="(a+)+$"), Rule("last", ("狐狸",))]
    texts = ["A fox 狐狸", "a" * 40 + "! fox"]

    done = finish(ChildRuleMatcher(seconds=5.0).find(rules, texts, CancelToken()))

    assert done.too_slow == ("endless",)
    assert done.hits["first"] == (RuleHit(0, 2, 5), RuleHit(1, 42, 45))
    assert done.hits["last"] == (RuleHit(0, 6, 8),)


def test_many_texts_keep_their_numbers() -> None:
    texts = ["x" * 150_000, "fox " + "y" * 150_000, "z fox"]

    done = finish(ChildRuleMatcher().find([Rule("r", ("fox",))], texts, CancelToken()))

    assert done.hits["r"] == (RuleHit(1, 0, 3), RuleHit(2, 2, 5))
    assert done.too_slow == ()


def test_nothing_to_do_starts_nothing() -> None:
    assert finish(ChildRuleMatcher().find([], ["x"], CancelToken())).hits == {}
