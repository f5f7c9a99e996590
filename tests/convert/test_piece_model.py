"""SentencePiece's own files give the ids that it gives; tests/export asks the library itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tokenizers import Tokenizer

from gpt_desktop.convert.checkpoint_vocabulary import read_checkpoint_vocabulary
from gpt_desktop.convert.piece_model import read_piece_model
from gpt_desktop.convert.piece_tokenizer import piece_tokenizer
from gpt_desktop.convert.vocabulary import Vocabulary
from gpt_desktop.core.errors import UserFacingError
from tests.convert.piece_file import BPE, UNIGRAM, WORD, Piece, write_piece_file
from tests.convert.test_sentence_pieces import CASES
from tests.convert.tiny_checkpoint import write_json
from tests.convert.tiny_pieces import SCORES, TOKENS, TYPES, plain_encode

# In the files, blanks of user-defined pieces are written like all others.
MERGED: list[Piece] = [
    (token.replace(" ", "▁") if kind == 4 else token, score, kind)
    for token, score, kind in zip(TOKENS, SCORES, TYPES, strict=True)
]
LIKELIEST: list[Piece] = [
    *(("<unk>", 0, 2), ("<s>", 0, 3), ("</s>", 0, 3), ("<0x0A>", 0, 6), ("▁a", -9, 5)),
    *(("▁ab", -4, 1), ("▁", -3, 1), ("a", -2, 1), ("b", -2, 1), ("abc", -3.5, 1), ("c", -1, 1)),
    *(("<", -8, 1), ("s", -8, 1), (">", -8, 1), ("<tag>", 0, 4)),
]


def tokenizer(path: Path, added: dict[int, tuple[str, bool]] | None = None) -> Tokenizer:
    made = Tokenizer.from_str(piece_tokenizer(read_piece_model(path), added or {}))
    made.encode_special_tokens = True
    return made


@pytest.mark.parametrize("text", CASES)
def test_merged_pieces(tmp_path: Path, text: str) -> None:
    path = tmp_path / "tokenizer.model"
    told = {40: 3, 41: 2, 42: 1}
    write_piece_file(path, MERGED, BPE, trainer=told, prefixed=False, blanks_joined=False)
    made = tokenizer(path, {id_: (TOKENS[id_], False) for id_ in range(6, 11)})
    ids = made.encode(text, add_special_tokens=False).ids
    assert ids == plain_encode(text, prefix=False)
    assert made.decode(ids) == text.replace("▁", " ")


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("abc", ["▁ab", "c"]),
        ("cabc", ["▁", "c", "abc"]),
        ("ab c", ["▁ab", "▁", "c"]),
        ("  a   b  ", ["▁", "a", "▁", "b"]),
        ("a\n", ["▁", "a", "<0x0A>"]),
        ("", []),
        ("   ", []),
        ("<s>", ["▁", "<", "s", ">"]),  # letters, not the control token
        ("b<tag>c", ["▁", "b", "<tag>", "▁", "c"]),
    ],
)
def test_likeliest_pieces(tmp_path: Path, text: str, tokens: list[str]) -> None:
    path = write_piece_file(tmp_path / "tokenizer.model", LIKELIEST, UNIGRAM)
    assert tokenizer(path).encode(text, add_special_tokens=False).tokens == tokens


def test_blanks_stay_where_the_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "tokenizer.model"
    write_piece_file(path, LIKELIEST, UNIGRAM, prefixed=False, blanks_joined=False)
    made = tokenizer(path)
    ids = made.encode(" a  b ", add_special_tokens=False).ids
    assert [made.id_to_token(id_) for id_ in ids] == ["▁", "a", "▁", "▁", "b", "▁"]
    assert made.decode(ids) == " a  b "


def read(tmp_path: Path, trainer: dict[int, int] | None = None, **files: Any) -> Vocabulary:
    """The vocabulary of a checkpoint that has SentencePiece's file alone."""
    write_piece_file(tmp_path / "tokenizer.model", LIKELIEST, UNIGRAM, trainer=trainer)
    write_json(tmp_path / "config.json", {})
    for name, content in files.items():
        write_json(tmp_path / f"{name}.json", content)
    return read_checkpoint_vocabulary(tmp_path, 20)


def test_begin_and_end_are_the_file_s(tmp_path: Path) -> None:
    vocabulary = read(tmp_path)
    assert (vocabulary.begin_token, vocabulary.end_tokens) == (1, (2,))
    no_begin = read(tmp_path, trainer={41: -1})
    assert no_begin.begin_token is None
    never = read(tmp_path, tokenizer_config={"add_bos_token": False})
    assert never.begin_token is None


def test_tokens_that_the_checkpoint_adds(tmp_path: Path) -> None:
    decoder = {
        "17": {"content": "<|im_end|>", "special": True},
        "18": {"content": "word", "special": False},
        "99": {"content": "<beyond>", "special": True},
        "14": {"content": "<mark>", "special": False},
    }
    vocabulary = read(
        tmp_path,
        added_tokens={"<|im_start|>": 16},
        tokenizer_config={"added_tokens_decoder": decoder, "eos_token": "<|im_end|>"},
    )
    made = Tokenizer.from_str(vocabulary.tokenizer)
    named = ("<|im_start|>", "<|im_end|>", "word", "<mark>")
    assert [made.token_to_id(token) for token in named] == [16, 17, 18, 14]
    assert made.token_to_id("<beyond>") is None
    assert made.token_to_id("<tag>") is None
    assert made.encode("<|im_start|>word<|im_end|>").ids == [16, 18, 17]
    assert made.decode([16, 7, 17]) == "a"
    assert vocabulary.end_tokens == (17,)


def test_a_text_that_two_tokens_have_is_that_of_the_added_one(tmp_path: Path) -> None:
    path = write_piece_file(tmp_path / "tokenizer.model", LIKELIEST, UNIGRAM)
    assert tokenizer(path, {15: ("</s>", True)}).token_to_id("</s>") == 15


@pytest.mark.parametrize(
    "content", [b"IQ== 0\nIg== 1\n", b"", b"\x0a\xff\xff\xff\xff", b"\x0a\x05\x0a\x20abc", b"\x0b"]
)
def test_files_of_other_kinds_are_told(tmp_path: Path, content: bytes) -> None:
    """Llama 3's has the same name, and is a table of words in Base64."""
    (tmp_path / "tokenizer.model").write_bytes(content)
    with pytest.raises(UserFacingError, match="no vocabulary of SentencePiece"):
        read_piece_model(tmp_path / "tokenizer.model")


def test_cut_off_files_are_told(tmp_path: Path) -> None:
    path = write_piece_file(tmp_path / "tokenizer.model", LIKELIEST, UNIGRAM)
    whole = path.read_bytes()
    for size in range(1, len(whole) - 1, 7):
        path.write_bytes(whole[:size])
        try:
            model = read_piece_model(path)
        except UserFacingError:
            continue
        Tokenizer.from_str(piece_tokenizer(model, {}))


def test_splitting_by_words_is_told(tmp_path: Path) -> None:
    path = write_piece_file(tmp_path / "tokenizer.model", LIKELIEST, WORD)
    with pytest.raises(UserFacingError, match="words or letters"):
        read_piece_model(path)


def test_no_vocabulary_at_all_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match=r"tokenizer\.json or tokenizer\.model is missing"):
        read_checkpoint_vocabulary(tmp_path, 20)
