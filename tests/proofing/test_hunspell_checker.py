"""Tests of dictionaries, on a small one of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.proofread.candidate import Kind
from gpt_desktop.proofing.hunspell_checker import HunspellChecker

_AFF = """SET UTF-8
TRY esianrtolcdugmphbyfvkwzäöüß
SFX N Y 1
SFX N 0 er .
"""
_DIC = """5
Haus
Hund
schön/N
steht
das
"""


def dictionary(folder: Path, name: str) -> Path:
    """A dictionary of five German words."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.aff").write_text(_AFF, encoding="utf-8")
    (folder / f"{name}.dic").write_text(_DIC, encoding="utf-8")
    return folder / f"{name}.dic"


def test_words_it_has_are_right_in_their_forms(tmp_path: Path) -> None:
    checker = HunspellChecker(dictionary(tmp_path, "de_DE"))
    assert checker.find("das schöner Haus steht") == []


def test_others_have_suggestions(tmp_path: Path) -> None:
    checker = HunspellChecker(dictionary(tmp_path, "de_DE"))
    [finding] = checker.find("das Hauss steht")
    assert (finding.start, finding.before, finding.kind) == (4, "Hauss", Kind.SPELLING)
    assert "Haus" in finding.afters


def test_a_word_far_from_all_has_those_that_look_alike(tmp_path: Path) -> None:
    checker = HunspellChecker(dictionary(tmp_path, "de_DE"))
    [finding] = checker.find("sschjönn")
    assert finding.afters == ("schön",)
    [unlike] = checker.find("quadratisch")
    assert unlike.afters == ()


def test_a_word_is_looked_up_once(tmp_path: Path) -> None:
    path = dictionary(tmp_path, "de_DE")
    checker = HunspellChecker(path)
    first = checker.find("Hauss")
    path.unlink()
    assert checker.find("Hauss Hauss")[0].afters == first[0].afters


@pytest.mark.parametrize("damage", ["", "no number\n", "\x00\x01"])
def test_a_damaged_one_is_told(tmp_path: Path, damage: str) -> None:
    path = dictionary(tmp_path, "de_DE")
    path.write_text(damage, encoding="utf-8")
    path.with_suffix(".aff").write_text("FLAG nonsense\nSFX A Y many\n", encoding="utf-8")
    with pytest.raises(UserFacingError, match=r"de_DE\.dic"):
        HunspellChecker(path).find("Haus")
