"""Abilities are kept from one start to the next; what cannot be read counts as unknown."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.core.generation import Ability
from gpt_desktop.core.kept_abilities import keep_abilities, kept_abilities


def test_they_come_back(tmp_path: Path) -> None:
    folder = tmp_path / "figures"
    assert kept_abilities(folder) is None
    for abilities in (frozenset({Ability.THINKS, Ability.SCORES}), frozenset[Ability]()):
        keep_abilities(folder, abilities)
        assert kept_abilities(folder) == abilities


@pytest.mark.parametrize("text", ["", "{}", "no list", '"thinks"'])
def test_what_is_damaged_is_unknown(tmp_path: Path, text: str) -> None:
    (tmp_path / "abilities.json").write_text(text, encoding="utf-8")
    assert kept_abilities(tmp_path) is None


def test_what_another_version_knew_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "abilities.json").write_text('["thinks", "sings"]', encoding="utf-8")
    assert kept_abilities(tmp_path) == frozenset({Ability.THINKS})
