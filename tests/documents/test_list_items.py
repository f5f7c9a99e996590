"""A line begins an item of a list, or goes on with a sentence."""

from __future__ import annotations

import pytest

from gpt_desktop.documents.list_items import begins_item


@pytest.mark.parametrize("line", ["• rope", "▪ 绳子", "●地图", "✓ done"])
def test_a_bullet_always_begins_one(line: str) -> None:
    assert begins_item(line, "Take with you a", after_sentence=False)


@pytest.mark.parametrize(
    "line", ["- rope", "– rope", "3. row", "3) row", "(3) row", "3、划船", "（3）划船"]
)
def test_a_dash_or_a_number_begins_one_after_a_sentence(line: str) -> None:
    assert begins_item(line, "We waited.", after_sentence=True)
    assert not begins_item(line, "He waited", after_sentence=False)


@pytest.mark.parametrize(
    ("first", "line"),
    [
        ("- rope", "- knife"),
        ("1. cast off", "2. row"),
        ("9) row on", "10) land"),
        ("1、解缆", "2、划船"),
    ],
)
def test_an_item_follows_the_one_before(first: str, line: str) -> None:
    assert begins_item(line, first, after_sentence=False)


@pytest.mark.parametrize(
    ("first", "line"), [("- rope", "* knife"), ("1. cast off", "4. of May"), ("We", "2.5 miles")]
)
def test_another_mark_goes_on(first: str, line: str) -> None:
    assert not begins_item(line, first, after_sentence=False)


def test_chinese_numbers_begin_one_after_a_sentence() -> None:
    assert begins_item("二、准备", "一、出发", after_sentence=True)
    assert begins_item("（三）返回", "二、准备", after_sentence=True)
    assert not begins_item("三、四个人", "来了", after_sentence=False)


@pytest.mark.parametrize("line", ["2.5 miles", "-5 degrees", "1990 was dry.", "•", "three", ""])
def test_other_lines_never_do(line: str) -> None:
    assert not begins_item(line, "It rained.", after_sentence=True)
