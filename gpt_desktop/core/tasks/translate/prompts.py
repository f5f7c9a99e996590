"""The prompt of a segment, in the form that the model knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gpt_desktop.core.generation import ModelFacts, PromptStyle
from gpt_desktop.core.messages import ChatPrompt, Message, Role
from gpt_desktop.core.prompts import FilledPrompt, PromptBook
from gpt_desktop.core.tasks.translate.asked import Asked, Wanted, term_lines
from gpt_desktop.core.tasks.translate.few_shot import example_pairs, few_shot_prompt
from gpt_desktop.core.tasks.translate.hunyuan import hunyuan_prompt, is_hunyuan
from gpt_desktop.core.translation.formality import formality_words

_TERM = "“{source}” = “{target}”"


def segment_prompt(
    book: PromptBook, facts: ModelFacts, wanted: Wanted, asked: Asked
) -> FilledPrompt:
    """By examples, in its maker's words, or by instructions with examples as earlier turns."""
    if facts.prompt_style is PromptStyle.FEW_SHOT:
        return few_shot_prompt(book, wanted, asked)
    if is_hunyuan(facts):
        return hunyuan_prompt(book, wanted, asked)
    origin = f" from {asked.source.name}" if asked.source else ""
    values = {
        "text": asked.text,
        "origin": origin,
        "target": wanted.target.name,
        "rules": " ".join(_rules(wanted, asked)),
    }
    filled = book["translate"].fill(facts.prompt_style, values)
    pairs = example_pairs(book, asked, wanted.target)
    return _with_turns(filled, [*pairs, *((each.source, each.target) for each in asked.like)])


def _rules(wanted: Wanted, asked: Asked) -> list[str]:
    terms = "; ".join(term_lines(asked.terms_of(wanted), _TERM))
    rules = (
        formality_words(wanted.formality, wanted.target.code),
        f"Use these translations: {terms}." if terms else "",
        wanted.wish.strip(),
    )
    return [rule for rule in rules if rule]


def _with_turns(filled: FilledPrompt, pairs: Sequence[tuple[str, str]]) -> FilledPrompt:
    """Earlier questions and answers before the last question of a chat."""
    if not isinstance(filled.prompt, ChatPrompt):
        return filled
    turns = [
        Message(role, words)
        for pair in pairs
        for role, words in zip((Role.USER, Role.ASSISTANT), pair, strict=True)
    ]
    *head, question = filled.prompt.messages
    prompt = replace(filled.prompt, messages=(*head, *turns, question))
    return replace(filled, prompt=prompt)
