"""What the document does not bear: written anew, marked, left out, or in its own words."""

from __future__ import annotations

import re
from dataclasses import replace

from gpt_desktop.core.constraints import Pattern
from gpt_desktop.core.messages import Prompt
from gpt_desktop.core.tasks.base import Annotated, TextReset
from gpt_desktop.core.tasks.summarize.rewriting import number_form
from tests.core.running import Ran, run
from tests.fakes import SCRIPTED_FACTS, ScriptedGenerator, prompt_text

TEXT = (
    "The rent is 840 euros a month. "
    + "It is paid on the third working day. " * 1
    + "The flat has three rooms and a balcony over the river. Dogs are not allowed in it."
)
FOREIGN = "Zebras gallop through Nairobi at noon."


def summed_up(first: str, second: str = "", **options: str) -> Ran:
    def answer(prompt: Prompt) -> str:
        return second if "in one sentence" in prompt_text(prompt) else first

    return run("summarize", ScriptedGenerator(answer), text=TEXT, options=options)


def test_each_sentence_is_a_claim_with_its_passages() -> None:
    ran = summed_up("The rent is 840 euros. Dogs are not allowed.")
    assert [claim.span.of(ran.shown) for claim in ran.claims] == [
        "The rent is 840 euros.",
        "Dogs are not allowed.",
    ]
    assert all(claim.sources and not claim.checks for claim in ran.claims)
    told = [event.annotation for event in ran.events if isinstance(event, Annotated)]
    assert tuple(told) == ran.result.annotations


def test_claims_come_after_the_last_change_of_the_text() -> None:
    ran = summed_up("The rent is 990 euros a month.", "The rent is 840 euros.")
    resets = [at for at, event in enumerate(ran.events) if isinstance(event, TextReset)]
    claims = [at for at, event in enumerate(ran.events) if isinstance(event, Annotated)]
    assert max(resets) < min(claims)


def test_a_false_sentence_is_written_once_more_from_its_passage() -> None:
    ran = summed_up("The rent is 990 euros a month.", "The rent is 840 euros.")
    assert ran.result.text == ran.shown == "The rent is 840 euros."
    assert ran.warnings == []
    prompt = prompt_text(ran.generator.prompts[-1])
    assert "The rent is 840 euros a month." in prompt
    assert isinstance(ran.generator.params[-1].constraint, Pattern)


def test_what_is_said_already_is_not_said_again_behind_a_number() -> None:
    said = "The rent is 840 euros a month."
    ran = summed_up(f"{said} The rent is 990 euros a month.", f"1. {said}")
    assert ran.result.text.count("840") == 1


def test_names_that_the_document_lacks_cannot_be_written_again() -> None:
    ran = summed_up("The rent of 840 euros is paid to Mr Krause.", "The rent is 840 euros.")
    assert "Krause" in ran.generator.params[-1].banned


def test_where_that_fails_the_passage_stands_in_its_own_words() -> None:
    ran = summed_up("The rent is 990 euros a month.", "The rent is 991 euros.")
    assert ran.result.text == "The rent is 840 euros a month."
    [claim] = ran.claims
    assert (claim.support, claim.checks) == (1.0, ())


def test_what_no_passage_speaks_of_is_marked() -> None:
    ran = summed_up(f"The rent is 840 euros a month. {FOREIGN}")
    assert ran.result.text.endswith(FOREIGN)
    assert [bool(claim.checks) for claim in ran.claims] == [False, True]
    assert ran.warnings == ["1 sentence says what the document does not: check it."]


def test_or_left_out_and_said() -> None:
    ran = summed_up(f"The rent is 840 euros a month. {FOREIGN}", unsupported="drop")
    assert ran.result.text == ran.shown == "The rent is 840 euros a month."
    assert ran.infos == [f"Left out, since the document does not bear it: “{FOREIGN}”"]
    assert ran.warnings == []


def test_where_nothing_would_be_left_the_document_speaks() -> None:
    ran = summed_up(FOREIGN, unsupported="drop")
    assert ran.result.text == "The rent is 840 euros a month."
    assert ran.claims[0].sources


def test_a_sentence_about_the_text_itself_goes() -> None:
    about = "The text provides a brief overview of the flat."
    ran = summed_up(f"The rent is 840 euros a month. {about}", about)
    assert about not in ran.result.text
    assert ran.warnings == ran.infos == []


def test_a_small_model_must_stay_with_one_passage() -> None:
    together = "The balcony costs 840 euros a month on the third working day over the river."
    ran = summed_up(together, together)
    assert together not in ran.result.text
    large = replace(SCRIPTED_FACTS, parameters=7_000_000_000)
    ran = run("summarize", ScriptedGenerator([together], large), text=TEXT)
    assert ran.result.text == together


def test_the_form_of_a_new_sentence_has_the_passages_numbers_only() -> None:
    form = re.compile(number_form("In 2024 it cost 1,680 euros.").regex)
    for fine in ("It cost 1,680 euros in 2024.", "It was cheap.", "2024 was dear."):
        assert form.fullmatch(fine)
    for wrong in ("It cost 1,860 euros.", "It was 2025.", "It took 4 days."):
        assert not form.fullmatch(wrong)
    assert not re.fullmatch(number_form("No number.").regex, "It took 4 days.")
