"""Fonts whose letters are pictures."""

from __future__ import annotations

import pytest

from gpt_desktop.documents.office.word_symbols import UNKNOWN, symbol, without_private


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Symbol", 0xF061, "α"),
        ("Symbol", 0x57, "Ω"),
        ("symbol", 0xF0B3, "≥"),
        ("Symbol", 0xF0FE, "⎭"),
        ("Wingdings", 0xF0FC, "✓"),
        ("Wingdings", 0xF0A8, "□"),
        ("Wingdings", 0xF06C, "●"),
        ("Wingdings", 0xF0E0, "→"),
        ("Wingdings 2", 0xF052, "☑"),
        ("Wingdings 3", 0xF021, UNKNOWN),
        ("Times New Roman", 0x20AC, "€"),
        ("Times New Roman", 0xF061, UNKNOWN),
        ("Symbol", -1, UNKNOWN),
    ],
)
def test_codes(font: str, code: int, shown: str) -> None:
    assert symbol(font, code) == shown


def test_only_private_codes_are_replaced() -> None:
    assert without_private("Symbol", "a\uf0b7b") == "a•b"
    assert without_private("", "\uf0b7") == "•"
    assert without_private("Arial", "plain") == "plain"
