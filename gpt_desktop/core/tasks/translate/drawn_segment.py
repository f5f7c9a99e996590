"""How a segment is written: its prompt, its shape and how long it may become."""

from __future__ import annotations

from gpt_desktop.core.prompts import PromptBook
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.translate.asked import Asked, Wanted
from gpt_desktop.core.tasks.translate.drawing import Draw
from gpt_desktop.core.tasks.translate.prompts import segment_prompt
from gpt_desktop.core.tasks.translate.segment_shaper import SegmentShaper

_GROWTH = 4.0  # a script the tokenizer knows badly takes several tokens a word
_LEAST_ANSWER = 64


def segment_draw(book: PromptBook, run: GenerationRun, wanted: Wanted, asked: Asked) -> Draw:
    """As the run samples; its shaper is its own."""
    filled = segment_prompt(book, run.generator.facts, wanted, asked)
    languages = [each for each in (wanted.target, asked.source) if each is not None]
    most = max(_LEAST_ANSWER, int(run.generator.count_tokens(asked.text) * _GROWTH))
    return Draw(filled, SegmentShaper(asked.text, *languages), most)
