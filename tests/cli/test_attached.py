"""chat --attach: documents are read for the answer, and what it stands on is told."""

from __future__ import annotations

from pathlib import Path

from gpt_desktop.core.messages import Prompt
from tests.cli.toolbox import Terminal
from tests.fakes import LARGE_FACTS, ScriptedGenerator, prompt_text

RENT = "The rent is 840 euros a month. The flat has three rooms. Dogs are not allowed there."
QUESTION = "How much is the rent?"


def test_the_passages_are_listed_and_what_is_not_borne_is_told(terminal: Terminal) -> None:
    terminal.generator = ScriptedGenerator(
        ["The rent is 840 euros a month. It costs 12 euros."], LARGE_FACTS
    )
    name = terminal.file("lease.txt", RENT)
    assert terminal.run("chat", "--attach", name, QUESTION) == 0
    assert terminal.out == "The rent is 840 euros a month. It costs 12 euros.\n"
    assert "not in the document: “It costs 12 euros.”" in terminal.err
    assert "Passages:\n  1 lease.txt: The rent is 840 euros a month." in terminal.err


def test_as_json(terminal: Terminal) -> None:
    terminal.generator = ScriptedGenerator(["The rent is 840 euros a month."])
    names = [terminal.file("lease.txt", RENT), terminal.file("b.md", "# Bees\n\nSix hives.")]
    attach = [word for name in names for word in ("--attach", name)]
    assert terminal.run("chat", QUESTION, *attach, "--json") == 0
    assert terminal.json["files"] == names
    [passage] = terminal.json["passages"]
    assert (passage["file"], passage["start"], passage["page"]) == ("lease.txt", 0, None)
    assert [each["text"] for each in terminal.json["sentences"]] == [terminal.json["text"]]


def test_a_folder_gives_all_its_documents(terminal: Terminal, tmp_path: Path) -> None:
    def answer(prompt: Prompt) -> str:
        return "Six." if "[bees.md]" in prompt_text(prompt) else "None."

    terminal.generator = ScriptedGenerator(answer, LARGE_FACTS)
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "bees.md").write_text("# Bees\n\nSix hives.", "utf-8")
    assert terminal.run("chat", "--attach", str(folder), "How many hives are there?") == 0
    assert terminal.out == "Six.\n"


def test_a_missing_file_is_told(terminal: Terminal) -> None:
    assert terminal.run("chat", "--attach", "none-such.pdf", QUESTION) == 2
    assert "none-such.pdf" in terminal.err
