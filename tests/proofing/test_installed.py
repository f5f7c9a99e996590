"""Tests of which checker a language has."""

from __future__ import annotations

from pathlib import Path

from gpt_desktop.proofing.harper_checker import HarperChecker
from gpt_desktop.proofing.hunspell_checker import HunspellChecker
from gpt_desktop.proofing.installed import InstalledCheckers
from tests.proofing.test_hunspell_checker import dictionary


def _installed(folder: Path) -> InstalledCheckers:
    return InstalledCheckers(folder / "own", [folder / "system", folder / "missing"])


def test_english_has_harper(tmp_path: Path) -> None:
    assert isinstance(_installed(tmp_path).checker("en"), HarperChecker)


def test_other_languages_have_the_dictionaries_that_are_there(tmp_path: Path) -> None:
    dictionary(tmp_path / "system", "de_AT_frami")
    dictionary(tmp_path / "system", "nb_NO")
    installed = _installed(tmp_path)
    assert isinstance(installed.checker("de"), HunspellChecker)
    assert isinstance(installed.checker("no"), HunspellChecker)
    assert installed.checker("fr") is None


def test_a_dictionary_is_loaded_once(tmp_path: Path) -> None:
    dictionary(tmp_path / "system", "de_DE")
    installed = _installed(tmp_path)
    assert installed.checker("de") is installed.checker("de")


def test_the_persons_own_comes_first(tmp_path: Path) -> None:
    system = dictionary(tmp_path / "system", "de_DE")
    dictionary(tmp_path / "own", "de_CH")
    system.write_text("", encoding="utf-8")
    checker = _installed(tmp_path).checker("de")
    assert checker is not None
    assert checker.find("Haus") == []


def test_a_half_of_a_dictionary_is_none(tmp_path: Path) -> None:
    path = dictionary(tmp_path / "own", "de_DE")
    path.with_suffix(".aff").unlink()
    assert _installed(tmp_path).checker("de") is None
    assert _installed(tmp_path).folder() == str(tmp_path / "own")
