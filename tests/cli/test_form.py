"""models form, and models import --form: measured before and after."""

from __future__ import annotations

import pytest

from gpt_desktop.core.model_forms import is_quick
from tests.cli.toolbox import Terminal
from tests.fakes import ScriptedGenerator
from tests.services.importing import write_gguf
from tests.services.quick_forms import write_model


@pytest.fixture
def measured(terminal: Terminal) -> Terminal:
    """With a model "mine", and a model in memory that answers twice."""
    terminal.generator = ScriptedGenerator(["one two", "one two three", "one two", "one"])
    terminal.file("sample.md", "word " * 2000)
    (terminal.folder / "models").mkdir()
    write_model(terminal.folder / "models" / "mine")
    return terminal


def test_quick_shows_what_changed_and_is_kept(measured: Terminal) -> None:
    assert measured.run("models", "form", "mine", "quick") == 0
    assert measured.out.splitlines() == [
        "Perplexity (lower is better): 2.00, quicker: 2.00",
        measured.out.splitlines()[1],
        "Writing: 200.0 tokens a second, quicker: 300.0",
        "mine is used in its quicker form.",
        "Back to the usual form: gpt-desktop models form mine usual",
    ]
    assert measured.opened == ["mine usual", "mine quick"]
    assert is_quick(measured.folder / "models" / "mine")
    assert measured.run("models", "form", "mine") == 0
    assert measured.out == "mine is used in its quicker form.\n"


def test_usual_goes_back(measured: Terminal) -> None:
    assert measured.run("models", "form", "mine", "quick", "--json") == 0
    assert measured.json["form"] == "quick"
    assert (measured.json["usual"]["decode"], measured.json["quick"]["decode"]) == (200, 300)
    assert measured.run("models", "form", "mine", "usual", "--json") == 0
    assert measured.json == {"model": "mine", "form": "usual"}


def test_an_import_takes_either(measured: Terminal) -> None:
    gguf = write_gguf(measured.folder / "x.gguf")
    assert measured.run("models", "import", str(gguf), "--form", "quick") == 0
    assert measured.out.startswith("x is installed.\nPerplexity (lower is better): ")
    assert is_quick(measured.folder / "models" / "x")
    other = ["--name", "Other", "--form", "usual"]
    assert measured.run("models", "import", str(gguf), *other) == 0
    assert not is_quick(measured.folder / "models" / "Other")


def test_where_measuring_fails_nothing_stays_of_it(measured: Terminal) -> None:
    measured.file("sample.md", "a")
    assert measured.run("models", "form", "mine", "quick") == 2
    assert "too short" in measured.err
    assert not (measured.folder / "models" / "mine" / "quick").exists()


def test_unknown_models_and_forms_are_refused(measured: Terminal) -> None:
    assert measured.run("models", "form", "nobody", "quick") == 2
    assert measured.run("models", "form", "mine", "slow") == 2
