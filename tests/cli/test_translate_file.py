"""``gpt-desktop translate --out``: files in another language."""

from __future__ import annotations

from pathlib import Path

from gpt_desktop.core.messages import ChatPrompt, Prompt
from tests.cli.toolbox import Terminal
from tests.fakes import ScriptedGenerator

SENTENCES = {"The house is red.": "Das Haus ist rot.", "Pay 5 euros.": "Zahlen Sie 7 Euro."}


def german(prompt: Prompt) -> str:
    asked = prompt.messages[-1].content if isinstance(prompt, ChatPrompt) else prompt.text
    return max((asked.rfind(source), target) for source, target in SENTENCES.items())[1]


def test_a_file_is_written_and_marks_are_told(terminal: Terminal) -> None:
    terminal.generator = ScriptedGenerator(german)
    path = terminal.file("a.md", "# The house is red.\n\n- Pay 5 euros.\n")
    out, table = terminal.folder / "b.md", terminal.folder / "b.html"
    told = ["translate", "--to", "de", path, "--out", str(out), "--bilingual", str(table)]
    assert terminal.run(*told) == 0
    assert out.read_text("utf-8") == "# Das Haus ist rot.\n\n- Zahlen Sie 7 Euro.\n"
    assert "Zahlen Sie 7 Euro." in table.read_text("utf-8")
    assert terminal.out == ""
    assert "2: Pay 5 euros." in terminal.err
    assert "2 of 2 texts translated, 1 to look at" in terminal.err


def test_a_column_as_json(terminal: Terminal) -> None:
    terminal.generator = ScriptedGenerator(german)
    path = terminal.file("a.csv", "id,text\n1,The house is red.\n")
    out = terminal.folder / "b.csv"
    told = ("translate", "--to", "de", path, "--out", str(out), "--column", "text", "--json")
    assert terminal.run(*told) == 0
    assert out.read_text("utf-8") == "id,text\n1,Das Haus ist rot.\n"
    assert (terminal.json["texts"], terminal.json["translated"]) == (1, 1)
    assert terminal.json["out"] == str(out)


def test_what_cannot_be_done(terminal: Terminal) -> None:
    path = terminal.file("a.md", "Words.\n")
    for told, words in (
        (["-", "--out", "b.md"], "Only a file"),
        ([path, "--out", "b.docx"], "cannot be written as"),
        ([path, "--column", "x"], "not said where"),
        ([path, "--out", path], "over the document itself"),
        ([terminal.file("a.pdf", "%PDF"), "--out", "b.pdf"], "cannot be written in another"),
    ):
        assert terminal.run("translate", "--to", "de", *told) == 2
        assert words in terminal.err
    assert Path(path).read_text("utf-8") == "Words.\n"
