"""Headings of Markdown, and what only looks like one."""

from __future__ import annotations

import pytest

from gpt_desktop.core.outline import outline


def found(text: str) -> list[tuple[int, str, int]]:
    return [(each.level, each.title, each.line) for each in outline(text.split("\n"))]


def test_headings_in_their_order() -> None:
    text = (
        "# Plan **for** June\n\nSow.\n\n## `Beans` and [peas](x) ##\n###### Six\n#\n####### Seven"
    )
    assert found(text) == [(1, "Plan for June", 0), (2, "Beans and peas", 4), (6, "Six", 5)]


def test_underlined_headings() -> None:
    assert found("Plan\n====\n\nSowing\n---") == [(1, "Plan", 0), (2, "Sowing", 3)]


@pytest.mark.parametrize(
    "text",
    [
        "#hashtag",
        "```\n# code\n```",
        "~~~ python\n# code\n```\n# code",
        "    # code",
        "Two lines\nof a paragraph\n---",
        "---",
        "\n---",
        "| A | B |\n---",
        "- item\n---",
    ],
)
def test_no_headings(text: str) -> None:
    assert found(text) == []


def test_what_follows_code_is_read_on() -> None:
    assert found("````\n```\n# code\n````\n# After") == [(1, "After", 4)]


def test_chinese() -> None:
    assert found("# 季度报告\n## 一、销售") == [(1, "季度报告", 0), (2, "一、销售", 1)]
