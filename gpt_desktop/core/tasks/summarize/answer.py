"""An answer to a question about a document, from the passages that speak of it."""

from __future__ import annotations

from collections.abc import Generator

from gpt_desktop.core.documents import BlockKind
from gpt_desktop.core.sentences import split_sentences
from gpt_desktop.core.tasks.base import TaskEvent
from gpt_desktop.core.tasks.shaping import PlainShaper
from gpt_desktop.core.tasks.summarize.checked import checked
from gpt_desktop.core.tasks.summarize.composed import Composed, Composer
from gpt_desktop.core.tasks.summarize.figures import shortened, without_mark
from gpt_desktop.core.tasks.summarize.job import SENTENCE_TOKENS, Job
from gpt_desktop.core.trust.source import SourceSentence, SourceText
from gpt_desktop.core.trust.words import Word, words_of

_CANDIDATES = 8
_LEAST_SHARE = 0.34  # of the question's telling words, by weight, that the best passage has
_READ_FIRST = 3
# Words that ask for a measure; the text need not have them.
_ASKING = frozenset(("how", "much", "many", "long", "high", "old", "big", "far", "often", "tell"))
_SENTENCES = {"short": 1, "medium": 2, "long": 4}
_QUOTED = 2


def best_passages(source: SourceText, question: str) -> list[SourceSentence]:
    """The sentences that have the question's words, the best first; none where too few have."""
    stems = {word.stem for word in words_of(question) if word.telling and not _asks(word)}
    best = source.index.best(stems, _CANDIDATES)
    found = [source.sentences[number] for number, _ in best]
    found = [each for each in found if each.kind is not BlockKind.HEADING]
    near = {stem for each in found[:_READ_FIRST] for stem in _stems_around(source, each.number)}
    told = [source.index.weight(stem) for stem in stems & near]
    # A word that stands nowhere (“how high”) weighs no more than those that do.
    untold = [min(source.index.weight(stem), max(told, default=0.0)) for stem in stems - near]
    return found if sum(told) > _LEAST_SHARE * (sum(told) + sum(untold)) else []


def answered(job: Job, source: SourceText, budget: int) -> Generator[TaskEvent, None, Composed]:
    """The answer; the passages themselves where the document does not bear the model's words.

    Nothing where no passage speaks of the question.
    """
    passages = best_passages(source, job.wish.question)
    if not passages:
        return Composed("")
    context = _context(job, source, passages, budget)
    values = {"text": context, "question": job.wish.question, "wish": job.wish.instruction}
    style = job.run.generator.facts.prompt_style
    most = _SENTENCES[job.wish.length]
    text = yield from job.run.stream(
        job.prompts["summarize-answer"].fill(style, values),
        PlainShaper(max_sentences=most, chatter=True, distinct=True, one_paragraph=True),
        max_tokens=most * SENTENCE_TOKENS,
    )
    text = _from_the_point(text, job.wish.question)
    made = checked(text, source, job.run.generator.facts)
    if job.stopped() or (made.claims and not any(claim.checks for claim in made.claims)):
        return made
    return quoted(passages[:_QUOTED])


def quoted(passages: list[SourceSentence]) -> Composed:
    """The passages as the answer."""
    composer = Composer()
    for passage in sorted(passages, key=lambda each: each.number):
        composer.add(" " if composer.length else "")
        composer.quote(shortened(passage.text, ""), (passage.place,))
    return composer.composed()


def _context(job: Job, source: SourceText, passages: list[SourceSentence], budget: int) -> str:
    """The passages and their neighbours, in the order of the document, as far as they fit."""
    taken: set[int] = set()
    used = 0
    for passage in passages:
        for number in (passage.number, passage.number + 1, passage.number - 1):
            if number in taken or not 0 <= number < len(source.sentences):
                continue
            cost = job.count_tokens(source.sentences[number].text) + 1
            if used + cost > budget:
                continue
            taken.add(number)
            used += cost
    each = (" ".join(source.sentences[number].text.split()) for number in sorted(taken))
    return " ".join(without_mark(text) for text in each)


def _from_the_point(text: str, question: str) -> str:
    """The answer without what a small model copies before it comes to the question."""
    asked = _stems(question)
    sentences = split_sentences(text)
    hits = (at for at, sentence in enumerate(sentences) if asked & _stems(sentence))
    return "".join(sentences[next(hits, 0) :]).strip()


def _stems(text: str) -> set[str]:
    return {word.stem for word in words_of(text) if word.telling}


def _asks(word: Word) -> bool:
    return word.text.casefold() in _ASKING


def _stems_around(source: SourceText, number: int) -> set[str]:
    near = source.sentences[max(0, number - 1) : number + 2]
    return {stem for each in near for stem in _stems(each.text)}
