"""The answer as it grows: which text to show, and when it is over."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from gpt_desktop.core.generation import Delta, FinishReason
from gpt_desktop.inference.banned_phrases import BannedPhrases, HeldToken
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
        bans: takes the answer back where a banned phrase began; ``token_ids`` is shorter then.
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
        bans: BannedPhrases | None = None,
    ) -> None:
        self.token_ids: list[int] = []
        self.finish: FinishReason | None = None
        self._decode = decode
        self._detokenizer = Detokenizer(decode)
        self._stop = StopStrings(stop)
        self._ends = frozenset(end_tokens)
        self._max_tokens = max_tokens
        self._room = room
        self._guard = guard
        self._bans = bans
        self._held = ""  # what may be a repetition

    def push(self, token_id: int) -> Delta:
        """Take the next token; the delta carries the text and tokens that are certain now."""
        if token_id in self._ends:
            self.finish = FinishReason.END
            return Delta()
        self.token_ids.append(token_id)
        token = HeldToken(token_id, self._detokenizer.push(token_id))
        certain = [token] if self._bans is None else self._checked(self._bans, token)
        text = self._pass(certain)
        if self.finish is None and self._max_tokens is not None:
            self._end_at(self._max_tokens, FinishReason.LENGTH)
        self._end_at(self._room, FinishReason.CONTEXT)
        return Delta(text=text, token_ids=tuple(each.id for each in certain))

    def flush(self) -> Delta:
        """The text and tokens held back so far, when the answer is over."""
        certain = [] if self._bans is None else self._bans.flush()
        text = self._pass(certain)
        if self.finish is not FinishReason.LOOP:
            text += self._held + self._stop.push(self._detokenizer.flush()) + self._stop.flush()
        return Delta(text=text, token_ids=tuple(each.id for each in certain))

    def _end_at(self, length: int, reason: FinishReason) -> None:
        if self.finish is None and len(self.token_ids) >= length:
            self.finish = reason

    def _checked(self, bans: BannedPhrases, token: HeldToken) -> list[HeldToken]:
        """The tokens that no banned phrase can take back any more."""
        certain = bans.push(token)
        if bans.length < len(self.token_ids):
            del self.token_ids[bans.length :]
            self._detokenizer = Detokenizer(self._decode)
            for token_id in self.token_ids:
                self._detokenizer.push(token_id)
        return certain

    def _pass(self, tokens: Sequence[HeldToken]) -> str:
        """The text to show of tokens; may end the answer."""
        shown = ""
        for token in tokens:
            text = self._stop.push(token.text)
            if self._guard is not None and self.finish is not FinishReason.LOOP:
                text = self._watched(self._guard, token.id, text)
            shown += text
            if self._stop.stopped and self.finish is None:
                self.finish = FinishReason.STOP_STRING
        return shown

    def _watched(self, guard: LoopGuard, token_id: int, text: str) -> str:
        """The text to show: none while the answer seems to go round, all of it if it does not."""
        guard.push(token_id)
        self._held += text
        if guard.looping and self.finish is None:
            self.finish = FinishReason.LOOP
        if guard.suspects:
            return ""
        text, self._held = self._held, ""
        return text
