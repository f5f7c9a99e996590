"""Prompts with places to fill in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gpt_desktop.core.library.saved_prompt import SavedPrompt, Variable


def test_variables_come_once_in_the_texts_order() -> None:
    prompt = SavedPrompt(
        "", "", "{{b}} {{ a }} {{b}} {{}} {c} {{d\n}} {{两 个}}", (Variable("a", "1"),)
    )
    assert prompt.variables == (Variable("b"), Variable("a", "1"), Variable("两 个"))


def test_what_is_not_given_takes_its_first() -> None:
    prompt = SavedPrompt(
        "", "", "{{a}}-{{b}}-{{c}}", (Variable("a", "x"), Variable("b", "", ("y", "z")))
    )
    assert prompt.filled({}) == "x-y-"
    assert prompt.filled({"c": "{{a}}", "a": ""}) == "-y-{{a}}"


@given(st.text())
def test_any_text_can_be_filled(text: str) -> None:
    prompt = SavedPrompt("", "", text)
    filled = prompt.filled({each.name: "x" for each in prompt.variables})
    assert filled == text or prompt.variables
