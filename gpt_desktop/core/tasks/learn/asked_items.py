"""Makes one question of a fact, or says why it is none."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from gpt_desktop.core.abilities import scores
from gpt_desktop.core.altered.facts import TextFacts
from gpt_desktop.core.altered.lacking import lacking
from gpt_desktop.core.annotations import ItemKind, Span, StudyItem
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.answers import GAP, Answerable
from gpt_desktop.core.learning.distractors import Distractors
from gpt_desktop.core.learning.drawn import draw_key
from gpt_desktop.core.messages import TextPrompt
from gpt_desktop.core.prompts import PromptBook
from gpt_desktop.core.search_words import folded
from gpt_desktop.core.tasks.base import TaskEvent
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.learn.told import filled, shaper
from gpt_desktop.core.trust.source import SourceText
from gpt_desktop.core.trust.statement import Statement

WRONG_CHOICES = 3
_MOST_SCORED = 8
_TOKENS = 48
_CLOSE = 0.5  # of a question's words that stand in the sentence
_NOWHERE = Span(0, 0)


class ItemMaker:
    """Makes questions of one text with one model.

    Args:
        everything: all that the text has answers for.
    """

    def __init__(
        self,
        run: GenerationRun,
        book: PromptBook,
        source: SourceText,
        everything: Sequence[Answerable],
        seed: int,
    ) -> None:
        self._run = run
        self._book = book
        self._source = source
        self._everything = everything
        self._seed = seed
        self._distractors = Distractors(source, everything, seed)

    def make(
        self, kind: ItemKind, asked: Answerable
    ) -> Generator[TaskEvent, None, StudyItem | None]:
        """A question; one that is left out says why; None where this kind cannot be made of it."""
        if kind is ItemKind.SHORT:
            return (yield from self._question(asked))
        if kind is ItemKind.CHOICE:
            return self._choice(asked)
        return self.gap(asked)

    def gap(self, asked: Answerable) -> StudyItem:
        """A gap to fill, which every fact can be."""
        return gap_item(asked)

    def _choice(self, asked: Answerable) -> StudyItem | None:
        found = self._ranked(asked, self._distractors.of(asked))
        if len(found) < WRONG_CHOICES:
            return None
        choices = [asked.answer, *found[:WRONG_CHOICES]]
        choices.sort(key=lambda words: draw_key(self._seed, asked.gapped + words))
        return _item(ItemKind.CHOICE, asked, choices=tuple(choices))

    def _ranked(self, asked: Answerable, found: list[str]) -> list[str]:
        """Those that the model finds most probable in the gap first; as they come without one."""
        scorer = scores(self._run.generator)
        found = found[:_MOST_SCORED]
        if scorer is None or len(found) < WRONG_CHOICES:
            return found
        before, _, after = asked.gapped.partition(GAP)
        texts = [words + after for words in found]
        scored = scorer.score(TextPrompt(before or "\n"), texts, self._run.token)
        means = [sum(each.logprob for each in one) / max(1, len(one)) for one in scored]
        ranked = sorted(zip(means, found, strict=True), key=lambda pair: -pair[0])
        return [words for _, words in ranked]

    def _question(self, asked: Answerable) -> Generator[TaskEvent, None, StudyItem | None]:
        values = {"sentence": asked.sentence.text, "answer": asked.answer}
        prompt = filled(self._book, self._run, "learn-question", values)
        text = yield from self._run.stream(
            prompt, shaper(1), max_tokens=_TOKENS, show=False, report=False
        )
        if self._run.token.cancelled:
            return None
        question = " ".join(text.split())
        reason = self._reason(question, asked)
        return _item(ItemKind.SHORT, asked, question=question, left_out=reason)

    def _reason(self, question: str, asked: Answerable) -> str:
        """Why a question of the model's is none; "" where it is one."""
        if not question.endswith(("?", "？")):
            return tr("This is no question.")
        if folded(asked.answer) in folded(question):
            return tr("The question says the answer.")
        added = next(lacking(TextFacts(question), TextFacts(asked.sentence.text)), None)
        if added is not None:
            return tr("The text does not say “{words}”.", words=added.of(question))
        own = Statement(question).stems
        there = self._source.statement(asked.sentence.number).stems
        if not own or len(own & there) < _CLOSE * len(own):
            return tr("The question is not about this passage.")
        if not self._answers(question, asked):
            return tr("Another part of the passage answers it better.")
        return ""

    def _answers(self, question: str, asked: Answerable) -> bool:
        """Whether the model finds this answer the most probable of those the sentence has."""
        scorer = scores(self._run.generator)
        others = [
            each.answer
            for each in self._everything
            if each.sentence.number == asked.sentence.number and each.answer != asked.answer
        ]
        if scorer is None or not others:
            return True
        prompt = TextPrompt(f"{asked.sentence.text}\n\nQuestion: {question}\nAnswer:")
        texts = [f" {words}" for words in (asked.answer, *others)]
        scored = scorer.score(prompt, texts, self._run.token)
        means = [sum(each.logprob for each in one) / max(1, len(one)) for one in scored]
        return means[0] >= max(means)


def gap_item(asked: Answerable) -> StudyItem:
    """A gap to fill; its span is not set."""
    return _item(ItemKind.CLOZE, asked)


def _item(
    kind: ItemKind,
    asked: Answerable,
    *,
    question: str = "",
    choices: tuple[str, ...] = (),
    left_out: str = "",
) -> StudyItem:
    return StudyItem(
        _NOWHERE,
        kind,
        question or asked.gapped,
        asked.answer,
        asked.sentence.place,
        asked.sentence.text,
        choices,
        left_out,
    )
