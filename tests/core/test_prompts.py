"""Prompt files are checked when read, and filled once."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.core.generation import PromptStyle
from gpt_desktop.core.languages import LANGUAGES
from gpt_desktop.core.messages import ChatPrompt, Role, TextPrompt
from gpt_desktop.core.prompts import PromptBook, PromptError, load_prompts
from gpt_desktop.core.translation.formality import has_formality
from tests.core.running import PROMPTS

GOOD = """
id = "greet"
version = 3
variables = ["name", "tone"]
system = "Be ${tone}."
user = "Greet ${name}. It costs $$5."

[[examples]]
values = {name = "Ann"}
answer = "Hello, Ann."
"""


def load(folder: Path, text: str, name: str = "greet.toml") -> PromptBook:
    (folder / name).write_text(text, encoding="utf-8")
    return load_prompts(folder)


def test_a_chat_prompt_has_system_examples_and_question(tmp_path: Path) -> None:
    template = load(tmp_path, GOOD)["greet"]
    filled = template.fill(PromptStyle.CHAT, {"name": "Bob", "tone": "kind"})
    assert isinstance(filled.prompt, ChatPrompt)
    assert [(message.role, message.content) for message in filled.prompt.messages] == [
        (Role.SYSTEM, "Be kind."),
        (Role.USER, "Greet Ann. It costs $5."),
        (Role.ASSISTANT, "Hello, Ann."),
        (Role.USER, "Greet Bob. It costs $5."),
    ]
    assert (filled.id, filled.version) == ("greet", 3)


def test_a_few_shot_prompt_leaves_the_answer_open_and_stops_after_it(tmp_path: Path) -> None:
    template = load(tmp_path, GOOD)["greet"]
    filled = template.fill(PromptStyle.FEW_SHOT, {"name": "Bob", "tone": "kind"})
    assert isinstance(filled.prompt, TextPrompt)
    assert filled.prompt.text.endswith("Input:\nGreet Bob. It costs $5.\nOutput:\n")
    assert f"Hello, Ann.{filled.stop[0]}" in filled.prompt.text


def test_values_are_never_expanded_again(tmp_path: Path) -> None:
    template = load(tmp_path, GOOD)["greet"]
    filled = template.fill(PromptStyle.CHAT, {"name": "${tone} $x $$", "tone": "kind"})
    assert isinstance(filled.prompt, ChatPrompt)
    assert filled.prompt.messages[-1].content == "Greet ${tone} $x $$. It costs $5."


def test_missing_and_unknown_values_are_named(tmp_path: Path) -> None:
    template = load(tmp_path, GOOD)["greet"]
    with pytest.raises(PromptError, match="missing tone"):
        template.fill(PromptStyle.CHAT, {"name": "Bob"})
    with pytest.raises(PromptError, match="unknown age"):
        template.fill(PromptStyle.CHAT, {"name": "Bob", "tone": "kind", "age": "5"})


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('"tone"]', '"mood"]', "undeclared variable tone"),
        ('"tone"]', '"tone", "mood"]', "unused variable mood"),
        ("$$5", "$5", r"must be written \$\$"),
        ("version = 3", 'version = "3"', "version a number"),
        ("version = 3", "", "'version'"),
        ("version = 3", "version = 3\ncolour = 1", "unknown key colour"),
        ('id = "greet"', 'id = "grete"', "its id is 'grete'"),
        ("name = ", "nom = ", "no variable"),
        ('"Be ${tone}."', '"Be ${tone}.', "greet.toml"),
    ],
)
def test_a_wrong_file_is_refused_with_its_name(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    assert old in GOOD
    with pytest.raises(PromptError, match=complaint) as caught:
        load(tmp_path, GOOD.replace(old, new))
    assert "greet.toml" in str(caught.value)


def test_a_prompt_that_is_not_there_is_named() -> None:
    with pytest.raises(PromptError, match="'sing'"):
        PROMPTS["sing"]


def test_parallel_sentences_exist_in_every_language() -> None:
    codes = {language.code for language in LANGUAGES}
    assert len(PROMPTS.parallel) == 6
    every = (*PROMPTS.parallel, *PROMPTS.numbers, *PROMPTS.places)
    assert all(set(sentences) == codes for sentences in every)
    formal, informal, plain = (
        set(PROMPTS.formality[form]) for form in ("formal", "informal", "plain")
    )
    assert formal == informal
    assert formal.isdisjoint(plain)
    assert formal | plain == codes
    assert {code for code in codes if has_formality(code)} == formal
