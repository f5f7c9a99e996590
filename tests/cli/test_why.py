"""``gpt-desktop why``: an answer's words and the parts of the question."""

from __future__ import annotations

from tests.cli.toolbox import Terminal

QUESTION = "It rains. Where am I?"


def test_an_answer_is_given_and_measured(terminal: Terminal) -> None:
    assert terminal.run("why", QUESTION) == 0
    lines = terminal.out.splitlines()
    assert lines[0] == "Fine."
    assert " 100.0 %  'F'" in lines
    assert "× 1.00  It rains." in lines
    assert "× 1.00  Where am I?" in lines


def test_json_has_the_numbers_of_a_given_answer(terminal: Terminal) -> None:
    assert terminal.run("why", QUESTION, "--answer", "No.", "--json") == 0
    assert terminal.json["text"] == "No."
    assert [each["logprob"] for each in terminal.json["tokens"]] == [0, -1, -2]
    words = [each["words"] for each in terminal.json["left_out"]]
    assert "It rains." in words
    assert "Where am I?" in words


def test_nothing_is_no_answer(terminal: Terminal) -> None:
    assert terminal.run("why", QUESTION, "--answer", " ") == 2
