"""New texts from a brief: an outline of one, all its sections, or one of them again."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import replace

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import SamplingParams, TextGenerator
from gpt_desktop.core.progress import Phase
from gpt_desktop.core.prompts import FilledPrompt, PromptBook
from gpt_desktop.core.tasks.base import Annotated, TaskEvent, TaskResult, TextAdded, TextReset
from gpt_desktop.core.tasks.context_fit import prompt_room, too_long
from gpt_desktop.core.tasks.generation_batch import GenerationBatch, Part
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.notices import placeholder_notices
from gpt_desktop.core.tasks.shaping import PlainShaper
from gpt_desktop.core.tasks.write.brief import Brief, facts_words
from gpt_desktop.core.tasks.write.brief_check import brief_notices, left_out, made_up, only_known
from gpt_desktop.core.tasks.write.outline import OUTLINE_FORM, OUTLINE_TOKENS, read_outline

_LEAST_SENTENCES = 2
_SENTENCE_TOKENS = 50
_KIND_WORDS = {
    "news": "newspaper report",
    "blog": "blog post",
    "email": "email",
    "letter": "letter",
    "story": "short story",
}


class Composing:
    """Writes from one brief, on one generator.

    Args:
        kind: a value of the task's option ``kind``.
        tone: words for the prompt, or "".
        sampling: of all generations.
    """

    def __init__(
        self,
        prompts: PromptBook,
        generator: TextGenerator,
        token: CancelToken,
        brief: Brief,
        kind: str,
        tone: str,
        sampling: Callable[[int], SamplingParams],
    ) -> None:
        self._prompts = prompts
        self._generator = generator
        self._token = token
        self._brief = brief
        self._kind = kind
        self._tone = tone
        self._sampling = sampling

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
        if not self._brief.facts or self._token.cancelled:
            return (yield from self._checked(run, text))
        kept, gone = self._kept_to_facts(written)
        if kept != text:
            yield TextReset()
            yield TextAdded(kept)
        return (yield from self._checked(run, kept, gone))

    def section(self, heading: str, sentences: int) -> Generator[TaskEvent, None, TaskResult]:
        """The text of one section, without its heading."""
        each = max(_LEAST_SENTENCES, sentences)
        run = self._run(each * _SENTENCE_TOKENS)
        filled = self._of_section(heading)
        self._check_room(filled, each * _SENTENCE_TOKENS)
        text = yield from run.stream(filled, _prose(each))
        if not self._brief.facts or self._token.cancelled:
            return (yield from self._checked(run, text))
        kept, gone = self._section_kept(text, self._brief.facts_under(heading))
        if kept != text:
            yield TextReset()
            yield TextAdded(kept)
        return (yield from self._checked(run, kept, gone))

    def _kept_to_facts(self, written: Sequence[tuple[Part, str]]) -> tuple[str, int]:
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
        style = self._generator.facts.prompt_style
        given = {"kind": _KIND_WORDS[self._kind], "tone": self._tone, "wish": self._brief.wish}
        return self._prompts[f"write-{action}"].fill(style, {**values, **given})

    def _checked(
        self, run: GenerationRun, text: str, gone: int = 0
    ) -> Generator[TaskEvent, None, TaskResult]:
        claims = made_up(text, self._brief) if self._checks else ()
        notices = placeholder_notices(text)
        if self._checks:
            notices += brief_notices(claims, text, self._brief, gone)
        for claim in claims:
            yield Annotated(claim)
        yield from notices
        result = yield from run.finish_with(text, notices)
        return replace(result, annotations=claims)

    @property
    def _checks(self) -> bool:
        """A story may make things up, but for the facts it was given."""
        return self._kind != "story" or bool(self._brief.facts)

    def _run(self, max_tokens: int, *, outlined: bool = False) -> GenerationRun:
        sampling = self._sampling(max_tokens)
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
