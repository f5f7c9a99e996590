"""Files are hashed a piece at a time."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest

from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.file_hash import PIECE, file_sha256, hash_pieces

LONG = bytes(range(256)) * (PIECE // 256) * 2 + b"the rest"


@pytest.mark.parametrize("content", [b"", b"abc", LONG])
def test_the_hash_of_a_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "weights"
    path.write_bytes(content)
    assert file_sha256(path) == hashlib.sha256(content).hexdigest()


def test_each_piece_is_hashed_and_handed_on() -> None:
    first, second = hashlib.sha256(b"before"), hashlib.sha256()
    pieces = list(hash_pieces(io.BytesIO(LONG), (first, second), CancelToken()))
    assert b"".join(pieces) == LONG
    assert [len(piece) for piece in pieces] == [PIECE, PIECE, len(b"the rest")]
    assert first.hexdigest() == hashlib.sha256(b"before" + LONG).hexdigest()
    assert second.hexdigest() == hashlib.sha256(LONG).hexdigest()


def test_it_ends_between_two_pieces_when_cancelled() -> None:
    token, digest = CancelToken(), hashlib.sha256()
    reading = hash_pieces(io.BytesIO(LONG), (digest,), token)
    first = next(reading)
    token.cancel()
    with pytest.raises(CancelledError):
        next(reading)
    assert digest.digest() == hashlib.sha256(first).digest()
