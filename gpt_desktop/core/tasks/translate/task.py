"""Translation, with a plain word on what the model was not trained for."""

from __future__ import annotations

from collections.abc import Generator

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import ModelFacts, PromptStyle, TextGenerator
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.language_detection import detect_languages, unknown_language
from gpt_desktop.core.languages import LANGUAGES, Language, language
from gpt_desktop.core.messages import TextPrompt
from gpt_desktop.core.prompts import FilledPrompt, PromptBook
from gpt_desktop.core.tasks.base import (
    Choice,
    Notice,
    NoticeKind,
    OptionSpec,
    TaskEvent,
    TaskRequest,
    TaskResult,
)
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.notices import repeats
from gpt_desktop.core.tasks.options import chosen, required_text
from gpt_desktop.core.tasks.piecewise import text_pieces, work_through
from gpt_desktop.core.tasks.sampling import task_sampling

AUTO = "auto"
_LANGUAGE_CHOICES = tuple(Choice(each.code, each.name) for each in LANGUAGES)

SOURCE = OptionSpec(
    "source", mark("From"), (Choice(AUTO, mark("Detect language")), *_LANGUAGE_CHOICES), AUTO
)
TARGET = OptionSpec("target", mark("To"), _LANGUAGE_CHOICES, "en")

_PIECE_TOKENS = 400
_GROWTH = 4.0  # a script the tokenizer knows badly takes several tokens a word


class TranslateTask:
    """Translates the request's text, or its documents' where it has some."""

    id = "translate"
    title = mark("Translate")
    options = (SOURCE, TARGET)

    def __init__(self, prompts: PromptBook) -> None:
        self._prompts = prompts

    def run(
        self, request: TaskRequest, generator: TextGenerator, token: CancelToken
    ) -> Generator[TaskEvent, None, TaskResult]:
        """Translate paragraph by paragraph.

        Raises:
            UserFacingError: there is no text, a language is unknown, or both are the same.
        """
        source_code, target = chosen(request, SOURCE), language(chosen(request, TARGET))
        source = None if source_code == AUTO else language(source_code)
        given = request.text or "\n\n".join(document.text for document in request.documents)
        text = required_text(
            given, tr("There is nothing to translate."), tr("Write or paste a text first.")
        )
        if source == target:
            raise UserFacingError(
                tr("Both languages are the same."),
                "",
                tr("Choose another language to translate to."),
            )
        strange = source or unknown_source(text, generator.facts)
        source = source or _clear_source(text, target)
        notices = untrained_notices(generator.facts, strange, target)
        yield from notices
        budget = max(32, min(_PIECE_TOKENS, generator.facts.context_length // 8))
        pieces = list(text_pieces(text, budget, generator.count_tokens))
        run = GenerationRun(generator, token, task_sampling(self.id, request, None))

        def prompt_of(piece: str) -> FilledPrompt:
            return self._prompt(piece, source, target, request.instruction, generator.facts)

        translated = yield from work_through(run, pieces, prompt_of, growth=_GROWTH)
        unchanged = _unchanged_notices(translated, text) if not token.cancelled else []
        yield from unchanged
        return (yield from run.finish_with(translated, [*notices, *unchanged]))

    def _prompt(
        self, text: str, source: Language | None, target: Language, wish: str, facts: ModelFacts
    ) -> FilledPrompt:
        template = self._prompts["translate"]
        if facts.prompt_style is PromptStyle.FEW_SHOT:
            shown = few_shot_text(self._prompts, text, source, target)
            stop = ("\n\n", f"\n{_label(source)}:")
            return FilledPrompt(template.id, template.version, TextPrompt(shown), stop)
        origin = f" from {source.name}" if source else ""
        values = {"text": text, "origin": origin, "target": target.name, "wish": wish.strip()}
        return template.fill(facts.prompt_style, values)


def unknown_source(text: str, facts: ModelFacts) -> Language | None:
    """The language a text is clearly in that the model was not trained for."""
    code = unknown_language(text, facts.languages) if facts.languages else None
    return language(code) if code else None


def _clear_source(text: str, target: Language) -> Language | None:
    """The only language a text can be in, unless that is the target."""
    likely = detect_languages(text)
    clear = language(likely[0]) if len(likely) == 1 else None
    return None if clear == target else clear


def few_shot_text(prompts: PromptBook, text: str, source: Language | None, target: Language) -> str:
    """Sentence pairs, then the text, its translation left open, for models without a chat.

    An unknown source is shown in English (in French where the target is English).
    """
    shown_source = source.code if source else ("fr" if target.code == "en" else "en")
    lines = [
        f"{_label(source)}: {pair[shown_source]}\n{target.name}: {pair[target.code]}\n"
        for pair in prompts.parallel
        if shown_source in pair and target.code in pair
    ]
    return "\n".join([*lines, f"{_label(source)}: {text}\n{target.name}:"])


def untrained_notices(facts: ModelFacts, source: Language | None, target: Language) -> list[Notice]:
    """A warning that names the languages the model was not trained in."""
    pair = dict.fromkeys(each for each in (source, target) if each is not None)
    missing = [each for each in pair if each.code not in facts.languages]
    if not missing or not facts.languages:
        return []
    words = tr(
        "{model} was not trained in {languages}. This translation cannot be relied on.",
        model=facts.name,
        languages=tr(" or ").join(tr(each.name) for each in missing),
    )
    return [Notice(NoticeKind.WARNING, words, missing[-1].code)]


def _unchanged_notices(translated: str, text: str) -> list[Notice]:
    if not repeats(translated, text):
        return []
    words = tr("The model repeated the text instead of translating it.")
    return [Notice(NoticeKind.WARNING, words)]


def _label(source: Language | None) -> str:
    return source.name if source else "Text"
