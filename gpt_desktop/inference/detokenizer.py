"""Text from tokens as they come."""

from __future__ import annotations

from collections.abc import Callable, Sequence

_INCOMPLETE = "\N{REPLACEMENT CHARACTER}"


class Detokenizer:
    """Gives out complete characters only; a character may take several tokens.

    All texts given out make the same text as decoding all tokens at once, but for a character
    that the last tokens only began: an answer cut at its limit does not end in a U+FFFD.

    Args:
        decode: token ids to text, U+FFFD for what is not, or not yet, valid UTF-8.
    """

    def __init__(self, decode: Callable[[Sequence[int]], str]) -> None:
        self._decode = decode
        self._ids: list[int] = []
        # Decoding begins a few tokens before what is new, because decoders treat the first
        # token of a text specially (a leading blank, for example).
        self._context = 0
        self._given = 0

    def push(self, token_id: int) -> str:
        """The text that this token completes, possibly empty."""
        self._ids.append(token_id)
        text = self._new_text()
        if text.endswith(_INCOMPLETE):
            return ""
        self._context, self._given = self._given, len(self._ids)
        return text

    def flush(self) -> str:
        """What is left at the end, without the beginning of a character that never came."""
        text = self._new_text().rstrip(_INCOMPLETE)
        self._context = self._given = len(self._ids)
        return text

    def _new_text(self) -> str:
        before = self._decode(self._ids[self._context : self._given])
        return self._decode(self._ids[self._context :])[len(before) :]
