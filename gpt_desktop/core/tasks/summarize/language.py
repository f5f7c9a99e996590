"""A result in another language than its text, where the model speaks both."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace

from gpt_desktop.core.annotations import Check, Claim
from gpt_desktop.core.generation import ModelFacts
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.language_detection import clear_language, detect_languages
from gpt_desktop.core.languages import language
from gpt_desktop.core.progress import Phase
from gpt_desktop.core.tasks.base import Notice, NoticeKind, TaskEvent, TextReset
from gpt_desktop.core.tasks.generation_batch import GenerationBatch, Part
from gpt_desktop.core.tasks.notices import foreign_numbers, repeats
from gpt_desktop.core.tasks.summarize.composed import Composed, rewritten
from gpt_desktop.core.tasks.summarize.grounding import Grounded
from gpt_desktop.core.tasks.summarize.job import SENTENCE_TOKENS, Job
from gpt_desktop.core.tasks.translate.asked import Asked, Wanted
from gpt_desktop.core.tasks.translate.prompts import segment_prompt
from gpt_desktop.core.tasks.translate.segment_shaper import SegmentShaper

_GROWTH = 2  # times the tokens of a sentence, in a script the tokenizer knows badly


def target_language(code: str, text: str, facts: ModelFacts) -> tuple[str, list[Notice]]:
    """The language to translate a summary of this text into, or ""; and why it is not done."""
    if not code or code in detect_languages(text)[:1]:
        return "", []
    if not facts.languages or code in facts.languages:
        return code, []
    words = tr(
        "{model} was not trained in {language}: the summary stays in the language of the text.",
        model=facts.name,
        language=tr(language(code).name),
    )
    return "", [Notice(NoticeKind.WARNING, words, code)]


def translated(job: Job, given: Grounded, code: str) -> Generator[TaskEvent, None, Grounded]:
    """Each sentence translated, with its sources; headings are in the app's language.

    It was held against the text before, in the text's own language. Of the translation only
    its numbers are compared.
    """
    made = given.made
    sentences = [claim.span.of(made.text) for claim in made.claims]
    if not sentences or job.stopped():
        return given
    parts = [_part(job, sentence, code) for sentence in sentences]
    yield TextReset()
    batch = GenerationBatch(job.run, Phase.MERGING, parts, None)
    new = [text for _, text in (yield from batch.stream())]
    if job.stopped():
        return given
    job.run.settle()
    texts = [
        old if not text.strip() or repeats(text, old) else text.strip()
        for text, old in zip(new, sentences, strict=True)
    ]
    put = rewritten(made, list(texts))
    claims = tuple(_checked(claim, *both) for claim, both in _with_both(put, sentences))
    return replace(given, made=Composed(put.text, claims))


def _with_both(put: Composed, sentences: Sequence[str]) -> list[tuple[Claim, tuple[str, str]]]:
    return [
        (claim, (claim.span.of(put.text), old))
        for claim, old in zip(put.claims, sentences, strict=True)
    ]


def _checked(claim: Claim, text: str, old: str) -> Claim:
    foreign = foreign_numbers(text, old)
    checks = [
        Check("numbers", tr("{number} is not in the document", number=each)) for each in foreign
    ]
    return replace(claim, checks=(*claim.checks, *checks))


def _part(job: Job, sentence: str, code: str) -> Part:
    target, source = language(code), clear_language(sentence)
    asked = Asked(sentence, language(source) if source else None)
    facts = job.run.generator.facts
    filled = segment_prompt(job.prompts, facts, Wanted(target), asked)
    most = max(SENTENCE_TOKENS, _GROWTH * job.count_tokens(sentence))
    return Part(filled, SegmentShaper(sentence, target), most, " ")
