"""Answers to questions about a document."""

from __future__ import annotations

import pytest

from gpt_desktop.core.errors import UserFacingError
from tests.core.running import Ran, run
from tests.fakes import ScriptedGenerator, prompt_text

LEASE = (
    "The flat is in Mill Lane. The rent is 840 euros a month. Cats are permitted. "
    "The landlady serviced the boiler in May. The deposit was 1,680 euros."
)


def ask(question: str, *answers: str) -> Ran:
    options = {"style": "answer", "ask": question}
    return run("summarize", ScriptedGenerator(list(answers)), text=LEASE, options=options)


def test_the_model_reads_the_passages_that_speak_of_it() -> None:
    ran = ask("How high is the rent?", "The rent is 840 euros.")
    assert ran.result.text == ran.shown == "The rent is 840 euros."
    assert "The rent is 840 euros a month." in prompt_text(ran.generator.prompts[0])
    assert ran.claims[0].sources


def test_an_answer_that_is_not_borne_gives_way_to_the_passages() -> None:
    ran = ask("How high is the deposit?", "The deposit is 9,999 euros.")
    assert "The deposit was 1,680 euros." in ran.result.text
    assert "9,999" not in ran.result.text
    assert ran.shown == ran.result.text
    assert all(claim.sources and not claim.checks for claim in ran.claims)


def test_what_is_copied_before_the_point_is_left_out() -> None:
    ran = ask("How high is the rent?", "The flat is in Mill Lane. The rent is 840 euros a month.")
    assert ran.result.text == "The rent is 840 euros a month."


def test_where_no_passage_speaks_of_it_the_model_is_not_asked() -> None:
    ran = ask("Who won the regatta?")
    assert ran.result.text == "No passage of the document speaks of this question."
    assert ran.generator.prompts == []


def test_a_question_must_be_there() -> None:
    with pytest.raises(UserFacingError, match="no question"):
        ask("  ")
