"""What may stand in for a sentence that is not borne."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from gpt_desktop.core.annotations import Claim, Span
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import Delta, FinishReason, SamplingParams
from gpt_desktop.core.messages import Prompt
from gpt_desktop.core.tasks.summarize.composed import Composed
from gpt_desktop.core.tasks.summarize.stand_ins import StandIns, filled_up
from gpt_desktop.core.trust.claims import claims_of
from gpt_desktop.core.trust.source import SourceText
from tests.core.running import run
from tests.fakes import SCRIPTED_FACTS, ScriptedGenerator

TEXT = (
    "The harbour of Sandvik has a new quay. It has two ships in winter. "
    "The council approved 900 euros for lamps on 3 May 2024. The total is 1,200 euros. "
    "The summer party is in the library."
)
SOURCE = SourceText.of_text(TEXT)


def claim_at(words: str) -> Claim:
    """A claim whose passage has these words."""
    [sentence] = [each for each in SOURCE.sentences if words in each.text]
    return Claim(Span(0, 5), 0.2, (sentence.place,))


def found(words: str, sentence: str, good: tuple[Claim, ...] = ()) -> str | None:
    stand_ins = StandIns("wrong", good, [], SOURCE)
    stand_in = stand_ins.find(claim_at(words), sentence, SCRIPTED_FACTS)
    return stand_in[0] if stand_in else None


def test_a_new_sentence_that_is_borne_stands_in() -> None:
    assert found("quay", "1. Sandvik has a new quay.") == "Sandvik has a new quay."


@pytest.mark.parametrize(
    "sentence",
    ["Sandvik has a new", "It has a new quay in Sandvik.", "Sandvik has 7 new quays.", "Yes.", ""],
)
def test_else_the_passage_in_its_own_words(sentence: str) -> None:
    assert found("quay", sentence) == "The harbour of Sandvik has a new quay."


def test_a_passage_that_leans_on_the_one_before_is_not_quoted() -> None:
    assert found("two ships", "It has two ships in winter.") is None


def test_what_another_sentence_says_is_not_said_again() -> None:
    assert found("quay", "Sandvik has a new quay.", (claim_at("quay"),)) is None


def test_a_false_sentence_whose_passage_is_told_goes() -> None:
    true = "The harbour of Sandvik has a new quay."
    false = "The harbour of Sandvik has 7 new quays."
    ran = run("summarize", ScriptedGenerator(lambda _: f"{true} {false}"), text=TEXT)
    assert ran.result.text.startswith(true)
    assert "7 new quays" not in ran.result.text
    assert ran.infos == [f"Left out, since the document does not bear it: “{false}”"]


def test_the_weightiest_sentences_fill_up_what_was_lost() -> None:
    kept = "The harbour of Sandvik has a new quay."
    made = filled_up(Composed(kept, claims_of(kept, SOURCE)), SOURCE, 3)
    assert made.text == (
        f"{kept} The council approved 900 euros for lamps on 3 May 2024. The total is 1,200 euros."
    )
    assert [claim.span.of(made.text) for claim in made.claims][1:] == [
        "The council approved 900 euros for lamps on 3 May 2024.",
        "The total is 1,200 euros.",
    ]
    listed = filled_up(Composed(f"- {kept}", claims_of(f"- {kept}", SOURCE)), SOURCE, 2)
    assert listed.text.count("\n- ") == 1


class RoundGenerator(ScriptedGenerator):
    """Says that its answers ended because they went round."""

    def generate(
        self, prompt: Prompt, params: SamplingParams, token: CancelToken
    ) -> Iterator[Delta]:
        for delta in super().generate(prompt, params, token):
            yield replace(delta, finish=delta.finish and FinishReason.LOOP)


def test_a_model_that_goes_round_at_once_leaves_the_word_to_the_document() -> None:
    generator = RoundGenerator(lambda _: "The harbour of Sandvik has a new quay.")
    ran = run("summarize", generator, text=TEXT)
    assert ran.shown == ran.result.text
    assert "The council approved 900 euros" in ran.result.text
    assert all(claim.sources for claim in ran.claims)
