"""models search, fetch OWNER/NAME and repair."""

from __future__ import annotations

from tests.cli.toolbox import Terminal

REPO = "someone/Mini-GGUF"


def test_search_shows_what_is_found(terminal: Terminal) -> None:
    assert terminal.run("models", "search", "mini") == 0
    assert terminal.out == f"{REPO}  (gguf; apache-2.0)\n"
    assert terminal.run("models", "search", "mini", "--json") == 0
    (row,) = terminal.json["models"]
    assert (row["repo"], row["forms"], row["languages"]) == (REPO, ["gguf"], ["en", "de"])
    assert terminal.run("models", "search", "nothing like it") == 0
    assert terminal.out == ""


def test_fetch_takes_the_recommended_file(terminal: Terminal) -> None:
    assert terminal.run("models", "fetch", REPO, "--accept-licence", "--json") == 0
    model = terminal.json["model"]
    assert (model["id"], model["name"], model["licence"]) == ("Mini", "Mini", "apache-2.0")
    steps = terminal.err.splitlines()
    assert steps[:2] == ["Downloading", "Reading the weights"]
    assert steps[-1] == "Trying the model"


def test_fetch_takes_the_file_and_the_version_that_are_named(terminal: Terminal) -> None:
    revision = "b" * 40
    options = ("--file", "*Q8_0.gguf", "--revision", revision, "--name", "Large")
    assert terminal.run("models", "fetch", REPO, *options, "--accept-licence", "--json") == 0
    record = (terminal.folder / "models" / "Large" / "hub.json").read_text(encoding="utf-8")
    assert "Mini-Q8_0.gguf" in record
    assert revision in record


def test_the_licence_comes_first(terminal: Terminal) -> None:
    assert terminal.run("models", "fetch", REPO) == 2
    assert "apache-2.0" in terminal.err
    assert "https://hub.example/licence" in terminal.err
    assert "Mini-Q4_K_M.gguf: 5 MB to fetch" in terminal.err
    assert "--accept-licence" in terminal.err
    assert not (terminal.folder / "models" / "Mini").exists()


def test_fetch_knows_the_list_of_the_app(terminal: Terminal) -> None:
    assert terminal.run("models", "list") == 0
    assert "mini-hub  Mini of the hub  (can be fetched)" in terminal.out
    assert terminal.run("models", "fetch", "mini-hub", "--accept-licence") == 0
    assert terminal.out == "Mini of the hub is installed.\n"


def test_what_is_not_there_is_2(terminal: Terminal) -> None:
    assert terminal.run("models", "fetch", "someone/Other", "--accept-licence") == 2
    assert "someone/Other" in terminal.err
    options = ("--file", "*Q2_K*", "--accept-licence")
    assert terminal.run("models", "fetch", REPO, *options) == 2
    assert "Mini-Q8_0.gguf" in terminal.err


def test_repair_makes_a_model_whole(terminal: Terminal) -> None:
    assert terminal.run("models", "fetch", REPO, "--accept-licence") == 0
    manifest = terminal.folder / "models" / "Mini" / "model.toml"
    before = manifest.read_bytes()
    manifest.unlink()
    assert terminal.run("models", "repair", "Mini", "--json") == 0
    assert terminal.json["model"]["id"] == "Mini"
    assert manifest.read_bytes() == before
    assert terminal.run("models", "repair", "alpha") == 2
    assert "cannot be repaired" in terminal.err
