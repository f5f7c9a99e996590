"""Texts fall into the words that the models' own ``tokenizer.json`` splits them into.

``data/word_splits.json`` has these files' parts as they were published, by GGUF's names.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tokenizers import Tokenizer

from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.convert.tokenizer import read_vocabulary
from tests.convert.test_tokenizer import HARD_CASES, plain
from tests.convert.tiny_vocabulary import write_vocabulary

PUBLISHED: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent / "data" / "word_splits.json").read_text(encoding="utf-8")
)
TEXTS = (
    *HARD_CASES,
    "HTMLParser parseHTML ÉCOLE École straße STRASSE Ǆungla",
    "I'LL we'Re l'homme aujourd'hui 12345 1 234 567,89 ٣٤٥٦٧ 一二三四 第12345號",
    "a/b//c\n/d\n\n\n   e\t\tf\r\n\r\n  ",
    "कि़ख़ กำลังทำ ภาษาไทย བོད་ཡིག한국어조사 カタカナー々〆",
    "$$$ ^^ ``` ~~~ <<< === +++ ||| (x) [y] {z} «q» „r“ …!?",
)


def of_published(name: str, converted: Tokenizer) -> Tokenizer:
    """The same vocabulary behind the published parts."""
    table = json.loads(converted.to_str())
    published = PUBLISHED[name]
    table |= {key: published[key] for key in ("normalizer", "pre_tokenizer")}
    table["model"]["ignore_merges"] = published["ignore_merges"]
    tokenizer = Tokenizer.from_str(json.dumps(table))
    tokenizer.encode_special_tokens = True
    return tokenizer


def words(tokenizer: Tokenizer, text: str) -> list[str]:
    if tokenizer.normalizer is not None:
        text = tokenizer.normalizer.normalize_str(text)
    return [word for word, _ in tokenizer.pre_tokenizer.pre_tokenize_str(text)]


def converted(tmp_path: Path, name: str) -> Tokenizer:
    return plain(read_vocabulary(GgufFile(write_vocabulary(tmp_path / "tiny.gguf", name))))


@pytest.mark.parametrize("name", PUBLISHED)
def test_words_are_those_of_the_published_tokenizer(tmp_path: Path, name: str) -> None:
    ours = converted(tmp_path, name)
    theirs = of_published(name, ours)
    letters = np.random.default_rng(11).choice(list("aAéЯ中の1٣ \n\r\t'’!/<.ा\u0301"), (300, 24))
    for text in (*TEXTS, *map("".join, letters)):
        assert words(ours, text) == words(theirs, text), text
        ids = ours.encode(text, add_special_tokens=False).ids
        assert ids == theirs.encode(text, add_special_tokens=False).ids, text
        whole = text if ours.normalizer is None else ours.normalizer.normalize_str(text)
        assert ours.decode(ids, skip_special_tokens=False) == whole


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("llama-bpe", "12345", ["123", "45"]),
        ("qwen2", "123", ["1", "2", "3"]),
        ("gpt-4o", "HTMLParser's", ["HTMLParser's"]),
        ("tekken", "parseHTML's", ["parse", "HTML", "'s"]),
        ("smaug-bpe", "12345", ["123", "45"]),
        ("deepseek-coder", "a1\n", ["a", "1", "Ċ"]),
        ("minicpm5", "12345", ["123", "45"]),
        ("viking", "(ab1)", ["(", "ab", "1", ")"]),
        ("seed-coder", "12!\n", ["1", "2", "!", "Ċ"]),
        ("tiny_aya", "1234567", ["1", "234", "567"]),
        ("", "a 12345$$", ["a", "Ġ", "123", "45", "$$"]),  # llama.cpp's default
    ],
)
def test_some_words(tmp_path: Path, name: str, text: str, expected: list[str]) -> None:
    assert words(converted(tmp_path, name), text) == expected


@pytest.mark.parametrize(
    ("name", "expected"), [("llama-bpe", ["Ġcat"]), ("qwen2", ["Ġ", "c", "a", "t"])]
)
def test_a_word_that_is_a_token_may_need_no_merges(
    tmp_path: Path, name: str, expected: list[str]
) -> None:
    """Llama 3 has tokens that its merges do not lead to."""
    path = write_vocabulary(tmp_path / "tiny.gguf", name, words=("Ġcat",))
    assert plain(read_vocabulary(GgufFile(path))).encode(" cat").tokens == expected
