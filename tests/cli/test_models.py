"""models list, fetch and remove."""

from __future__ import annotations

from tests.cli.toolbox import Terminal


def test_list_has_installed_models_then_the_catalogue(terminal: Terminal) -> None:
    assert terminal.run("models", "list", "--json") == 0
    rows = terminal.json["models"]
    assert [(row["id"], row["installed"], row["default"]) for row in rows] == [
        ("alpha", True, True),
        ("tiny", False, True),
        ("big", False, False),
    ]
    assert all(row["name"] for row in rows)
    assert terminal.run("models", "list") == 0
    assert terminal.out.splitlines() == [
        "alpha  ALPHA  (installed, default)",
        "tiny  Tiny  (can be fetched, default)",
        "big  Big  (can be fetched)",
    ]


def test_fetch_gets_the_default_and_tells_the_steps_once(terminal: Terminal) -> None:
    assert terminal.run("models", "fetch") == 0
    assert (terminal.out, terminal.err) == ("TINY is installed.\n", "Downloading\n")
    assert terminal.run("models", "fetch", "big", "--json") == 0
    assert terminal.json["model"]["id"] == "big"


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
