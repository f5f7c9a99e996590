"""A sentence that the document does not bear, written once more from its passage alone."""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence
from dataclasses import replace

from gpt_desktop.core.abilities import answer_each
from gpt_desktop.core.annotations import Claim
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.constraints import Pattern
from gpt_desktop.core.generation import SamplingParams
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.search_words import folded
from gpt_desktop.core.tasks.base import TaskEvent
from gpt_desktop.core.tasks.shaping import PlainShaper
from gpt_desktop.core.tasks.summarize.job import SENTENCE_TOKENS, Job
from gpt_desktop.core.trust.source import SourceText

_NUMBER = LazyPattern(r"[0-9]+(?:[.,:/-][0-9]+)*")
_NAME = LazyPattern(r"\b[^\W\d_a-z][\w'’-]{2,}")
_MOST_NUMBERS = 24
_MOST_NAMES = 8
_MOST_PASSAGE = 1_200  # characters
_ONE = " in one sentence"


def rewritten_sentences(
    job: Job, text: str, claims: Sequence[Claim], source: SourceText
) -> Generator[TaskEvent, None, list[str]]:
    """A new sentence for each claim, "" where there is no passage to write it from.

    The model sees the passages alone; numbers that they do not have cannot be written, and
    names of the old sentence that the documents do not have are banned.
    """
    passages = [_passage(claim, source) for claim in claims]
    asked = [number for number, passage in enumerate(passages) if passage]
    sentences = ["" for _ in claims]
    if not asked or job.stopped():
        return sentences
    filled = [job.filled(passages[number], _ONE) for number in asked]
    params = [
        _bound(own, passages[number], claims[number].span.of(text), source)
        for own, number in zip(
            job.run.batch_params([(each, SENTENCE_TOKENS) for each in filled]), asked, strict=True
        )
    ]
    shapers = [PlainShaper(max_sentences=1, chatter=True, one_paragraph=True) for _ in asked]
    ends = [CancelToken() for _ in asked]
    over = 0
    yield Progressed(Phase.COMPARING, 0, len(asked), Unit.STEPS)
    for at, delta in answer_each(
        job.run.generator, [each.prompt for each in filled], params, job.run.token, ends
    ):
        sentences[asked[at]] += shapers[at].feed(delta.text)
        if delta.finish is None:
            if shapers[at].full:
                ends[at].cancel()
            continue
        sentences[asked[at]] += shapers[at].finish()
        job.run.note_usage(delta)
        over += 1
        yield Progressed(Phase.COMPARING, over, len(asked), Unit.STEPS)
    return sentences


def number_form(passage: str) -> Pattern:
    """A line that has no digits but those of the passage's numbers, each as it stands there."""
    found = list(dict.fromkeys(_NUMBER.findall(passage)))[:_MOST_NUMBERS]
    numbers = sorted(found, key=lambda each: -len(each))
    plain = r"[^0-9\n]"
    if not numbers:
        return Pattern(f"{plain}+")
    either = "|".join(re.escape(each) for each in numbers)
    return Pattern(f"(?:(?:{either})?{plain}+)+(?:{either})?")


def _bound(
    params: SamplingParams, passage: str, sentence: str, source: SourceText
) -> SamplingParams:
    names = dict.fromkeys(_NAME.findall(sentence))
    foreign = [each for each in names if folded(each) not in source.vocabulary]
    return replace(
        params,
        constraint=number_form(passage),
        banned=(*params.banned, *foreign[:_MOST_NAMES]),
    )


def _passage(claim: Claim, source: SourceText) -> str:
    """What its best passages say, in the order of the document."""
    places = sorted(claim.sources, key=lambda place: (place.document_id, place.span.start))
    words = dict.fromkeys(" ".join(source.words_at(place).split()) for place in places)
    return " ".join(words)[:_MOST_PASSAGE]
