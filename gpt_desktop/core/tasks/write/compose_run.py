"""New texts from a brief: an outline of one, all its sections, or one of them again."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.progress import Phase
from gpt_desktop.core.prompts import FilledPrompt, PromptBook
from gpt_desktop.core.tasks.base import (
    Annotated,
    TaskEvent,
    TaskRequest,
    TaskResult,
    TextAdded,
    TextReset,
)
from gpt_desktop.core.tasks.context_fit import prompt_room, too_long
from gpt_desktop.core.tasks.generation_batch import GenerationBatch, Part
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.notices import placeholder_notices
from gpt_desktop.core.tasks.options import LENGTH, chosen
from gpt_desktop.core.tasks.sampling import task_sampling
from gpt_desktop.core.tasks.shaping import PlainShaper
from gpt_desktop.core.tasks.write.brief import facts_words, read_brief
from gpt_desktop.core.tasks.write.brief_check import (
    brief_notices,
    left_out,
    made_up,
    only_known,
    with_told,
)
from gpt_desktop.core.tasks.write.letter_shaper import LetterShaper
from gpt_desktop.core.tasks.write.options import HEADING, KIND_VALUES
from gpt_desktop.core.tasks.write.outline import OUTLINE_FORM, OUTLINE_TOKENS, read_outline
from gpt_desktop.core.tasks.write.style import style_words

_SENTENCES = {"short": 8, "medium": 16, "long": 30}
_LEAST_SENTENCES = 2
_SENTENCE_TOKENS = 50
_SIGNED = ("email", "letter")
_KIND_WORDS = {
    "news": "newspaper report",
    "blog": "blog post",
    "email": "email",
    "letter": "letter",
    "story": "short story",
}


class ComposeRun:
    """What one request asks for, on one generator.

    Args:
        action: a kind of text, ``outline``, or ``section``.
    """

    def __init__(
        self,
        prompts: PromptBook,
        request: TaskRequest,
        generator: TextGenerator,
        token: CancelToken,
        action: str,
    ) -> None:
        self._prompts = prompts
        self._request = request
        self._generator = generator
        self._token = token
        self._action = action
        self._brief = read_brief(request, action if action in KIND_VALUES else "")

    def stream(self) -> Generator[TaskEvent, None, TaskResult]:
        """Do it; of a text with headings each has its section."""
        sentences = _SENTENCES[chosen(self._request, LENGTH)]
        if self._action == "outline":
            return (yield from self.outline())
        if self._action == "section":
            each = sentences // max(1, len(self._brief.headings))
            return (yield from self.section(chosen(self._request, HEADING), each))
        if self._brief.headings:
            return (yield from self.sections(sentences))
        return (yield from self.whole(sentences))

    def outline(self) -> Generator[TaskEvent, None, TaskResult]:
        """Headings, one a line."""
        run = self._run(OUTLINE_TOKENS, outlined=True)
        filled = self._filled("outline", {"text": self._brief.text})
        self._check_room(filled, OUTLINE_TOKENS)
        written = yield from run.stream(filled, show=False)
        run.settle()
        text = "\n".join(read_outline(written))
        yield TextAdded(text)
        return (yield from run.finish_with(text))

    def whole(self, sentences: int) -> Generator[TaskEvent, None, TaskResult]:
        """A text in one piece."""
        kind = self._brief.kind
        most = sentences * _SENTENCE_TOKENS
        run = self._run(most)
        told = " ".join(each for each in (self._brief.text, facts_words(self._brief.facts)) if each)
        filled = self._filled(kind, {"text": told})
        self._check_room(filled, most)
        prose = PlainShaper(max_sentences=sentences, chatter=True, distinct=True)
        text = yield from run.stream(filled, LetterShaper() if kind in _SIGNED else prose)
        kept, gone = only_known(text, self._brief)
        return (yield from self._kept(run, text, with_told(kept, self._brief.facts), gone))

    def sections(self, sentences: int) -> Generator[TaskEvent, None, TaskResult]:
        """A section under each heading of the brief, together; shown in their order.

        Args:
            sentences: of the whole text.
        """
        headings = self._brief.headings
        each = max(_LEAST_SENTENCES, round(sentences / len(headings)))
        run = self._run(each * _SENTENCE_TOKENS)
        parts = [self._part(heading, each, number) for number, heading in enumerate(headings)]
        written = yield from GenerationBatch(run, Phase.SECTIONS, parts).stream()
        text = "".join(part.lead + words for part, words in written)
        return (yield from self._kept(run, text, *self._sections_kept(written)))

    def section(self, heading: str, sentences: int) -> Generator[TaskEvent, None, TaskResult]:
        """The text of one section, without its heading."""
        each = max(_LEAST_SENTENCES, sentences)
        run = self._run(each * _SENTENCE_TOKENS)
        filled = self._of_section(heading)
        self._check_room(filled, each * _SENTENCE_TOKENS)
        text = yield from run.stream(filled, _prose(each))
        own = self._brief.facts_under(heading)
        return (yield from self._kept(run, text, *self._section_kept(text, own)))

    def _kept(
        self, run: GenerationRun, text: str, kept: str, gone: int
    ) -> Generator[TaskEvent, None, TaskResult]:
        """The text, or where the brief has facts what is kept of it."""
        if not self._brief.facts or self._token.cancelled:
            return (yield from self._checked(run, text))
        if kept != text:
            yield TextReset()
            yield TextAdded(kept)
        return (yield from self._checked(run, kept, gone))

    def _sections_kept(self, written: Sequence[tuple[Part, str]]) -> tuple[str, int]:
        text, gone = "", 0
        for part, words in written:
            kept, fewer = self._section_kept(words, self._brief.facts_under(part.label))
            text += part.lead + kept
            gone += fewer
        return text, gone

    def _section_kept(self, text: str, facts: Sequence[str]) -> tuple[str, int]:
        """A section that says nothing but what is known, and each of its facts.

        What a small model does not tell stands there in the person's own words.
        """
        kept, gone = only_known(text, self._brief)
        untold = left_out(kept, facts)
        return " ".join(each for each in (facts_words(untold), kept) if each), gone

    def _part(self, heading: str, sentences: int, number: int) -> Part:
        filled = self._of_section(heading)
        self._check_room(filled, sentences * _SENTENCE_TOKENS)
        between = "\n\n" if number else ""
        return Part(
            filled,
            _prose(sentences),
            sentences * _SENTENCE_TOKENS,
            lead=f"{between}## {heading}\n\n",
            label=heading,
        )

    def _of_section(self, heading: str) -> FilledPrompt:
        brief = self._brief
        own = brief.facts_under(heading) if heading in brief.headings else brief.facts
        about = brief.text.rstrip(".")
        if own:
            return self._filled("told", {"text": about, "facts": facts_words(own)})
        return self._filled("section", {"text": about, "heading": heading})

    def _filled(self, action: str, values: dict[str, str]) -> FilledPrompt:
        brief, style = self._brief, self._generator.facts.prompt_style
        wish = brief.wish
        if action != "outline":
            wish = style_words(self._request, self._generator) + wish
        given = {**values, "kind": _KIND_WORDS[brief.kind], "tone": brief.tone, "wish": wish}
        template = self._prompts[f"write-{action}"]
        return template.fill(style, {name: given[name] for name in template.variables})

    def _checked(
        self, run: GenerationRun, text: str, gone: int = 0
    ) -> Generator[TaskEvent, None, TaskResult]:
        claims = () if self._brief.may_invent else made_up(text, self._brief)
        notices = placeholder_notices(text)
        if not self._brief.may_invent:
            notices += brief_notices(claims, text, self._brief, gone)
        for claim in claims:
            yield Annotated(claim)
        yield from notices
        result = yield from run.finish_with(text, notices)
        return replace(result, annotations=claims)

    def _run(self, max_tokens: int, *, outlined: bool = False) -> GenerationRun:
        sampling = task_sampling("write", self._request, max_tokens)
        if outlined:
            sampling = replace(sampling, constraint=OUTLINE_FORM)
        return GenerationRun(self._generator, self._token, sampling)

    def _check_room(self, filled: FilledPrompt, most: int) -> None:
        room = prompt_room(self._generator.facts, most)
        tokens = self._generator.count_prompt_tokens(filled.prompt)
        if tokens > room:
            raise too_long(tokens, room)


def _prose(sentences: int) -> PlainShaper:
    return PlainShaper(max_sentences=sentences, chatter=True, distinct=True, one_paragraph=True)
