"""A segment's prompt in each form."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import ModelFacts, PromptStyle
from gpt_desktop.core.languages import LANGUAGES, language
from gpt_desktop.core.messages import ChatPrompt, TextPrompt
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.sampling import faithful_sampling
from gpt_desktop.core.tasks.translate.asked import Asked, Wanted
from gpt_desktop.core.tasks.translate.drawn_segment import segment_draw
from gpt_desktop.core.tasks.translate.few_shot import example_pairs
from gpt_desktop.core.tasks.translate.hunyuan import is_hunyuan
from gpt_desktop.core.tasks.translate.prompts import segment_prompt
from gpt_desktop.core.translation.formality import Formality
from gpt_desktop.core.translation.memory import MemoryMatch
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.term import Term
from tests.core.running import PROMPTS
from tests.fakes import SCRIPTED_FACTS, ScriptedGenerator, prompt_text

FEW = replace(SCRIPTED_FACTS, prompt_style=PromptStyle.FEW_SHOT)
HUNYUAN = replace(SCRIPTED_FACTS, id="hy-mt2-1.8b")
ENGLISH, GERMAN, CHINESE = language("en"), language("de"), language("zh")
ASKED = Asked("It rains a lot in the mountains, they say.", ENGLISH)
TERM = Term("invoice", "Beleg", Pair("en", "de"))


def shown(facts: ModelFacts, wanted: Wanted, asked: Asked = ASKED) -> str:
    return prompt_text(segment_prompt(PROMPTS, facts, wanted, asked).prompt)


def asked_alone(wanted: Wanted, asked: Asked = ASKED) -> str:
    """What Hy-MT is asked: one turn, no system words."""
    prompt = segment_prompt(PROMPTS, HUNYUAN, wanted, asked).prompt
    assert isinstance(prompt, ChatPrompt)
    [turn] = prompt.messages
    return turn.content


def pairs(text: str) -> list[tuple[str, str]]:
    return example_pairs(PROMPTS, Asked(text, ENGLISH), GERMAN)


def test_every_pair_of_languages_has_several_examples() -> None:
    for source in (None, *LANGUAGES):
        for target in LANGUAGES:
            if source != target:
                assert len(example_pairs(PROMPTS, Asked("Rain.", source), target)) >= 6


def test_examples_are_like_the_text() -> None:
    assert len(pairs("Rain.")) == 6
    assert "89,50" in pairs("12 euros")[-1][1]
    assert "{name}" in pairs("Hi {user}!")[-1][1]


@pytest.mark.parametrize(("context", "examples"), [(8192, 6), (600, 4), (150, 0)])
@pytest.mark.parametrize("style", PromptStyle)
def test_a_short_context_has_fewer_examples(
    context: int, examples: int, style: PromptStyle
) -> None:
    facts = replace(SCRIPTED_FACTS, prompt_style=style, context_length=context)
    generation = GenerationRun(ScriptedGenerator([], facts), CancelToken(), faithful_sampling())
    draw = segment_draw(PROMPTS, generation, Wanted(GERMAN), ASKED)
    text = prompt_text(draw.filled.prompt)
    assert abs(sum(pair["de"] in text for pair in PROMPTS.parallel) - examples) <= 2
    assert generation.generator.count_prompt_tokens(draw.filled.prompt) < context


def test_a_few_shot_prompt_ends_with_the_open_line() -> None:
    like = (MemoryMatch("It rains a lot here.", "Hier regnet es viel.", 0.8),)
    wanted = Wanted(GERMAN, Formality.INFORMAL, terms=(TERM,))
    asked = replace(ASKED, text="The invoices are wet.", like=like)
    filled = segment_prompt(PROMPTS, FEW, wanted, asked)
    assert isinstance(filled.prompt, TextPrompt)
    text = filled.prompt.text
    assert text.endswith("English: The invoices are wet.\nGerman:")
    assert "English: invoice\nGerman: Beleg\n" in text
    assert "English: It rains a lot here.\nGerman: Hier regnet es viel.\n" in text
    assert "Kannst du mir bitte dein Formular schicken?" in text
    assert filled.stop == ("\n",)


def test_a_chat_is_told_the_rules_and_shown_examples() -> None:
    wanted = Wanted(GERMAN, Formality.FORMAL, "Be brief.", (TERM,))
    text = shown(SCRIPTED_FACTS, wanted, replace(ASKED, text="The invoice, please."))
    assert "from English into German" in text
    assert "formal form of address (Sie)" in text
    assert "“invoice” = “Beleg”" in text
    assert "Be brief." in text
    assert "assistant: Der Zug an die Küste" in text
    assert text.rstrip().endswith("user: The invoice, please.")


@pytest.mark.parametrize(
    ("facts", "is_one"),
    [
        (HUNYUAN, True),
        (replace(SCRIPTED_FACTS, name="Hunyuan MT2 1.8B"), True),
        (replace(SCRIPTED_FACTS, source="tencent/HY-MT1.5-1.8B-GGUF"), True),
        (replace(SCRIPTED_FACTS, name="Hunyuan 1.8B Instruct"), False),
        (replace(HUNYUAN, prompt_style=PromptStyle.FEW_SHOT), False),
    ],
)
def test_hunyuan_is_known_by_its_names(facts: ModelFacts, is_one: bool) -> None:
    assert is_hunyuan(facts) is is_one


def test_hunyuan_gets_the_form_that_fits() -> None:
    assert asked_alone(Wanted(CHINESE)).startswith("Translate the following text into Chinese.")
    assert asked_alone(Wanted(CHINESE)).endswith(f"\n\n{ASKED.text}")
    terms = asked_alone(Wanted(GERMAN, terms=(TERM,)), replace(ASKED, text="Two invoices."))
    assert "invoice translates to Beleg\n\nTranslate the following" in terms
    assert "delimiters" in asked_alone(Wanted(GERMAN), replace(ASKED, text="Hello {name}, come."))
    context = asked_alone(Wanted(GERMAN), Asked("It rains.", ENGLISH, "Look at the sky."))
    assert "[Background Information]\nLook at the sky.\n" in context
    assert "[Background" not in asked_alone(Wanted(GERMAN), replace(ASKED, before="Look."))


def test_hunyuan_gets_wishes_as_numbered_tasks() -> None:
    text = asked_alone(Wanted(GERMAN, Formality.FORMAL, "Be brief."))
    assert "1. Use the formal form of address (Sie).\n2. Be brief.\n3. Translate the [S" in text
