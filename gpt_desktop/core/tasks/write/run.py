"""One run of the write task: composing and continuing."""

from __future__ import annotations

from collections.abc import Generator

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.prompts import FilledPrompt, PromptBook
from gpt_desktop.core.tasks.base import Notice, NoticeKind, TaskEvent, TaskRequest, TaskResult
from gpt_desktop.core.tasks.context_fit import prompt_room, too_long
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.notices import (
    invented_number_notices,
    placeholder_notices,
)
from gpt_desktop.core.tasks.options import LENGTH, chosen, required_text
from gpt_desktop.core.tasks.piecewise import text_tail
from gpt_desktop.core.tasks.sampling import task_sampling
from gpt_desktop.core.tasks.shaping import PlainShaper
from gpt_desktop.core.tasks.write.letter_shaper import LetterShaper
from gpt_desktop.core.tasks.write.options import TONE

_SENTENCES = {"short": 8, "medium": 16, "long": 30}
_SENTENCE_TOKENS = 50
_SIGNED = ("email", "letter")
_TONE_OF_VOICE = {
    "neutral": "",
    "formal": "Write in a formal tone.",
    "friendly": "Write in a friendly tone.",
    "enthusiastic": "Write in a lively, enthusiastic tone.",
}
_CONTINUE_TOKENS = 200


class WriteRun:
    """What one request asks for, on one generator."""

    def __init__(
        self,
        prompts: PromptBook,
        request: TaskRequest,
        generator: TextGenerator,
        token: CancelToken,
    ) -> None:
        self._prompts = prompts
        self._request = request
        self._generator = generator
        self._token = token
        self._text = request.text or "\n\n".join(each.text for each in request.documents)

    def compose(self, kind: str) -> Generator[TaskEvent, None, TaskResult]:
        """A new text from the brief. Numbers it made up are named, but in a story."""
        brief = required_text(
            self._text, tr("There is no brief."), tr("Say in a few words what to write about.")
        )
        sentences = _SENTENCES[chosen(self._request, LENGTH)]
        filled = self._filled(kind, {"text": brief, "tone": _TONE_OF_VOICE[self._tone()]})
        most = sentences * _SENTENCE_TOKENS
        run = self._run(most)
        room = prompt_room(self._generator.facts, most)
        tokens = self._generator.count_prompt_tokens(filled.prompt)
        if tokens > room:
            raise too_long(tokens, room)
        prose = PlainShaper(max_sentences=sentences, chatter=True, distinct=True)
        shaper = LetterShaper() if kind in _SIGNED else prose
        text = yield from run.stream(filled, shaper)
        notices = placeholder_notices(text)
        if kind != "story":
            notices += invented_number_notices(text, f"{brief}\n{self._request.instruction}")
        yield from notices
        return (yield from run.finish_with(text, notices))

    def go_on(self) -> Generator[TaskEvent, None, TaskResult]:
        """More text after the end of what is there; only the new text is the result."""
        given = self._given_text()
        budget = max(64, prompt_room(self._generator.facts, None) - _CONTINUE_TOKENS)
        tail = text_tail(given, budget, self._generator.count_tokens)
        notices = []
        if len(tail) < len(given):
            words = tr("Only the last part of the text was read: the whole does not fit the model.")
            notices.append(Notice(NoticeKind.INFO, words))
        yield from notices
        run = self._run(_CONTINUE_TOKENS)
        shaper = PlainShaper(keep_space=not self._text[-1:].isspace(), distinct=True)
        text = yield from run.stream(self._filled("continue", {"text": tail}), shaper)
        return (yield from run.finish_with(text, notices))

    def _given_text(self) -> str:
        return required_text(
            self._text, tr("There is no text to work on."), tr("Write or select a text first.")
        )

    def _tone(self) -> str:
        return chosen(self._request, TONE)

    def _run(self, max_tokens: int) -> GenerationRun:
        sampling = task_sampling("write", self._request, max_tokens)
        return GenerationRun(self._generator, self._token, sampling)

    def _filled(self, action: str, values: dict[str, str]) -> FilledPrompt:
        style = self._generator.facts.prompt_style
        wish = self._request.instruction.strip()
        return self._prompts[f"write-{action}"].fill(style, {**values, "wish": wish})
