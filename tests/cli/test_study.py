"""study: items with their passages, as text, JSON and cards."""

from __future__ import annotations

from pathlib import Path

from tests.cli.toolbox import Terminal

TEXT = (
    "The bridge over the Lind was opened in 1932 by Anna Holm. "
    "The town of Osterby asked Peter Vance for a third bridge in 1988. "
    "A trestle is a frame that carries a bridge."
)


def test_a_quiz_is_written_with_its_answers(terminal: Terminal) -> None:
    assert terminal.run("study", terminal.file("a.txt", TEXT), "--form", "cloze") == 0
    assert terminal.out.startswith("1. ")
    assert "## Right answers" in terminal.out


def test_each_item_leads_to_its_passage(terminal: Terminal) -> None:
    name = terminal.file("a.txt", TEXT)
    assert terminal.run("study", name, "--form", "cloze", "--count", "5", "--json") == 0
    items = terminal.json["items"]
    assert items
    for item in items:
        source = item["source"]
        assert Path(source["file"]).name == "a.txt"
        assert item["question"].replace("____", item["answer"]) == source["quote"]
        assert source["end"] - source["start"] == len(source["quote"])


def test_a_glossary_is_saved_as_cards(terminal: Terminal, tmp_path: Path) -> None:
    cards = tmp_path / "cards.csv"
    asked = ("study", terminal.file("a.txt", TEXT), "--form", "terms", "--cards", str(cards))
    assert terminal.run(*asked) == 0
    assert terminal.out == "**trestle**: A trestle is a frame that carries a bridge.\n"
    assert cards.read_text("utf-8") == "trestle,A trestle is a frame that carries a bridge.,\n"


def test_a_name_that_is_no_file_of_cards_is_told_before_anything_is_made(
    terminal: Terminal,
) -> None:
    asked = ("study", terminal.file("a.txt", TEXT), "--cards", "cards.docx")
    assert terminal.run(*asked) == 2
    assert ".apkg or .csv" in terminal.err
    assert not terminal.opened


def test_files_that_cannot_be_read_are_named(terminal: Terminal) -> None:
    good, bad = terminal.file("a.txt", TEXT), str(Path("no") / "b.pdf")
    assert terminal.run("study", good, bad, "--form", "cloze", "--json") == 1
    assert [Path(each["file"]).name for each in terminal.json["failed"]] == ["b.pdf"]
