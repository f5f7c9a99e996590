"""translate: its segments, what is marked, and what the person keeps."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.toolbox import Terminal
from tests.fakes import ScriptedGenerator, prompt_text

TRAIN, LE_TRAIN = "The train leaves at nine.", "Le train part à neuf heures."


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GPT_DESKTOP_DATA", str(tmp_path / "data"))


@pytest.mark.parametrize("tag", ["fr", "fr-CA", "fr_FR.UTF-8", "French", "Français"])
def test_a_language_by_any_of_its_names(terminal: Terminal, tag: str) -> None:
    terminal.generator = ScriptedGenerator([LE_TRAIN])
    assert terminal.run("translate", "--to", tag, stdin=f"- {TRAIN}\n\n---\n".encode()) == 0
    assert terminal.out == f"- {LE_TRAIN}\n\n---\n"


def test_what_is_marked_is_told_with_its_reason_and_its_source(terminal: Terminal) -> None:
    terminal.generator = ScriptedGenerator(["Le train part à dix heures."])
    assert terminal.run("translate", "--from", "en", "--to", "fr", stdin=TRAIN.encode()) == 0
    assert terminal.out == "Le train part à dix heures.\n"
    assert "marked: “Le train part à dix heures.”: " in terminal.err
    assert f"\n    {TRAIN}\n" in terminal.err


def test_json_has_the_segments(terminal: Terminal) -> None:
    terminal.generator = ScriptedGenerator(["Le train part à dix heures."])
    asked = ("translate", "--from", "en", "--to", "fr", "--json")
    assert terminal.run(*asked, stdin=f"1,250.00\n{TRAIN}".encode()) == 0
    kept, written = terminal.json["segments"]
    assert kept == {
        "source": "1,250.00",
        "target": "1,250.00",
        "source_start": 0,
        "target_start": 0,
        "language": "",
        "origin": "kept",
        "checks": [],
    }
    assert (written["source"], written["origin"], written["language"]) == (TRAIN, "model", "en")
    assert written["checks"][0]["name"] == "numbers"


def test_form_of_address_and_a_wish_reach_the_model(terminal: Terminal) -> None:
    asked = ("translate", "--to", "de", "--formality", "formal", "--instruction", "Be brief.")
    assert terminal.run(*asked, stdin=TRAIN.encode()) == 0
    assert "formal form of address (Sie). Be brief." in prompt_text(terminal.generator.prompts[0])


def test_terms_and_kept_translations_are_used(terminal: Terminal) -> None:
    assert terminal.run("glossary", "add", "train", "convoi", "--from", "en", "--to", "fr") == 0
    asked = ("translate", "--from", "en", "--to", "fr")
    assert terminal.run(*asked, stdin=TRAIN.encode()) == 0
    assert "“train” = “convoi”" in prompt_text(terminal.generator.prompts[0])
    assert "convoi" in terminal.err


def test_a_damaged_database_costs_only_the_terms(terminal: Terminal, tmp_path: Path) -> None:
    assert terminal.run("glossary", "add", "Acme") == 0
    [database] = (tmp_path / "data").glob("*.sqlite3")
    database.unlink()
    database.mkdir()
    terminal.generator = ScriptedGenerator([LE_TRAIN])
    assert terminal.run("translate", "--to", "fr", stdin=TRAIN.encode()) == 0
    assert terminal.out == f"{LE_TRAIN}\n"
    assert "The glossary and the memory are not used: " in terminal.err
