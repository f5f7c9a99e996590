"""The answer as it grows: which text to show, and when it is over."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from gpt_desktop.core.generation import Delta, FinishReason
from gpt_desktop.inference.detokenizer import Detokenizer
from gpt_desktop.inference.loops import LoopGuard
from gpt_desktop.inference.stop_strings import StopStrings


class Answer:
    """Takes one token after the other.

    Attributes:
        token_ids: the answer's tokens so far, without the end token.
        finish: why it is over, or None.

    Args:
        decode: token ids to text.
        end_tokens: ids that end the answer.
        stop: strings that end it.
        max_tokens: at most so many tokens, or None.
        room: tokens that the context has for the answer.
        guard: ends an answer that goes round; None lets it.
    """

    def __init__(
        self,
        decode: Callable[[Sequence[int]], str],
        end_tokens: Collection[int],
        stop: Sequence[str],
        max_tokens: int | None,
        room: int,
        *,
        guard: LoopGuard | None = None,
    ) -> None:
        self.token_ids: list[int] = []
        self.finish: FinishReason | None = None
        self._detokenizer = Detokenizer(decode)
        self._stop = StopStrings(stop)
        self._ends = frozenset(end_tokens)
        self._max_tokens = max_tokens
        self._room = room
        self._guard = guard
        self._held = ""  # what may be a repetition

    def push(self, token_id: int) -> Delta:
        """Take the next token; the delta carries the text it completes."""
        if token_id in self._ends:
            self.finish = FinishReason.END
            return Delta()
        self.token_ids.append(token_id)
        text = self._stop.push(self._detokenizer.push(token_id))
        if self._guard is not None:
            text = self._watched(self._guard, token_id, text)
        if self.finish is FinishReason.LOOP:
            return Delta(token_ids=(token_id,))
        if self._stop.stopped:
            self.finish = FinishReason.STOP_STRING
        elif self._max_tokens is not None and len(self.token_ids) >= self._max_tokens:
            self.finish = FinishReason.LENGTH
        elif len(self.token_ids) >= self._room:
            self.finish = FinishReason.CONTEXT
        return Delta(text=text, token_ids=(token_id,))

    def flush(self) -> str:
        """The text held back so far, when the answer is over."""
        if self.finish is FinishReason.LOOP:
            return ""
        held, self._held = self._held, ""
        text = self._stop.push(self._detokenizer.flush())
        return held + text + self._stop.flush()

    def _watched(self, guard: LoopGuard, token_id: int, text: str) -> str:
        """The text to show: none while the answer seems to go round, all of it if it does not."""
        guard.push(token_id)
        self._held += text
        if guard.looping:
            self.finish = FinishReason.LOOP
        if guard.suspects:
            return ""
        text, self._held = self._held, ""
        return text
