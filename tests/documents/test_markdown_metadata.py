"""Metadata of Markdown files."""

from __future__ import annotations

import pytest

from gpt_desktop.documents.markdown_metadata import split_metadata


def test_its_title_is_known_and_the_rest_is_left_out() -> None:
    yaml = '---\ntitle: "A B"\ntags:\n  - x\n- y\n\n# note\n...\n# C'
    assert split_metadata(yaml) == ("A B", "# C")
    assert split_metadata("+++\ntitle = 'T'\n[menu]\n+++\ntext") == ("T", "text")
    assert split_metadata("---\nauthor: me\n---") == ("", "")


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nThe harvest was good.\n\n---\n\nThe winter was cold.",
        "---\n# Minutes\n\nAnna reports.\n\n---\n\nNext meeting in May.",
        "---\n# Minutes\n- Anna\n---\nNext",
        "---\nnot metadata",
        "---\nNote: this.\nAnd that is prose\n---\n",
        "---",
        "text\n---\na: b\n---",
    ],
)
def test_a_rule_is_no_metadata(text: str) -> None:
    assert split_metadata(text) == ("", text)


def test_metadata_that_never_ends_is_text() -> None:
    text = "---\n" + "key: value\n" * 300_000
    assert split_metadata(text) == ("", text)
