"""Translation, segment by segment, with a plain word on what cannot be relied on."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import ModelFacts, TextGenerator
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.languages import Language, is_offered, language
from gpt_desktop.core.prompts import PromptBook
from gpt_desktop.core.tasks.base import Notice, TaskEvent, TaskRequest, TaskResult
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.options import chosen, required_text
from gpt_desktop.core.tasks.sampling import task_sampling
from gpt_desktop.core.tasks.translate.again import (
    SegmentRequest,
    Suggestion,
    back_translation,
    suggestions,
)
from gpt_desktop.core.tasks.translate.asked import Wanted
from gpt_desktop.core.tasks.translate.notices import (
    segment_notices,
    unknown_source,
    untrained_notices,
)
from gpt_desktop.core.tasks.translate.options import AUTO, FORMALITY, SOURCE, TARGET
from gpt_desktop.core.tasks.translate.segment_run import SegmentRun
from gpt_desktop.core.tasks.translate.source_language import SourceLanguages
from gpt_desktop.core.tasks.translate.translated import placed_segments
from gpt_desktop.core.translation.formality import Formality
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.segments import Room, split_segments

_SEGMENT_TOKENS = 200
_LEAST_TOKENS = 32


class TranslateTask:
    """Translates the request's text, or its documents' where it has some.

    Attributes:
        prompts: what models are asked with.
    """

    id = "translate"
    title = mark("Translate")
    options = (SOURCE, TARGET, FORMALITY)

    def __init__(self, prompts: PromptBook) -> None:
        self.prompts = prompts

    def run(
        self, request: TaskRequest, generator: TextGenerator, token: CancelToken
    ) -> Generator[TaskEvent, None, TaskResult]:
        """Translate sentence by sentence; all that lies between them stays as it is.

        A ``Segment`` annotates each; its checks say what is wrong with it.

        Raises:
            UserFacingError: there is no text, a language is unknown, or both are the same.
        """
        text = source_text(request)
        required_text(
            text, tr("There is nothing to translate."), tr("Write or paste a text first.")
        )
        source, code = checked_pair(request)
        target = language(code)
        languages = SourceLanguages(text, source)
        segments = split_segments(text, languages.around, segment_room(generator))
        untrained = pair_notices(request, generator.facts, languages, text)
        yield from untrained
        run = GenerationRun(generator, token, task_sampling(self.id, request, None))
        translation = SegmentRun(
            self.prompts,
            run,
            wanted_of(request, target),
            languages,
            memory=request.aids.memory,
            written=request.aids.written,
            repairs=not untrained,
        )
        done = yield from translation.stream(text, segments)
        said = segment_notices(done, target) if not token.cancelled else []
        yield from said
        result = yield from run.finish_with(translation.shown, [*untrained, *said])
        return replace(result, annotations=placed_segments(text, done))

    def suggest(
        self, request: SegmentRequest, generator: TextGenerator, token: CancelToken, most: int
    ) -> Generator[TaskEvent, None, tuple[Suggestion, ...]]:
        """Other translations of a segment; see ``suggestions``."""
        return suggestions(self.prompts, request, generator, token, most)

    def put_back(
        self, text: str, pair: Pair, generator: TextGenerator, token: CancelToken
    ) -> Generator[TaskEvent, None, str]:
        """A translation back in the source's language; see ``back_translation``."""
        return back_translation(self.prompts, text, pair, generator, token)


def checked_pair(request: TaskRequest) -> tuple[str, str]:
    """The codes of the languages; "" for a source that is to be found.

    Raises:
        UserFacingError: one is unknown, or both are the same.
    """
    source, target = chosen(request, SOURCE), language(chosen(request, TARGET)).code
    if source == target:
        raise UserFacingError(
            tr("Both languages are the same."),
            "",
            tr("Choose another language to translate to."),
        )
    return "" if source == AUTO else source, target


def segment_room(generator: TextGenerator) -> Room:
    """How long a segment may be for a model."""
    tokens = max(_LEAST_TOKENS, min(_SEGMENT_TOKENS, generator.facts.context_length // 10))
    return Room(tokens, generator.count_tokens)


def pair_notices(
    request: TaskRequest, facts: ModelFacts, languages: SourceLanguages, text: str
) -> list[Notice]:
    """A warning where the model does not know a language that is needed."""
    source, target = chosen(request, SOURCE), language(chosen(request, TARGET))
    if languages.whole == target.code:
        return []
    named = language(source) if is_offered(source) else unknown_source(text, facts)
    return untrained_notices(facts, named, target)


def source_text(request: TaskRequest) -> str:
    """What is translated: the text, or the documents' where there is none."""
    return request.text or "\n\n".join(document.text for document in request.documents)


def wanted_of(request: TaskRequest, target: Language) -> Wanted:
    """What the request wants of every segment."""
    formality = Formality(chosen(request, FORMALITY))
    return Wanted(target, formality, request.instruction, request.aids.terms)
