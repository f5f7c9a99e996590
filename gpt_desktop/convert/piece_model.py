"""A vocabulary in SentencePiece's own form, ``tokenizer.model``.

Numbers of fields and defaults are those of its ``sentencepiece_model.proto``.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from gpt_desktop.convert.errors import damaged, unsupported
from gpt_desktop.convert.protobuf import Field, fields
from gpt_desktop.core.bounded_file import read_bounded_bytes
from gpt_desktop.core.i18n import tr

_PIECES, _TRAINER, _NORMALIZER = 1, 2, 3
_NORMAL = 1
_UNIGRAM, _BPE = 1, 2


@dataclass(frozen=True, slots=True)
class PieceModel:
    """What the file says.

    Attributes:
        types: numbers of SentencePiece, which are llama.cpp's as well.
        unigram: the likeliest pieces are taken; otherwise the best pairs merge.
        normalization: a table of letters to be replaced, in the form of its library; or empty.
        prefixed: a blank is put before every text.
        blanks_joined: blanks around a text are removed, and several are one.
        begin: id of the token before a text; may be -1, as for the end.
    """

    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    types: tuple[int, ...]
    unigram: bool
    byte_fallback: bool
    unknown: int
    begin: int
    end: int
    normalization: bytes
    prefixed: bool
    blanks_joined: bool


def read_piece_model(path: Path) -> PieceModel:
    """Read the file.

    Raises:
        UserFacingError: it is damaged, or of another kind.
    """
    try:
        message = read_bounded_bytes(path)
    except (OSError, ValueError) as error:
        raise damaged(path.name, tr("It could not be read ({error}).", error=error)) from error
    try:
        model = _model(message)
    except (ValueError, struct.error) as error:
        raise unsupported(path.name, tr("It is no vocabulary of SentencePiece.")) from error
    if model is None:
        why = tr("It splits texts by words or letters, which is not supported.")
        raise unsupported(path.name, why)
    return model


def _model(message: bytes) -> PieceModel | None:
    pieces: list[tuple[str, float, int]] = []
    trainer: dict[int, Field] = {}
    normalizer: dict[int, Field] = {}
    for number, value in fields(message):
        if number == _PIECES:
            pieces.append(_piece(_bytes(value)))
        elif number == _TRAINER:
            trainer = dict(fields(_bytes(value)))
        elif number == _NORMALIZER:
            normalizer = dict(fields(_bytes(value)))
    unknown = _signed(trainer.get(40, 0))
    if not pieces or not 0 <= unknown < len(pieces):
        raise ValueError("no pieces")
    kind = trainer.get(3, _UNIGRAM)
    if kind not in (_UNIGRAM, _BPE) or trainer.get(24):
        return None
    return PieceModel(
        pieces=tuple(piece for piece, _, _ in pieces),
        scores=tuple(score for _, score, _ in pieces),
        types=tuple(type_ for _, _, type_ in pieces),
        unigram=kind == _UNIGRAM,
        byte_fallback=bool(trainer.get(35)),
        unknown=unknown,
        begin=_signed(trainer.get(41, 1)),
        end=_signed(trainer.get(42, 2)),
        normalization=_bytes(normalizer.get(2, b"")),
        prefixed=bool(normalizer.get(3, True)),
        blanks_joined=bool(normalizer.get(4, True)),
    )


def _piece(message: bytes) -> tuple[str, float, int]:
    found = dict(fields(message))
    text = _bytes(found.get(1, b"")).decode("utf-8")
    score = struct.unpack("<f", _bytes(found.get(2, b"\0\0\0\0")))[0]
    return text, score, _signed(found.get(3, _NORMAL))


def _bytes(value: Field) -> bytes:
    if not isinstance(value, bytes):
        raise ValueError("a number where a message belongs")
    return value


def _signed(value: Field) -> int:
    """A number of 32 bits that may be below zero."""
    if not isinstance(value, int):
        raise ValueError("a message where a number belongs")
    return (value + (1 << 31)) % (1 << 32) - (1 << 31)
