"""60 questions on 20 documents with known passages: the right one is among those shown.

Documents and questions were written before the search. Those of documents with odd numbers were
looked at while it was made, those of even ones only counted.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from gpt_desktop.core.chunking import text_blocks
from gpt_desktop.core.documents import Document, make_document
from gpt_desktop.core.passages import Found
from gpt_desktop.core.tasks.assistant.reading import MOST_PASSAGES
from gpt_desktop.storage.passages import FtsPassages

PAPERS = Path(__file__).parents[1] / "data" / "papers"
QUESTIONS: list[dict[str, Any]] = tomllib.loads((PAPERS / "questions.toml").read_text("utf-8"))[
    "question"
]
SEARCH = FtsPassages()


@cache
def documents() -> dict[str, Document]:
    files = sorted(PAPERS.glob("*.md"))
    return {
        path.name: make_document(path, path.stem, text_blocks(path.read_text("utf-8")))
        for path in files
    }


def right(asked: dict[str, Any], found: tuple[Found, ...]) -> bool:
    document = documents()[asked["document"]]
    place = document.text.index(asked["place"])
    return any(
        each.passage.document_id == document.id
        and each.passage.span.start <= place < each.passage.span.end
        for each in found
    )


def number(asked: dict[str, Any]) -> int:
    return int(asked["document"][3:5])


@pytest.mark.parametrize("of_all", [False, True], ids=["own", "all"])
@pytest.mark.parametrize("odd", [True, False], ids=["tuned", "held-back"])
def test_the_right_passage_is_among_those_shown(odd: bool, of_all: bool) -> None:
    """In the document that was attached, and with all twenty attached."""
    asked = [each for each in QUESTIONS if number(each) % 2 == odd]
    assert len(asked) == 30
    missed = []
    for each in asked:
        among = list(documents().values()) if of_all else [documents()[each["document"]]]
        if not right(each, SEARCH.find(among, each["question"], MOST_PASSAGES)):
            missed.append(each["question"])
    assert len(missed) <= 3, missed


def test_there_are_as_many_as_were_promised() -> None:
    assert len(documents()) == 20
    assert len(QUESTIONS) == 60
    for each in QUESTIONS:
        assert documents()[each["document"]].text.count(each["place"]) == 1


def test_nothing_is_found_of_what_is_not_there() -> None:
    lease = documents()["en-02-lease.md"]
    assert SEARCH.find([lease], "Which volcano erupted in Iceland?", 5) == ()
    assert SEARCH.find([lease], "?!", 5) == ()
    assert SEARCH.find([], "rent", 5) == ()
    [best, *_] = SEARCH.find([lease], "Which volcano is next to the parking space?", 5)
    assert 0 < best.share < 1


def test_a_word_in_a_heading_counts_more() -> None:
    text = "# Bees\n\nSix hives.\n\n# Hens\n\nAs with bees, ask first."
    document = make_document(Path("a.md"), "a", text_blocks(text))
    [best, *_] = SEARCH.find([document], "bees", 2)
    assert best.passage.headings == ("Bees",)


def test_an_index_follows_the_documents_that_are_asked() -> None:
    search = FtsPassages()
    for name, document in documents().items():
        search.find([document], "landlord", 1)
        assert name
    lease, manual = documents()["en-02-lease.md"], documents()["en-03-coffee-machine.md"]
    assert search.find([manual], "landlord", 3) == ()
    assert search.find([manual, lease], "landlord", 1)[0].passage.document_id == lease.id


@pytest.mark.parametrize(
    "question", ['"', "rent OR NEAR(", "a AND NOT", "rent*", "title:rent", "x'y"]
)
def test_no_question_is_a_command_to_the_database(question: str) -> None:
    SEARCH.find([documents()["en-02-lease.md"]], question, 3)
