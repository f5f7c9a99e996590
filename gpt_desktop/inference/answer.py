"""The answer as it grows: which text to show, and when it is over."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from gpt_desktop.core.generation import Delta, FinishReason
from gpt_desktop.core.thinking import ThinkingMarks, ThinkingSplitter
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
        inside: the marks of thinking that the prompt opens, or None.
        max_thinking: tokens that thinking may take besides ``max_tokens``.
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
        inside: ThinkingMarks | None = None,
        max_thinking: int = 0,
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
        self._splitter = ThinkingSplitter(inside)
        self._max_thinking = max_thinking
        self._thought = 0  # tokens

    def push(self, token_id: int) -> Delta:
        """Take the next token; the delta carries the text and tokens that are certain now."""
        if token_id in self._ends:
            self.finish = FinishReason.END
            return Delta()
        self.token_ids.append(token_id)
        token = HeldToken(token_id, self._detokenizer.push(token_id))
        certain = [token] if self._bans is None else self._checked(self._bans, token)
        thought = self._splitter.inside
        thinking, text = self._pass(certain)
        self._thought += thought or self._splitter.inside  # the marks count as thinking
        self._end_at_limits()
        return Delta(text=text, token_ids=tuple(each.id for each in certain), thinking=thinking)

    def flush(self) -> Delta:
        """The text and tokens held back so far, when the answer is over."""
        certain = [] if self._bans is None else self._bans.flush()
        thinking, text = self._pass(certain)
        last = (self._splitter.push(self._detokenizer.flush()), self._splitter.flush())
        thinking += "".join(thought for thought, _ in last)
        if self.finish is not FinishReason.LOOP:
            rest = "".join(answer for _, answer in last)
            text += self._held + self._stop.push(rest) + self._stop.flush()
        return Delta(text=text, token_ids=tuple(each.id for each in certain), thinking=thinking)

    def _end_at_limits(self) -> None:
        """End an answer that is as long as it may be; thinking has a limit of its own."""
        if self.finish is not None:
            return
        written = len(self.token_ids)
        thought = min(self._thought, self._max_thinking)
        thinks_on = self._splitter.inside and 0 < self._max_thinking <= self._thought
        if thinks_on or (self._max_tokens is not None and written - thought >= self._max_tokens):
            self.finish = FinishReason.LENGTH
        elif written >= self._room:
            self.finish = FinishReason.CONTEXT

    def _checked(self, bans: BannedPhrases, token: HeldToken) -> list[HeldToken]:
        """The tokens that no banned phrase can take back any more."""
        certain = bans.push(token)
        if bans.length < len(self.token_ids):
            del self.token_ids[bans.length :]
            self._detokenizer = Detokenizer(self._decode)
            for token_id in self.token_ids:
                self._detokenizer.push(token_id)
        return certain

    def _pass(self, tokens: Sequence[HeldToken]) -> tuple[str, str]:
        """The thinking and the text to show of tokens; may end the answer."""
        thinking = shown = ""
        for token in tokens:
            thought, answer = self._splitter.push(token.text)
            thinking += thought
            text = self._stop.push(answer)
            if self._guard is not None and self.finish is not FinishReason.LOOP:
                text = self._watched(self._guard, token.id, text)
            shown += text
            if self._stop.stopped and self.finish is None:
                self.finish = FinishReason.STOP_STRING
        return thinking, shown

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
