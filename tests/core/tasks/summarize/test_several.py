"""Several documents: a summary of each, one over all, and the table of them."""

from __future__ import annotations

from pathlib import Path

from gpt_desktop.core.documents import Block, BlockKind, Document, make_document
from gpt_desktop.core.generation import FinishReason
from gpt_desktop.core.messages import Prompt
from gpt_desktop.core.tasks.base import TaskRequest
from gpt_desktop.core.tasks.summarize.table import document_rows
from tests.core.running import Ran, run, run_cancelling
from tests.fakes import ScriptedGenerator, prompt_text

SAID = {
    "North": "The harbour of Sandvik is closed for 40 days.",
    "South": "The bridge in Kessin was painted red for 900 euros.",
    "West": "The library got a new roof of slate.",
}


def document(title: str) -> Document:
    return make_document(Path(f"{title}.txt"), title, (Block(BlockKind.PARAGRAPH, SAID[title]),))


DOCUMENTS = tuple(document(title) for title in SAID)


def first_words(prompt: Prompt) -> str:
    """The first sentence that is to be summarized."""
    return prompt_text(prompt).split("\n\n", 1)[1].split("\n")[0]


def summed_up(**options: str) -> Ran:
    request = TaskRequest(documents=DOCUMENTS, options=options)
    return run("summarize", ScriptedGenerator(first_words), request)


def test_one_over_all_stands_above_one_of_each() -> None:
    ran = summed_up(length="long")
    assert ran.shown == ran.result.text
    overall = "## All documents\n\n" + " ".join(SAID.values())
    each = "\n\n".join(f"## {title}\n\n{said}" for title, said in SAID.items())
    assert ran.result.text == f"{overall}\n\n{each}"


def test_claims_lead_to_the_document_they_are_of() -> None:
    ran = summed_up(length="long")
    titles = {each.id: each.title for each in DOCUMENTS}
    told = [
        (claim.span.of(ran.shown), titles[claim.sources[0].document_id]) for claim in ran.claims
    ]
    assert told == [(said, title) for title, said in SAID.items()] * 2


def test_more_documents_than_sentences_are_brought_together() -> None:
    ran = summed_up(style="tldr", length="short")
    overall = ran.result.text.split("\n\n")[1]
    assert overall == SAID["North"]


def test_outlines_stand_a_level_deeper() -> None:
    ran = summed_up(style="outline")
    assert ran.result.text.count("\n### ") == 3


def test_what_is_found_by_code_is_found_in_each_and_in_all() -> None:
    ran = summed_up(style="figures")
    assert ran.generator.prompts == []
    assert ran.result.text.count("**900 euros**") == 2
    assert "## West\n\nNo dates or figures were found." in ran.result.text


def test_a_row_has_the_first_sentence_and_the_key_figure() -> None:
    ran = summed_up(style="bullets")
    rows = document_rows(DOCUMENTS, ran.result.text)
    assert [(row.title, row.line, row.figure) for row in rows] == [
        ("North", SAID["North"], "40 days"),
        ("South", SAID["South"], "900 euros"),
        ("West", SAID["West"], ""),
    ]
    assert [row.document_id for row in rows] == [each.id for each in DOCUMENTS]


def test_documents_that_are_not_summarized_yet_have_an_empty_line() -> None:
    rows = document_rows(DOCUMENTS, f"## North\n\n{SAID['North']}")
    assert [row.line for row in rows] == [SAID["North"], "", ""]


def test_stopped_it_returns_what_is_shown() -> None:
    request = TaskRequest(documents=DOCUMENTS)
    ran = run_cancelling("summarize", ScriptedGenerator(first_words), request, after_texts=4)
    assert ran.result.finish is FinishReason.CANCELLED
    assert ran.result.text == ran.shown
