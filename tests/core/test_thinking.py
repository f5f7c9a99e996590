"""Thinking is told apart from the answer wherever the text is cut."""

from __future__ import annotations

import pytest

from gpt_desktop.core.thinking import MARKS, ThinkingSplitter, open_marks, split_thinking

THINK, GEMMA = MARKS[0], MARKS[1]


def pushed(splitter: ThinkingSplitter, parts: list[str]) -> tuple[str, str]:
    pairs = [*(splitter.push(part) for part in parts), splitter.flush()]
    return "".join(thought for thought, _ in pairs), "".join(answer for _, answer in pairs)


@pytest.mark.parametrize(
    ("text", "thought", "answer"),
    [
        ("<think>\nTwo and two.\n</think>\n\nFour.", "Two and two.", "Four."),
        ("\n <think>a</think>b", "a", "b"),
        ("<think>\n\n</think>\n\nFour.", "", "Four."),
        ("<think>\nIt goes on", "It goes on", ""),
        ("<think>a < b </thin", "a < b </thin", ""),
        (" Plain.\n\nText", "", " Plain.\n\nText"),
        ("<thin", "", "<thin"),
        ("<table> is a tag, <think> too.</think>", "", "<table> is a tag, <think> too.</think>"),
        ("<|channel>thought\nHm.<channel|>Yes.", "Hm.", "Yes."),
        ("[THINK]Hm.[/THINK]Yes.", "Hm.", "Yes."),
        ("<thinking>Hm.</thinking>\nYes.", "Hm.", "Yes."),
        ("<think>a</think>b</think>c", "a", "b</think>c"),
    ],
)
@pytest.mark.parametrize("size", [1, 3, 1000])
def test_it_is_told_apart_in_pieces_of_any_size(
    text: str, thought: str, answer: str, size: int
) -> None:
    parts = [text[place : place + size] for place in range(0, len(text), size)]
    found = pushed(ThinkingSplitter(), parts)
    assert (found[0].rstrip(), found[1]) == (thought, answer)


def test_a_prompt_may_have_opened_it() -> None:
    splitter = ThinkingSplitter(THINK)
    assert splitter.inside
    assert pushed(splitter, ["So.", "\n</th", "ink>\n\n", "Yes."]) == ("So.", "Yes.")
    assert not splitter.inside


def test_a_whole_text() -> None:
    assert split_thinking("<think>a</think>b") == ("a", "b")
    assert split_thinking("b") == ("", "b")


@pytest.mark.parametrize(
    ("prompt", "marks"),
    [
        ("assistant\n<think>\n", THINK),
        ("assistant\n<think>\nWell,", THINK),
        ("assistant\n<think>\n\n</think>\n\n", None),
        ("assistant\n<|channel>thought\n", GEMMA),
        ("assistant\n", None),
    ],
)
def test_what_a_prompt_leaves_open(prompt: str, marks: object) -> None:
    assert open_marks(prompt) == marks
