"""A segment once more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.tasks.translate.again import (
    SegmentRequest,
    Suggestion,
    back_translation,
    suggestions,
)
from gpt_desktop.core.translation.pair import Pair
from tests.core.running import PROMPTS, drain
from tests.fakes import SCRIPTED_FACTS, ScriptedGenerator, prompt_text

FACTS = replace(SCRIPTED_FACTS, languages=("en", "fr"))
PAIR = Pair("en", "fr")
TRAIN, ONE, OTHER = (
    "The train leaves at nine.",
    "Le train part à neuf heures.",
    "Le train s'en va à neuf heures.",
)
REQUEST = SegmentRequest(TRAIN, PAIR, current=ONE)


def asked(
    generator: ScriptedGenerator, request: SegmentRequest = REQUEST, most: int = 3
) -> tuple[Suggestion, ...]:
    _, found = drain(suggestions(PROMPTS, request, generator, CancelToken(), most))
    return tuple(found)


def test_no_two_are_alike_and_the_one_there_is_none_of_them() -> None:
    answers = [ONE, f"{OTHER}", f"“{OTHER}”", "", ONE.upper(), OTHER]
    assert asked(ScriptedGenerator(answers, FACTS)) == (Suggestion(OTHER),)


def test_those_with_faults_come_last_and_say_so() -> None:
    wrong = "Le train part à dix heures."
    answers = [wrong, OTHER, wrong, wrong, wrong, wrong]
    found = asked(ScriptedGenerator(answers, FACTS))
    assert [each.text for each in found] == [OTHER, wrong]
    assert {check.name for check in found[1].checks} == {"numbers"}


def test_only_as_many_as_were_asked_for() -> None:
    answers = [OTHER, "Le train quitte la gare à neuf heures.", "Ce train part à neuf heures."]
    generator = ScriptedGenerator(answers * 2, FACTS)
    assert len(asked(generator, most=1)) == 1
    assert len({params.seed for params in generator.params}) == len(generator.params)


def test_a_segment_of_several_lines_goes_in_one() -> None:
    generator = ScriptedGenerator(lambda _: OTHER, FACTS)
    asked(generator, replace(REQUEST, text="The train\nleaves at nine.", wish="Be brief."))
    assert "user: The train leaves at nine." in prompt_text(generator.prompts[0])
    assert "Be brief." in prompt_text(generator.prompts[0])


def test_nothing_can_not_be_translated() -> None:
    with pytest.raises(UserFacingError, match="nothing to translate"):
        asked(ScriptedGenerator([], FACTS), replace(REQUEST, text=" \n"))


def test_a_translation_is_put_back() -> None:
    generator = ScriptedGenerator([f"English: {TRAIN}"], FACTS)
    _, text = drain(back_translation(PROMPTS, ONE, PAIR, generator, CancelToken()))
    assert text == TRAIN
    assert "from French into English" in prompt_text(generator.prompts[0])


def test_an_unknown_language_can_not_be_put_back_into() -> None:
    generator = ScriptedGenerator([], FACTS)
    with pytest.raises(UserFacingError, match="not known"):
        drain(back_translation(PROMPTS, ONE, Pair("", "fr"), generator, CancelToken()))
