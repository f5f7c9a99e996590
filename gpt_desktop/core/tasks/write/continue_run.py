"""More text after the end of what is there."""

from __future__ import annotations

from collections.abc import Generator

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.prompts import PromptBook
from gpt_desktop.core.tasks.base import Notice, NoticeKind, TaskEvent, TaskRequest, TaskResult
from gpt_desktop.core.tasks.context_fit import prompt_room
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.options import required_text
from gpt_desktop.core.tasks.piecewise import text_tail
from gpt_desktop.core.tasks.sampling import task_sampling
from gpt_desktop.core.tasks.shaping import PlainShaper

_TOKENS = 200


class ContinueRun:
    """What one request asks for, on one generator."""

    def __init__(
        self,
        prompts: PromptBook,
        request: TaskRequest,
        generator: TextGenerator,
        token: CancelToken,
    ) -> None:
        self._template = prompts["write-continue"]
        self._request = request
        self._generator = generator
        self._token = token

    def stream(self) -> Generator[TaskEvent, None, TaskResult]:
        """Only the new text is the result."""
        request, generator = self._request, self._generator
        text = request.text or "\n\n".join(each.text for each in request.documents)
        given = required_text(
            text, tr("There is no text to work on."), tr("Write or select a text first.")
        )
        budget = max(64, prompt_room(generator.facts, None) - _TOKENS)
        tail = text_tail(given, budget, generator.count_tokens)
        notices = []
        if len(tail) < len(given):
            words = tr("Only the last part of the text was read: the whole does not fit the model.")
            notices.append(Notice(NoticeKind.INFO, words))
        yield from notices
        run = GenerationRun(generator, self._token, task_sampling("write", request, _TOKENS))
        values = {"text": tail, "wish": request.instruction.strip()}
        filled = self._template.fill(generator.facts.prompt_style, values)
        shaper = PlainShaper(keep_space=not text[-1:].isspace(), distinct=True)
        written = yield from run.stream(filled, shaper)
        return (yield from run.finish_with(written, notices))
