"""summarize over a scripted model: files, folders, faults, sources and marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.core.messages import Prompt
from tests.cli.toolbox import Terminal
from tests.fakes import ScriptedGenerator, prompt_text

RENT = "The rent is 840 euros a month. The flat has three rooms. Dogs are not allowed there."


def answer_with(text: str) -> ScriptedGenerator:
    return ScriptedGenerator(lambda _: text)


def test_each_file_has_its_summary_and_there_is_one_over_all(terminal: Terminal) -> None:
    def answer(prompt: Prompt) -> str:
        return "It rained." if "It rained" in prompt_text(prompt) else "It shone."

    terminal.generator = ScriptedGenerator(answer)
    names = [terminal.file("a.txt", "It rained."), terminal.file("b.md", "# Sun\n\nIt shone.")]
    assert terminal.run("summarize", *names, "--style", "bullets", "--json") == 0
    assert terminal.json["files"] == names
    assert terminal.json["text"] == (
        "## All documents\n\n- It rained.\n- It shone.\n\n"
        "## a\n\n- It rained.\n\n## Sun\n\n- It shone."
    )
    assert [(row["file"], row["line"]) for row in terminal.json["documents"]] == [
        (names[0], "It rained."),
        (names[1], "It shone."),
    ]


def test_a_long_summary_shows_its_final_text_only(terminal: Terminal) -> None:
    said = ["Rain fell. A lot.", "Wind blew. Hard.", "Sun shone. At last."]
    terminal.generator = ScriptedGenerator([*said, "Rain fell. Wind blew.", "Sun shone."])
    text = "\n\n".join(f"# H{i}\n\n{said[i]}" + " It rained for days." * 70 for i in range(3))
    assert terminal.run("summarize", "-", "--length", "short", stdin=text.encode()) == 0
    assert terminal.out == "Rain fell. Sun shone.\n"


def test_a_sentence_has_its_passage_support_and_checks(terminal: Terminal) -> None:
    terminal.generator = answer_with("The rent is 840 euros.")
    name = terminal.file("lease.txt", RENT)
    assert terminal.run("summarize", name, "--json") == 0
    [sentence] = terminal.json["sentences"]
    assert sentence["text"] == "The rent is 840 euros."
    assert sentence["checks"] == []
    assert 0 < sentence["support"] <= 1
    passage = sentence["sources"][0]
    assert passage["file"] == name
    assert passage["quote"] == RENT[passage["start"] : passage["end"]]
    assert passage["quote"].startswith("The rent is 840 euros")
    assert passage["page"] is None


def test_what_is_not_borne_is_marked_and_listed(terminal: Terminal) -> None:
    said = "The rent is 840 euros a month. Zebras gallop through Nairobi at noon."
    terminal.generator = answer_with(said)
    assert terminal.run("summarize", terminal.file("lease.txt", RENT)) == 0
    assert terminal.out == said + " [?]\n"
    assert "warning: 1 sentence says what the document does not" in terminal.err
    assert "not in the document: “Zebras gallop through Nairobi at noon.”" in terminal.err


def test_what_is_not_borne_is_left_out_where_that_is_asked(terminal: Terminal) -> None:
    terminal.generator = answer_with("The rent is 840 euros a month. Zebras gallop in Nairobi.")
    name = terminal.file("lease.txt", RENT)
    assert terminal.run("summarize", name, "--unsupported", "drop") == 0
    assert terminal.out == "The rent is 840 euros a month.\n"
    assert "Left out, since the document does not bear it: “Zebras" in terminal.err


def test_a_question_is_answered(terminal: Terminal) -> None:
    terminal.generator = answer_with("The rent is 840 euros a month.")
    name = terminal.file("lease.txt", RENT)
    assert terminal.run("summarize", name, "--ask", "How high is the rent?") == 0
    assert terminal.out == "The rent is 840 euros a month.\n"
    assert "How high is the rent?" in prompt_text(terminal.generator.prompts[0])


def test_a_folder_is_read_whole_and_a_fault_stops_nothing(terminal: Terminal) -> None:
    folder = terminal.folder / "papers"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text("It rained.", encoding="utf-8")
    (folder / "deep" / "b.txt").write_text("It rained.", encoding="utf-8")
    (folder / ".hidden.txt").write_text("Never read.", encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 and no more")
    terminal.generator = answer_with("It rained.")
    assert terminal.run("summarize", str(folder), "--json") == 1
    assert [Path(name).name for name in terminal.json["files"]] == ["a.txt", "b.txt"]
    assert [Path(each["file"]).name for each in terminal.json["failed"]] == ["broken.pdf"]
    assert "broken.pdf" in terminal.err


def test_a_folder_without_documents_is_an_error(terminal: Terminal) -> None:
    empty = terminal.folder / "empty"
    empty.mkdir()
    assert terminal.run("summarize", str(empty)) == 2
    assert "no document" in terminal.err


@pytest.mark.parametrize("style", ["figures", "minutes"])
def test_what_code_finds_needs_no_model_to_write(terminal: Terminal, style: str) -> None:
    terminal.generator = ScriptedGenerator([])
    text = "The board approved the budget of 900 euros on 3 May 2024. Ann will pay it by 9 May."
    assert terminal.run("summarize", terminal.file("m.txt", text), "--style", style) == 0
    assert "900 euros" in terminal.out
    assert terminal.generator.prompts == []
