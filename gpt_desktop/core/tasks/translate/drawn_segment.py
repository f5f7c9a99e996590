"""How a segment is written: its prompt, its shape and how long it may become."""

from __future__ import annotations

from dataclasses import replace

from gpt_desktop.core.prompts import FilledPrompt, PromptBook
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.translate.asked import Asked, Wanted
from gpt_desktop.core.tasks.translate.drawing import Draw
from gpt_desktop.core.tasks.translate.prompts import segment_prompt
from gpt_desktop.core.tasks.translate.segment_shaper import SegmentShaper

_GROWTH = 4.0  # a script the tokenizer knows badly takes several tokens a word
_LEAST_ANSWER = 64
_ROOMY = 4096  # tokens of a context that holds all examples, whatever the script
_FEWER = (4, 2, 1, 0)
_SHARE = 0.6  # of the context for the prompt


def segment_draw(book: PromptBook, run: GenerationRun, wanted: Wanted, asked: Asked) -> Draw:
    """As the run samples; its shaper is its own."""
    filled = _fitting_prompt(book, run, wanted, asked)
    languages = [each for each in (wanted.target, asked.source) if each is not None]
    most = max(_LEAST_ANSWER, int(run.generator.count_tokens(asked.text) * _GROWTH))
    return Draw(filled, SegmentShaper(asked.text, *languages), most)


def _fitting_prompt(
    book: PromptBook, run: GenerationRun, wanted: Wanted, asked: Asked
) -> FilledPrompt:
    """With as many examples as a model of a short context has room for."""
    facts = run.generator.facts
    filled = segment_prompt(book, facts, wanted, asked)
    if facts.context_length >= _ROOMY:
        return filled
    for examples in _FEWER:
        if run.generator.count_prompt_tokens(filled.prompt) <= _SHARE * facts.context_length:
            break
        filled = segment_prompt(book, facts, wanted, replace(asked, examples=examples))
    return filled
