"""Markdown as blocks."""

from __future__ import annotations

from gpt_desktop.core.documents import BlockKind
from gpt_desktop.documents.markdown import markdown_blocks


def blocks(text: str) -> list[tuple[int, str]]:
    """Level and text; level 0 is a paragraph."""
    found = []
    for block in markdown_blocks(text):
        assert (block.kind is BlockKind.HEADING) == (block.level > 0)
        found.append((block.level, block.text))
    return found


def test_headings_of_both_kinds() -> None:
    text = "# One #\ntext\n### Three\nUnder\nlined\n===\nSecond\n---\n#no heading\n####### seven"
    assert blocks(text) == [
        (1, "One"),
        (0, "text"),
        (3, "Three"),
        (1, "Under lined"),
        (2, "Second"),
        (0, "#no heading ####### seven"),
    ]


def test_soft_line_breaks_are_joined_and_hard_ones_kept() -> None:
    assert blocks("one\ntwo  \nthree\\\nfour\n\n中文\n换行") == [
        (0, "one two\nthree\\\nfour"),
        (0, "中文换行"),
    ]


def test_lists_quotes_and_tables_keep_their_lines() -> None:
    text = (
        "- one\n  goes on\n- two\n  1. inner\n\n> quoted\n> more\n\n| a | b |\n|---|---|\n| 1 | 2 |"
    )
    assert blocks(text) == [
        (0, "- one goes on\n- two\n  1. inner"),
        (0, "> quoted\n> more"),
        (0, "| a | b |\n|---|---|\n| 1 | 2 |"),
    ]


def test_code_is_kept_as_it_is() -> None:
    text = "text\n```python\n# no heading\n\n    indented\n```\nafter"
    assert blocks(text) == [
        (0, "text"),
        (0, "```python\n# no heading\n\n    indented\n```"),
        (0, "after"),
    ]


def test_a_longer_fence_holds_a_shorter_one() -> None:
    assert blocks("````\n```\n# x\n````\n# y") == [(0, "````\n```\n# x\n````"), (1, "y")]


def test_an_open_fence_ends_with_the_file() -> None:
    assert blocks("~~~\n# x") == [(0, "~~~\n# x")]


def test_metadata_is_left_out() -> None:
    assert blocks("---\ntitle: A\n---\n# B") == [(1, "B")]
    assert blocks("---\nnot metadata") == [(0, "--- not metadata")]


def test_a_rule_is_no_heading() -> None:
    assert blocks("text\n\n---\n\nmore") == [(0, "text"), (0, "---"), (0, "more")]
