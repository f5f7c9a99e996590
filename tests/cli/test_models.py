"""models list, fetch, import, export, remove and measure."""

from __future__ import annotations

import pytest

from gpt_desktop.core.measurement import read_measurement
from tests.cli.toolbox import Terminal
from tests.fakes import ScriptedGenerator
from tests.services.exporting import write_weights
from tests.services.importing import write_gguf, write_hub


def test_list_has_installed_models_then_the_catalogue(terminal: Terminal) -> None:
    assert terminal.run("models", "list", "--json") == 0
    rows = terminal.json["models"]
    assert [(row["id"], row["installed"], row["default"]) for row in rows] == [
        ("alpha", True, True),
        ("tiny", False, True),
        ("big", False, False),
        ("mini-hub", False, False),
    ]
    assert all(row["name"] for row in rows)
    assert terminal.run("models", "list") == 0
    assert terminal.out.splitlines() == [
        "alpha  ALPHA  (installed, default)",
        "tiny  Tiny  (can be fetched, default)",
        "big  Big  (can be fetched)",
        "mini-hub  Mini of the hub  (can be fetched)",
    ]


def test_fetch_gets_the_default_and_tells_the_steps_once(terminal: Terminal) -> None:
    assert terminal.run("models", "fetch") == 0
    assert (terminal.out, terminal.err) == ("TINY is installed.\n", "Downloading\n")
    assert terminal.run("models", "fetch", "big", "--json") == 0
    assert terminal.json["model"]["id"] == "big"


def test_import_takes_a_folder_or_file(terminal: Terminal) -> None:
    hub = write_hub(terminal.folder / "hub")
    assert terminal.run("models", "import", str(hub)) == 0
    assert (terminal.out, terminal.err) == ("hub is installed.\n", "Copying\nTrying the model\n")
    gguf = write_gguf(terminal.folder / "x.gguf")
    assert terminal.run("models", "import", str(gguf), "--name", "My own", "--json") == 0
    row = terminal.json["model"]
    assert (row["id"], row["name"], row["licence"]) == ("My-own", "My own", "MIT")


def test_export_takes_a_checkpoint(terminal: Terminal) -> None:
    folder = write_weights(terminal.folder / "checkpoint")
    assert terminal.run("models", "export", str(folder), "--bits", "8") == 0
    assert terminal.out == "checkpoint is installed.\n"
    assert terminal.run("models", "export", str(folder), "--name", "Other", "--json") == 0
    assert terminal.json["model"]["id"] == "Other"
    assert terminal.run("models", "export", str(folder), "--bits", "5") == 2
    python = ["--name", "Third", "--python", "python3"]
    assert terminal.run("models", "export", str(folder), *python) == 0


def test_what_cannot_be_imported_is_2(terminal: Terminal) -> None:
    assert terminal.run("models", "import", terminal.file("note.txt", "Hello")) == 2
    assert "“note.txt” cannot be imported" in terminal.err
    assert terminal.run("models", "import", "nowhere") == 2


def test_remove_deletes_a_model(terminal: Terminal) -> None:
    assert terminal.run("models", "remove", "alpha", "--json") == 0
    assert terminal.json == {"removed": "alpha"}
    assert terminal.run("models", "remove", "alpha") == 2
    assert "alpha" in terminal.err
    assert terminal.run("chat", "Hi") == 2
    assert "gpt-desktop models fetch" in terminal.err


def test_an_unknown_model_to_fetch_is_2(terminal: Terminal) -> None:
    assert terminal.run("models", "fetch", "huge") == 2
    assert "huge" in terminal.err


def test_measure_shows_the_figures_and_keeps_them(terminal: Terminal) -> None:
    text = terminal.file("long.txt", "word " * 500)
    terminal.generator = ScriptedGenerator(["one two"])
    options = ("models", "measure", "alpha", "--text", text, "--tokens", "600", "--json")
    assert terminal.run(*options) == 0
    assert terminal.json["model"] == "alpha"
    assert (terminal.json["perplexity"], terminal.json["tokens"]) == (2.0, 600)
    assert read_measurement(terminal.folder / "models" / "alpha") is not None


def test_measure_in_words(terminal: Terminal) -> None:
    text = terminal.file("long.txt", "word " * 500)
    terminal.generator = ScriptedGenerator(["one two"])
    assert terminal.run("models", "measure", "alpha", "--text", text) == 0
    assert terminal.out.startswith("Perplexity over 625 tokens: 2.0\nReading: ")


@pytest.mark.parametrize("options", [("--tokens", "1"), ("--text", "nowhere.txt")])
def test_what_cannot_be_measured_is_told(terminal: Terminal, options: tuple[str, str]) -> None:
    assert terminal.run("models", "measure", "alpha", *options) == 2
    assert terminal.err.startswith("gpt-desktop: ")
