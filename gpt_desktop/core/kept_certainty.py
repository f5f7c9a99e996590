"""How sure a model was of an answer, packed to be stored with it."""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from gpt_desktop.core.annotations import Alternative, Annotation, Certainty, Probability, Span

MOST_PACKED = 200_000  # characters; an answer of 1,500 tokens takes about half
_MOST_READ = 16_000_000  # bytes unpacked, whatever a damaged file says
_LEAST = -6.9  # nats, 0.1 %: what is rarer is left out beyond the first three
_FIRST = 3
_FEWER = (20, _FIRST, 0)  # other tokens kept at each place, until all fits
_DIGITS = 4  # of a log-probability: 0.01 % of a probability


@dataclass(frozen=True, slots=True)
class MeasuredTokens:
    """An answer's tokens with their probabilities, and which model they were measured with."""

    tokens: tuple[Probability, ...]
    model_id: str
    model: str


def to_keep(measured: MeasuredTokens, text: str) -> Certainty | None:
    """What is stored with the text it was measured on; None where that would be too large."""
    for most in _FEWER:
        packed = _packed(measured.tokens, most)
        if len(packed) <= MOST_PACKED:
            return Certainty(packed, _hash(text), measured.model_id, measured.model)
    return None


def kept_certainty(annotations: Sequence[Annotation], text: str) -> Certainty | None:
    """What was stored of this very text."""
    for each in annotations:
        if isinstance(each, Certainty) and each.text_hash == _hash(text):
            return each
    return None


def unpacked(kept: Certainty) -> MeasuredTokens:
    """The reverse; without tokens where it is damaged."""
    try:
        raw = zlib.decompressobj().decompress(b64decode(kept.packed), _MOST_READ)
        tokens = tuple(_token(each) for each in json.loads(raw))
    except (zlib.error, ValueError, TypeError, IndexError):
        tokens = ()
    return MeasuredTokens(tokens, kept.model_id, kept.model)


def _packed(tokens: Sequence[Probability], most: int) -> str:
    rows = [_row(each, most) for each in tokens]
    raw = json.dumps(rows, separators=(",", ":")).encode("ascii")
    return b64encode(zlib.compress(raw)).decode("ascii")


def _row(token: Probability, most: int) -> list[object]:
    """Start, end and log-probability, then each other token's text and log-probability."""
    row: list[object] = [token.span.start, token.span.end, _rounded(token.logprob)]
    for number, other in enumerate(token.alternatives[:most]):
        if number < _FIRST or other.logprob >= _LEAST:
            row += [other.text, _rounded(other.logprob)]
    return row


def _rounded(logprob: float) -> float:
    return min(0.0, round(logprob, _DIGITS))


def _token(row: list[Any]) -> Probability:
    others = zip(row[3::2], row[4::2], strict=True)
    alternatives = tuple(Alternative(str(text), float(logprob)) for text, logprob in others)
    return Probability(Span(int(row[0]), int(row[1])), float(row[2]), alternatives)


def _hash(text: str) -> str:
    # Half a surrogate pair is hashed as it is stored.
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
