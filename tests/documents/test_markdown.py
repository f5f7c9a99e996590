"""Markdown as blocks."""

from __future__ import annotations

import pytest

from gpt_desktop.core.documents import BlockKind
from gpt_desktop.documents.markdown import markdown_blocks


def blocks(text: str) -> list[tuple[int, str]]:
    """Level of headings, else 0, and text."""
    found = list(markdown_blocks(text))
    return [(b.level if b.kind is BlockKind.HEADING else 0, b.text) for b in found]


def kinds(text: str) -> list[tuple[str, str, int]]:
    return [(block.kind.value, block.text, block.level) for block in markdown_blocks(text)]


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
        (0, "one two\nthree\nfour"),
        (0, "中文换行"),
    ]


def test_lists_keep_their_numbers_and_depth() -> None:
    text = (
        "- one\n  goes on\n- two\n  1. inner\n  1. next\n     - deep\n\n     more\n* other\n\n"
        "3) three\n3) four\n\nafter"
    )
    assert kinds(text) == [
        ("item", "• one goes on", 1),
        ("item", "• two", 1),
        ("item", "1. inner", 2),
        ("item", "2. next", 2),
        ("item", "• deep", 3),
        ("paragraph", "more", 0),
        ("item", "• other", 1),
        ("item", "3) three", 1),
        ("item", "4) four", 1),
        ("paragraph", "after", 0),
    ]


def test_a_list_in_a_line_and_a_number_in_a_sentence() -> None:
    assert kinds("- 1. both\n\nIn\n1986. A year.") == [
        ("item", "1. both", 2),
        ("paragraph", "In 1986. A year.", 0),
    ]


def test_quotes_keep_their_sign() -> None:
    assert kinds("> quoted\n> more\nlazy\n>\n> > inner\n\nout") == [
        ("paragraph", "> quoted more lazy", 0),
        ("paragraph", "> > inner", 0),
        ("paragraph", "out", 0),
    ]


def test_rows_of_tables() -> None:
    assert kinds(
        "| a | b |\n|:--|--:|\n| 1 \\| 2 | **3** |\n| x\n\nItem | Cost\n--- | ---\nDesk | 20"
    ) == [
        ("row", "a | b", 0),
        ("row", "1 | 2 | **3**", 0),
        ("row", "x", 0),
        ("row", "Item | Cost", 0),
        ("row", "Desk | 20", 0),
    ]
    assert kinds("  Item   Cost\n  ------ ------\n  Desk   20\n") == [
        ("row", "Item | Cost", 0),
        ("row", "Desk | 20", 0),
    ]


def test_code_is_kept_as_it_is() -> None:
    text = "text\n```python\n# no heading\n\n    indented\n```\nafter"
    assert kinds(text) == [
        ("paragraph", "text", 0),
        ("code", "# no heading\n\n    indented", 0),
        ("paragraph", "after", 0),
    ]


def test_indented_code_and_code_in_a_list() -> None:
    text = "Run:\n\n    # make\n    all\n\n      more\n\nDone.\n\n"
    text += "1. Do:\n\n    ```sh\n    ls\n      x\n    ```\n\n2. Then."
    assert kinds(text) == [
        ("paragraph", "Run:", 0),
        ("code", "# make\nall\n\n  more", 0),
        ("paragraph", "Done.", 0),
        ("item", "1. Do:", 1),
        ("code", "ls\n  x", 0),
        ("item", "2. Then.", 1),
    ]


def test_a_longer_fence_holds_a_shorter_one() -> None:
    assert blocks("````\n```\n# x\n````\n# y") == [(0, "```\n# x"), (1, "y")]


def test_an_open_fence_ends_with_the_file() -> None:
    assert blocks("~~~\n# x") == [(0, "# x")]


def test_notes_html_and_comments() -> None:
    text = (
        "Said[^1] <b>so</b>.<br>Line \\*.\n\n[^1]: The\n    note.\n\n<!-- no\n\nno -->\n"
        "<table><tr><td>a<td>b</table>\n\n<!-- never ends\n\nend"
    )
    assert kinds(text) == [
        ("paragraph", "Said[^1] so.\nLine *.", 0),
        ("note", "[^1]: The note.", 0),
        ("row", "a | b", 0),
        ("paragraph", "<!-- never ends", 0),
        ("paragraph", "end", 0),
    ]


def test_a_rule_is_left_out_and_no_heading() -> None:
    assert blocks("text\n\n---\n\nmore\n* * *\nend") == [(0, "text"), (0, "more"), (0, "end")]


@pytest.mark.parametrize(
    "part",
    [
        *("> ", "- ", "1. ", "[", "```\n", "~~~ a\n```\n", "| a | b |\n", "a|b\n-|-\n", "* a\n"),
        *("<div>\n", "<!--\n", "a\n", "# ", "_ ", "- a\n\n\n", "> a\nb\n", "> - ", "[^1]: "),
        *("\\", "`", "\t", "|-"),
    ],
)
def test_repeated_openings(part: str) -> None:
    text = "first\n\n" + part * (100_000 // len(part))
    assert next(markdown_blocks(text)).text == "first"
    assert sum(1 for _ in markdown_blocks(text)) >= 1
