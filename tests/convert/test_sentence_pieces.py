"""Vocabularies with scores give SentencePiece's ids."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.convert.tokenizer import read_vocabulary
from gpt_desktop.core.errors import UserFacingError
from tests.convert.tiny_pieces import MERGES, plain_encode, write_pieces

CASES = (
    *("", " ", "the", " the", "aaaa", "aaabab", "ababab", "in the  three   \n\n\n\n", "<b>ab</b>"),
    *("今天今", "naïve 👍", "<0x0A>", "a b", "\x00\x7f", "   leading", "trailing ", "a▁b"),
)


@pytest.fixture
def tokenizer(tmp_path: Path) -> Tokenizer:
    path = write_pieces(tmp_path / "pieces.gguf", prefix=False)
    return Tokenizer.from_str(read_vocabulary(GgufFile(path)).tokenizer)


@pytest.mark.parametrize("text", CASES)
def test_ids_are_those_of_the_definition(tokenizer: Tokenizer, text: str) -> None:
    ids = tokenizer.encode(text, add_special_tokens=False).ids
    assert ids == plain_encode(text, prefix=False)
    assert tokenizer.decode(ids) == text.replace("▁", " ")


def test_made_up_texts(tokenizer: Tokenizer) -> None:
    letters = np.random.default_rng(5).choice(list("abthe in\n今天é"), (300, 30))
    for text in map("".join, letters):
        ids = tokenizer.encode(text, add_special_tokens=False).ids
        assert ids == plain_encode(text, prefix=False), text


@pytest.mark.parametrize("text", ["the", "in the ab", "aaab 今"])
def test_a_blank_before_the_text(tmp_path: Path, text: str) -> None:
    path = write_pieces(tmp_path / "pieces.gguf", prefix=True)
    tokenizer = Tokenizer.from_str(read_vocabulary(GgufFile(path)).tokenizer)
    ids = tokenizer.encode(text, add_special_tokens=False).ids
    assert ids == plain_encode(text, prefix=True)
    assert tokenizer.decode(ids) == text


def test_begin_and_end_tokens(tmp_path: Path) -> None:
    vocabulary = read_vocabulary(GgufFile(write_pieces(tmp_path / "pieces.gguf", prefix=False)))
    assert vocabulary.begin_token == 2
    assert vocabulary.end_tokens == (1, 5)


def test_control_tokens_are_special(tmp_path: Path) -> None:
    vocabulary = read_vocabulary(GgufFile(write_pieces(tmp_path / "pieces.gguf", prefix=False)))
    tokenizer = Tokenizer.from_str(vocabulary.tokenizer)
    assert tokenizer.encode("<start_of_turn>ab").ids[0] == 4
    assert tokenizer.decode([4, 2]) == ""


def test_missing_scores_are_told(tmp_path: Path) -> None:
    path = write_pieces(tmp_path / "pieces.gguf", prefix=False, left_out=("scores",))
    with pytest.raises(UserFacingError, match="vocabulary"):
        read_vocabulary(GgufFile(path))


def test_the_unknown_token_is_known_by_its_type(tmp_path: Path) -> None:
    """Old files do not name it."""
    path = write_pieces(tmp_path / "pieces.gguf", prefix=False)
    named = read_vocabulary(GgufFile(path)).tokenizer
    write_pieces(path, prefix=False, left_out=("unknown",))
    assert read_vocabulary(GgufFile(path)).tokenizer == named


def test_listed_merges_are_taken_as_they_are(tmp_path: Path) -> None:
    """Gemma 4's files have no scores that mean anything, but merges."""
    path = write_pieces(tmp_path / "pieces.gguf", prefix=False, merges=MERGES)
    vocabulary = read_vocabulary(GgufFile(path))
    tokenizer = Tokenizer.from_str(vocabulary.tokenizer)
    for text in ("the  in aaabab", "今天今 é", "ab\n\nthe"):
        ids = tokenizer.encode(text, add_special_tokens=False).ids
        assert ids == plain_encode(text, prefix=False)
        assert tokenizer.decode(ids) == text
    assert vocabulary.begin_token == 2
