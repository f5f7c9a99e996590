"""Converted vocabularies give the ids of the libraries that the models were made with."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from sentencepiece import SentencePieceProcessor
from sentencepiece.sentencepiece_model_pb2 import ModelProto
from tokenizers import Tokenizer
from transformers import Qwen2TokenizerFast

from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.convert.tokenizer import read_vocabulary
from tests.convert.test_tokenizer import HARD_CASES
from tests.convert.tiny_llama import MERGES, SPECIALS, TinyLlama, byte_tokens
from tests.convert.tiny_pieces import BYTES, SCORES, TOKENS, TYPES, USER_DEFINED, write_pieces

pytestmark = pytest.mark.export


def converted(path: Path) -> Tokenizer:
    return Tokenizer.from_str(read_vocabulary(GgufFile(path)).tokenizer)


def qwen(folder: Path) -> Qwen2TokenizerFast:
    """transformers' own tokenizer over the vocabulary of ``TinyLlama``."""
    tokens = [*SPECIALS, *byte_tokens(), *(merge.replace(" ", "") for merge in MERGES)]
    vocab = {token: number for number, token in enumerate(tokens)}
    (folder / "vocab.json").write_text(json.dumps(vocab), encoding="utf-8")
    lines = "\n".join(MERGES)
    (folder / "merges.txt").write_text(f"#version: 0.2\n{lines}\n", encoding="utf-8")
    return Qwen2TokenizerFast(str(folder / "vocab.json"), str(folder / "merges.txt"))


def pieces(prefix: bool) -> SentencePieceProcessor:
    """SentencePiece itself over the vocabulary of ``write_pieces``."""
    model = ModelProto()
    model.trainer_spec.model_type = 2  # BPE
    model.trainer_spec.byte_fallback = True
    model.trainer_spec.pad_id, model.trainer_spec.eos_id = 0, 1
    model.trainer_spec.bos_id, model.trainer_spec.unk_id = 2, 3
    model.normalizer_spec.add_dummy_prefix = prefix
    model.normalizer_spec.remove_extra_whitespaces = False
    for token, score, kind in zip(TOKENS, SCORES, TYPES, strict=True):
        piece = model.pieces.add()
        # SentencePiece's types have the numbers of llama.cpp's.
        piece.piece = token.replace(" ", "▁") if token in USER_DEFINED else token
        piece.score, piece.type = score, kind
    return SentencePieceProcessor(model_proto=model.SerializeToString())


def texts() -> list[str]:
    letters = np.random.default_rng(8).choice(list("abthe in\n今天é<>x"), (500, 30))
    return [*HARD_CASES, "<b>ab</b>", *map("".join, letters)]


def test_qwen_2(tmp_path: Path) -> None:
    model = TinyLlama(layers=1, metadata={"tokenizer.ggml.pre": "qwen2"})
    ours, theirs = converted(model.write(tmp_path / "tiny.gguf")), qwen(tmp_path)
    for text in texts():
        if "<|" not in text:
            found = ours.encode(text, add_special_tokens=False).ids
            assert found == theirs.encode(text, add_special_tokens=False), text


@pytest.mark.parametrize("prefix", [False, True])
def test_sentence_pieces(tmp_path: Path, prefix: bool) -> None:
    ours = converted(write_pieces(tmp_path / "pieces.gguf", prefix))
    theirs = pieces(prefix)
    assert theirs.piece_to_id(BYTES[65]) == TOKENS.index(BYTES[65])
    for text in texts():
        # With a prefix, user-defined tokens are matched before it is put, there after.
        marked = any(part in text for part in USER_DEFINED) or text.startswith(" ")
        if not (prefix and marked):
            found = ours.encode(text, add_special_tokens=False).ids
            assert found == theirs.encode(text), text
