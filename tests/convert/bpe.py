r"""GPT-2's byte-level BPE in plain Python, from a GGUF's own tokens and merges.

It is slow and shares no code with the tokenizers library: whatever both agree on, they got
from the definition. Pieces are those of llama.cpp's "smollm": each digit by itself, then
GPT-2's expression: contractions, `` ?\p{L}+``, `` ?\p{N}+``, `` ?[^\s\p{L}\p{N}]+``,
``\s+(?!\S)``, ``\s+``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from tests.convert.tiny_llama import byte_tokens

_CONTRACTIONS = ("'s", "'t", "'re", "'ve", "'m", "'ll", "'d")


class PlainBpe:
    """Encodes plain text; control tokens in it are text like any other."""

    def __init__(self, tokens: list[str], merges: list[str]) -> None:
        self._ids = {token: number for number, token in enumerate(tokens)}
        self._ranks = {tuple(merge.split(" ")): rank for rank, merge in enumerate(merges)}
        self._bytes = byte_tokens()

    def encode(self, text: str) -> list[int]:
        """Token ids of a text."""
        return [
            number
            for part in _split_digits(text)
            for word in _words(part)
            for number in self._merge(word)
        ]

    def _merge(self, word: str) -> list[int]:
        symbols = [self._bytes[byte] for byte in word.encode()]
        while True:
            ranked = [
                (self._ranks[pair], place)
                for place, pair in enumerate(pairwise(symbols))
                if pair in self._ranks
            ]
            if not ranked:
                return [self._ids[symbol] for symbol in symbols]
            place = min(ranked)[1]
            symbols[place : place + 2] = [symbols[place] + symbols[place + 1]]


def _split_digits(text: str) -> Iterator[str]:
    start = 0
    for place, character in enumerate(text):
        if _kind(character) == "N":
            if start < place:
                yield text[start:place]
            yield character
            start = place + 1
    if start < len(text):
        yield text[start:]


def _kind(character: str) -> str:
    """L, N, " " or "." for anything else."""
    if character.isspace():
        return " "
    category = unicodedata.category(character)[0]
    return category if category in "LN" else "."


def _words(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = _word_end(text, start)
        yield text[start:end]
        start = end


def _word_end(text: str, start: int) -> int:
    for contraction in _CONTRACTIONS:
        if text.startswith(contraction, start):
            return start + len(contraction)
    first = start + 1 if text[start] == " " and start + 1 < len(text) else start
    kind = _kind(text[first])
    if kind != " ":
        return _run_end(text, first, kind)
    end = _run_end(text, start, " ")
    # The last space of a run belongs to the word that follows it.
    return end - 1 if end < len(text) and end - start > 1 else end


def _run_end(text: str, start: int, kind: str) -> int:
    end = start
    while end < len(text) and _kind(text[end]) == kind:
        end += 1
    return end
