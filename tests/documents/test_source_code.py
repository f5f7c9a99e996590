"""Text whose lines are its structure."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.documents.source_code import code_blocks, is_code
from tests.documents.reading import parsed, shown

NAMES = ["a.py", "A.JSON", "b.log", "c.yaml", "d.xml", "Makefile", "e.patch"]


@pytest.mark.parametrize("name", NAMES)
def test_lines_stay(tmp_path: Path, name: str) -> None:
    text = "first line of what is here\n  and the second one\n\nthird\n"
    assert shown(parsed(tmp_path / name, text)) == [
        ("code", "first line of what is here\n  and the second one"),
        ("code", "third"),
    ]


@pytest.mark.parametrize("name", ["a.txt", "README", "b.rst", "letter.xyz", "c.tex"])
def test_prose_does_not(name: str) -> None:
    assert not is_code(name)


def test_long_groups_are_cut() -> None:
    assert [b.text.count("\n") + 1 for b in code_blocks("x\n" * 100)] == [60, 40]
