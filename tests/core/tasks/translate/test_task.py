"""The translate task."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import FinishReason, PromptStyle
from gpt_desktop.core.messages import TextPrompt
from gpt_desktop.core.tasks.base import Notice, TaskRequest
from tests.core.running import run, run_cancelling
from tests.fakes import SCRIPTED_FACTS, ScriptedGenerator, prompt_text

BOTH = replace(SCRIPTED_FACTS, languages=("en", "fr"))


def test_paragraphs_and_blank_lines_stay() -> None:
    generator = ScriptedGenerator(["Un.", "Deux."], BOTH)
    ran = run("translate", generator, text="One.\n\n\nTwo.", options={"target": "fr"})
    assert ran.result.text == ran.shown == "Un.\n\n\nDeux."
    assert ran.result.notices == ()
    assert "French" in prompt_text(generator.prompts[0])


def test_a_language_the_model_lacks_is_told_before_the_text() -> None:
    ran = run("translate", ScriptedGenerator(["Un."]), text="One.", options={"target": "fr"})
    warning = "Scripted was not trained in French. This translation cannot be relied on."
    assert isinstance(ran.events[0], Notice)
    assert ran.events[0].text == warning
    assert ran.warnings == [warning]


def test_both_missing_languages_are_named() -> None:
    options = {"source": "de", "target": "fr"}
    ran = run("translate", ScriptedGenerator(["Un."]), text="Eins.", options=options)
    assert "German or French" in ran.warnings[0]


def test_a_detected_language_the_model_lacks_is_named_too() -> None:
    options = {"source": "auto", "target": "en"}
    ran = run("translate", ScriptedGenerator(["Good."]), text="今天的天气很好。", options=options)
    assert "Simplified Chinese" in ran.warnings[0]


def test_a_repeated_text_is_told() -> None:
    ran = run("translate", ScriptedGenerator(["One."], BOTH), text="One.", options={"target": "fr"})
    assert ran.warnings == ["The model repeated the text instead of translating it."]


def test_a_long_paragraph_goes_in_parts() -> None:
    generator = ScriptedGenerator(lambda _: "Phrase.", BOTH)
    text = "A sentence of some length stands here. " * 80
    ran = run("translate", generator, text=text, options={"target": "fr"})
    assert len(generator.prompts) > 2
    assert ran.result.text == ran.shown


def test_cancelling_keeps_what_is_translated() -> None:
    generator = ScriptedGenerator(lambda _: "Une phrase traduite.", BOTH)
    request = TaskRequest(text="One.\n\nTwo.\n\nThree.", options={"target": "fr"})
    ran = run_cancelling("translate", generator, request, after_texts=4)
    assert ran.result.finish is FinishReason.CANCELLED
    assert ran.result.text == ran.shown
    assert ran.shown.startswith("Une phrase traduite.")


def test_a_model_without_a_chat_gets_sentence_pairs() -> None:
    facts = replace(BOTH, prompt_style=PromptStyle.FEW_SHOT)
    generator = ScriptedGenerator(["Un."], facts)
    run("translate", generator, text="One.", options={"source": "en", "target": "fr"})
    [prompt] = generator.prompts
    assert isinstance(prompt, TextPrompt)
    assert prompt.text.count("English: ") == prompt.text.count("French:") == 4
    assert prompt.text.endswith("English: One.\nFrench:")
    assert generator.params[0].stop == ("\n\n", "\nEnglish:")


def test_wrong_requests_are_errors() -> None:
    generator = ScriptedGenerator([])
    with pytest.raises(UserFacingError, match="nothing to translate"):
        run("translate", generator, text="", options={"target": "fr"})
    with pytest.raises(UserFacingError, match="the same"):
        run("translate", generator, text="x", options={"source": "fr", "target": "fr"})
    with pytest.raises(UserFacingError, match="not a choice"):
        run("translate", generator, text="x", options={"target": "tlh"})


def test_nothing_is_said_of_a_model_whose_languages_are_unknown() -> None:
    facts = replace(SCRIPTED_FACTS, languages=())
    ran = run(
        "translate",
        ScriptedGenerator(["Bonjour."], facts),
        text="Good morning to all of you.",
        options={"target": "fr"},
    )
    assert ran.warnings == []
