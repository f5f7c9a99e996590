"""A scripted generator that stops in the middle of an answer until it is let go."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import Delta, SamplingParams
from gpt_desktop.core.messages import Prompt
from tests.fakes import ScriptedGenerator


class GatedGenerator(ScriptedGenerator):
    """Gives ``words`` words, then waits for ``gate`` or for a cancelled token."""

    def __init__(self, answers: list[str], words: int = 3) -> None:
        super().__init__(answers)
        self.gate = Event()
        self._words = words

    def generate(
        self, prompt: Prompt, params: SamplingParams, token: CancelToken
    ) -> Iterator[Delta]:
        given = 0
        for delta in super().generate(prompt, params, token):
            yield delta
            given += bool(delta.text)
            if given == self._words:
                while not token.cancelled and not self.gate.wait(0.01):
                    pass
