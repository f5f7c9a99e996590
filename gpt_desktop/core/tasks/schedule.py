"""A short title for an event, quoted from the words that code left of its sentence.

All else of an event is read by code (``core.agenda.reading``). The model may answer with nothing
but words that stand there side by side, so that a weak one chooses badly but invents nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Generator
from dataclasses import replace

from gpt_desktop.core.agenda.proposal import Proposal
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.constraints import JsonSchema
from gpt_desktop.core.generation import SamplingParams, TextGenerator
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.prompts import PromptBook
from gpt_desktop.core.tasks.base import OptionSpec, TaskEvent, TaskRequest, TaskResult
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.options import required_text

_LONG = 7  # words of a title that are worth shortening
_MOST_WORDS = 40
_SHORTEST, _LONGEST = 2, 6  # words of a quoted title
_TOKENS = 48
# No title begins or ends with one of these.
_SMALL_WORDS = {
    *("a", "an", "the", "and", "or", "of", "to", "for", "with", "at", "in", "on", "by", "from"),
    *("about", "that", "is", "are", "we", "i", "my", "our", "us"),
}


class ScheduleTask:
    """Quotes a title. The request's text is the long one; the result's is the quoted one, or ""."""

    id = "schedule"
    title = mark("Agenda")
    options: tuple[OptionSpec, ...] = ()

    def __init__(self, prompts: PromptBook) -> None:
        self._template = prompts["schedule"]

    def run(
        self, request: TaskRequest, generator: TextGenerator, token: CancelToken
    ) -> Generator[TaskEvent, None, TaskResult]:
        """Quote.

        Raises:
            UserFacingError: the text is empty.
        """
        text = required_text(
            request.text, tr("There is no event to name."), tr("Write what it is first.")
        )
        constraint = JsonSchema(_schema(text))
        sampling = SamplingParams(temperature=0.0, max_tokens=_TOKENS, constraint=constraint)
        run = GenerationRun(generator, token, sampling)
        filled = self._template.fill(generator.facts.prompt_style, {"text": text})
        answer = yield from run.stream(filled, show=False)
        return run.result(_quoted(answer, text))


def long_title(proposal: Proposal) -> bool:
    """Whether what code left of a sentence is more than a title."""
    words = proposal.draft.title.split()
    return _LONG <= len(words) <= _MOST_WORDS


def with_title(proposal: Proposal, title: str) -> Proposal:
    """A proposal with a quoted title; the whole sentence stays in its notes.

    One that is no part of the title that code found is not taken.
    """
    words = " ".join(proposal.draft.title.split())
    quoted = " ".join(title.split())
    if not quoted or not re.search(rf"(?<!\w){re.escape(quoted)}(?!\w)", words, re.IGNORECASE):
        return proposal
    named = quoted[:1].upper() + quoted[1:]
    draft = replace(proposal.draft, title=named, notes=proposal.sentence.strip())
    return replace(proposal, draft=draft)


def _schema(text: str) -> str:
    words = text.split()
    spans = {
        " ".join(words[start : start + length])
        for length in range(_SHORTEST, _LONGEST + 1)
        for start in range(len(words) - length + 1)
        if not _SMALL_WORDS & {words[start].casefold(), words[start + length - 1].casefold()}
    }
    title = {"type": "string", "enum": sorted(spans) or [text]}
    return json.dumps(
        {
            "type": "object",
            "properties": {"title": title},
            "required": ["title"],
            "additionalProperties": False,
        }
    )


def _quoted(answer: str, text: str) -> str:
    """The title of an answer; "" where it was cut short or is no part of the text."""
    try:
        title = json.loads(answer)["title"]
    except (ValueError, KeyError, TypeError):
        return ""
    whole = " ".join(text.split())
    return title if isinstance(title, str) and title in whole else ""
