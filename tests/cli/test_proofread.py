"""proofread over a model that has read two sentences."""

from __future__ import annotations

import pytest

from tests.cli.toolbox import Terminal
from tests.core.proofread.word_scores import WordScores

WRONG = "Well.\nShe go home by the old road."
RIGHT = "Well.\nShe goes home by the old road."


@pytest.fixture
def reader(terminal: Terminal) -> Terminal:
    terminal.generator = WordScores("She goes home by the old road.")
    return terminal


def test_changes_are_listed_with_place_reason_and_gain(reader: Terminal) -> None:
    assert reader.run("proofread", reader.file("note.txt", WRONG)) == 0
    assert reader.out == (
        "Line 2, column 5: “go” → “goes” (Verb and subject do not agree, +16.0)\n"
        "1 change proposed.\n"
    )
    assert reader.err == ""


def test_a_right_text_has_none(reader: Terminal) -> None:
    assert reader.run("proofread", stdin=RIGHT.encode()) == 0
    assert reader.out == "0 changes proposed.\n"


def test_the_text_can_be_put_right(reader: Terminal) -> None:
    text = "\n  She go home by the old road.  \n\n"
    assert reader.run("proofread", "--apply", reader.file("note.md", text)) == 0
    assert reader.out == text.replace("go ", "goes ")


def test_json_has_the_changes_and_the_text_put_right(reader: Terminal) -> None:
    assert reader.run("proofread", "--json", "-", stdin=WRONG.encode()) == 0
    assert reader.json["text"] == WRONG
    assert reader.json["corrected"] == RIGHT
    assert reader.json["changes"] == [
        {
            "start": 10,
            "end": 12,
            "line": 2,
            "column": 5,
            "before": "go",
            "after": "goes",
            "reason": "Verb and subject do not agree",
            "gain": 16.0,
        }
    ]


def test_a_language_without_a_dictionary_is_an_error(reader: Terminal) -> None:
    assert reader.run("proofread", "--language", "da", "-", stdin=b"Det hus.") == 2
    assert "Danish" in reader.err


def test_a_file_that_is_not_there_is_an_error(reader: Terminal) -> None:
    assert reader.run("proofread", str(reader.folder / "none.txt")) == 2
    assert "none.txt" in reader.err
