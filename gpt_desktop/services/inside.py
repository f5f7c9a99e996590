"""Looks into the loaded model while it reads a sentence, and draws its next token."""

from __future__ import annotations

from collections.abc import Generator

from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import FinishReason
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.inside import (
    MOST_TOKENS,
    TEMPERATURES,
    InsideLook,
    LooksInside,
    drawing,
)
from gpt_desktop.core.messages import TextPrompt
from gpt_desktop.core.tasks.base import TaskEvent
from gpt_desktop.services.learn_ports import Drawn
from gpt_desktop.services.model_host import ModelHost

_LIKELIEST = 10


class ModelInside:
    """Implements ``ShowsInside``; for the inference lane only."""

    def __init__(self, host: ModelHost) -> None:
        self._host = host

    def look(
        self, text: str, model_id: str, token: CancelToken
    ) -> Generator[TaskEvent, None, InsideLook]:
        """Read a text; see ``ShowsInside.look``."""
        if not text:
            raise UserFacingError(tr("There is no sentence."), "", tr("Type one first."))
        generator = yield from self._host.ready(token, model_id)
        if not isinstance(generator, LooksInside):
            name = generator.facts.name
            raise UserFacingError(tr("{model} does not let itself be looked into.", model=name))
        with self._host.using(generator):
            tokens = generator.count_prompt_tokens(TextPrompt(text))
            if tokens > MOST_TOKENS:
                raise UserFacingError(
                    tr("The sentence is too long to be drawn."),
                    tr("It has {count} tokens; {most} fit.", count=tokens, most=MOST_TOKENS),
                    tr("Shorten it."),
                )
            return generator.look_inside(text, TEMPERATURES, _LIKELIEST, token)

    def draw(
        self, text: str, temperature: float, model_id: str, token: CancelToken
    ) -> Generator[TaskEvent, None, Drawn]:
        """Draw a token; see ``ShowsInside.draw``."""
        generator = yield from self._host.ready(token, model_id)
        drawn, finish = "", None
        with self._host.using(generator):
            for delta in generator.generate(TextPrompt(text), drawing(temperature), token):
                drawn += delta.text
                finish = delta.finish or finish
        if finish is FinishReason.CANCELLED:
            raise CancelledError
        return Drawn(drawn, ends=finish is FinishReason.END)
