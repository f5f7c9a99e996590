"""One run of proofreading, sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from dataclasses import replace

from gpt_desktop.core.abilities import scores
from gpt_desktop.core.annotations import Edit, Span
from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.errors import PromptTooLongError, UserFacingError
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.language_detection import detect_languages
from gpt_desktop.core.languages import language
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.proofread.checker import Checker, Finding
from gpt_desktop.core.proofread.edits import edit_of
from gpt_desktop.core.proofread.means import ProofreadMeans
from gpt_desktop.core.proofread.proofreader import Proofreader
from gpt_desktop.core.proofread.scoring import Scored, SentenceScorer
from gpt_desktop.core.proofread.sentence_spans import sentence_spans
from gpt_desktop.core.proofread.spelling import Speller
from gpt_desktop.core.tasks.base import (
    Annotated,
    Notice,
    NoticeKind,
    TaskEvent,
    TaskRequest,
    TaskResult,
    TextAdded,
)
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.options import required_text
from gpt_desktop.core.tasks.sampling import faithful_sampling

_ENGLISH = "en"
_GERMAN = "de"
_MOST_BEFORE = 200  # characters before a sentence that it is judged after
# Before a sentence, what it says, its findings: what to change.
_Judge = Callable[[str, str, Sequence[Finding], CancelToken], list[Scored]]


class ProofreadRun:
    """What one request asks for, on one generator."""

    def __init__(
        self,
        means: ProofreadMeans,
        request: TaskRequest,
        generator: TextGenerator,
        token: CancelToken,
    ) -> None:
        self._means = means
        self._request = request
        self._generator = generator
        self._token = token
        self._text = request.text or "\n\n".join(each.text for each in request.documents)

    def changes(self) -> Generator[TaskEvent, None, TaskResult]:
        """Each change as soon as it is found."""
        required_text(
            self._text, tr("There is no text to proofread."), tr("Write or select a text first.")
        )
        yield TextAdded(self._text)
        code = self._language()
        checker = self._checker(code)
        scorer = self._scorer(code)
        notices = _notices(code, self._generator, scored=scorer is not None)
        yield from notices
        edits: list[Edit] = []
        run = GenerationRun(self._generator, self._token, faithful_sampling())
        judge = self._judge(code, checker, scorer)
        with suppress(CancelledError):  # what was found stays
            yield from self._through(checker, judge, scorer, edits)
        result = run.result(self._text, notices)
        return replace(result, annotations=tuple(edits))

    def _through(
        self, checker: Checker, judge: _Judge, scorer: SentenceScorer | None, edits: list[Edit]
    ) -> Generator[TaskEvent, None, None]:
        spans = sentence_spans(self._text)
        for number, span in enumerate(spans):
            self._token.raise_if_cancelled()
            yield Progressed(Phase.SECTIONS, number, len(spans), Unit.SECTIONS)
            # Line ends within a sentence are blanks to all that judge it.
            sentence = span.of(self._text).replace("\n", " ")
            before = self._before(spans, number)
            try:
                found = judge(before, sentence, checker.find(sentence), self._token)
            except PromptTooLongError:
                continue  # no prose: a sentence longer than what a model reads
            for each in found:
                gain = each.gain if scorer is not None else None
                edit = edit_of(self._text, span.start, each.candidate, gain)
                edits.append(edit)
                yield Annotated(edit)

    def _before(self, spans: Sequence[Span], number: int) -> str:
        """What stands before a sentence in its paragraph, if not too long."""
        if not number:
            return ""
        between = self._text[spans[number - 1].end : spans[number].start]
        before = spans[number - 1].of(self._text).replace("\n", " ")
        return "" if "\n" in between or len(before) > _MOST_BEFORE else before

    def _judge(self, code: str, checker: Checker, scorer: SentenceScorer | None) -> _Judge:
        ignored = frozenset(self._request.options.get("ignored", "").lower().split())
        if code == _ENGLISH:
            reader = Proofreader(
                self._means.lexicon, self._means.thresholds, checker, scorer, ignored
            )
            return reader.proofread
        return Speller(scorer, ignored, nouns_have_capitals=code == _GERMAN).proofread

    def _language(self) -> str:
        """The code of the text's language: as asked, or the likeliest there is a checker for."""
        if asked := self._request.options.get("language", ""):
            return asked
        likely = detect_languages(self._text)
        return likely[0] if likely and _ENGLISH not in likely else _ENGLISH

    def _checker(self, code: str) -> Checker:
        checker = self._means.checkers.checker(code)
        if checker is None:
            name = tr(language(code).name)
            raise UserFacingError(
                tr("There is no dictionary for {language}.", language=name),
                tr("Proofreading in other languages than English takes a Hunspell dictionary."),
                tr(
                    "Install one from your system's packages, or put its .aff and .dic files "
                    "into the folder {folder}.",
                    folder=self._means.checkers.folder(),
                ),
            )
        return checker

    def _scorer(self, code: str) -> SentenceScorer | None:
        """None where the model does not know the language, or does not score."""
        scoring = scores(self._generator)
        if scoring is None or code not in self._generator.facts.languages:
            return None
        return SentenceScorer(scoring, self._means.thresholds.first)


def _notices(code: str, generator: TextGenerator, *, scored: bool) -> list[Notice]:
    """What the person should know of how much was looked at."""
    if scored and code == _ENGLISH:
        return []
    name = tr(language(code).name)
    if scored:
        words = tr(
            "Only the spelling was checked: there are no rules for {language}.", language=name
        )
        return [Notice(NoticeKind.INFO, words)]
    words = tr(
        "{model} does not judge {language}: rules and dictionaries alone decide.",
        model=generator.facts.name,
        language=name,
    )
    return [Notice(NoticeKind.WARNING, words, code)]
