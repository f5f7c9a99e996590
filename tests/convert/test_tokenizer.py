"""The converted tokenizer gives the ids the GGUF's merges define."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tokenizers import Tokenizer

from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.convert.tokenizer import read_vocabulary
from gpt_desktop.convert.vocabulary import Vocabulary
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.model_folder import TOKENIZER
from tests.convert.bpe import PlainBpe
from tests.convert.tiny_llama import MERGES, SPECIALS, TEMPLATE, TinyLlama, byte_tokens

HARD_CASES = (
    "",
    " ",
    "Hello, world! It's the cat's; they'll've gone, I'm sure we'd've.",
    "don't DON'T 'tis ''s 's't",
    "今天天气很好，我们去公园散步吧。「引用」——完",
    "日本語のテキスト、カタカナ。한국어 문장입니다.",
    "مرحبًا بالعالم، كيف حالك؟ ١٢٣ ٤٥",
    "שלום עולם",
    "हिन्दी में लिखा हुआ वाक्य। नमस्ते १२३",
    "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇩🇪🇫🇷 e\u0301 café naïve",
    "In 2024, 1,234,567.89 people (12.5%) paid $99 on 01/02/1999; ½ ² Ⅷ ①",
    "x2y33z444 v1.2.3-rc4",
    "def f(x):\n    return x ** 2  # square\n\n\tif x:\n\t\tpass\n",
    '{"key": [1, 2.5e-10, null], "naïve": "\\u00e9"}',
    "  two   three    four\t\ttabs \n \n\n newlines \r\n crlf  ",
    "a\u00a0b\u2003c\u3000d\u200be\ufefff",
    "trailing space ",
    "   leading",
    "9 8  7   6\n5\n\n4",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!!!!!!!!!!!!!!????",
    "Zürich Łódź İstanbul ǅ ß ﬁ Ω ∑∞≠ ←→ ©®™",
    "\x00\x01\x7f control\x1b[0m",
    "<|im_start|>user\n<|im_end|><|endoftext|><repo_name>",
    "𝕳𝖊𝖑𝖑𝖔 𠀀𠀁 \U0010ffff",
    "https://example.org/a?b=c&d=%20#e user@example.org",
)


def plain(vocabulary: Vocabulary) -> Tokenizer:
    """The tokenizer with control tokens in the text taken as text."""
    tokenizer = Tokenizer.from_str(vocabulary.tokenizer)
    tokenizer.encode_special_tokens = True
    return tokenizer


def vocabulary_of(tmp_path: Path, model: TinyLlama) -> Vocabulary:
    return read_vocabulary(GgufFile(model.write(tmp_path / "tiny.gguf")))


@pytest.mark.parametrize("text", [*HARD_CASES, "in the café 😀 the  the"])
def test_ids_are_those_of_the_definition(tmp_path: Path, text: str) -> None:
    tokens = [*SPECIALS, *byte_tokens(), *(merge.replace(" ", "") for merge in MERGES)]
    tokenizer = plain(vocabulary_of(tmp_path, TinyLlama(layers=1)))
    ids = tokenizer.encode(text, add_special_tokens=False).ids
    assert ids == PlainBpe(tokens, list(MERGES)).encode(text)
    assert tokenizer.decode(ids, skip_special_tokens=False) == text


def test_control_tokens_are_special(tmp_path: Path) -> None:
    tokenizer = Tokenizer.from_str(vocabulary_of(tmp_path, TinyLlama(layers=1)).tokenizer)
    assert tokenizer.encode("<|im_start|>in<|im_end|>").ids == [1, 3 + 256 + MERGES.index("i n"), 2]
    assert tokenizer.decode([1, 2]) == ""


def test_reads_template_and_ends(tmp_path: Path) -> None:
    vocabulary = vocabulary_of(tmp_path, TinyLlama())
    assert vocabulary.chat_template == TEMPLATE
    assert vocabulary.end_tokens == (2, 0)
    assert vocabulary.begin_token is None


def test_qwen_s_words(tmp_path: Path) -> None:
    model = TinyLlama(metadata={"tokenizer.ggml.pre": "qwen2"})
    tokenizer = Tokenizer.from_str(vocabulary_of(tmp_path, model).tokenizer)
    text = "It'S cafe\u0301 (ok) 2024!\n\n  end"
    words = tokenizer.pre_tokenizer.pre_tokenize_str(tokenizer.normalizer.normalize_str(text))
    shown = [tokenizer.decoder.decode([word]) for word, _ in words]
    digits = ["2", "0", "2", "4"]
    assert shown == ["It", "'S", " café", " (", "ok", ")", " ", *digits, "!\n\n", " ", " end"]


@pytest.mark.parametrize(
    "model",
    [
        TinyLlama(metadata={"tokenizer.ggml.model": "llama"}),
        TinyLlama(metadata={"tokenizer.ggml.model": "bert"}),
        TinyLlama(metadata={"tokenizer.ggml.pre": "klingon"}),
        TinyLlama(metadata={"tokenizer.ggml.eos_token_id": 9999}),
        TinyLlama(left_out=("tokenizer.ggml.merges",)),
        TinyLlama(left_out=("tokenizer.ggml.tokens",)),
    ],
    ids=["no scores", "kind", "words", "end", "no merges", "no tokens"],
)
def test_what_cannot_be_converted_is_told(tmp_path: Path, model: TinyLlama) -> None:
    with pytest.raises(UserFacingError, match=r"tiny\.gguf"):
        vocabulary_of(tmp_path, model)


@pytest.mark.model
def test_the_default_model_s_ids_are_those_of_its_merges(default_model_folder: Path) -> None:
    text = (default_model_folder / TOKENIZER).read_text(encoding="utf-8")
    table = json.loads(text)["model"]
    tokens = sorted(table["vocab"], key=table["vocab"].__getitem__)
    reference = PlainBpe(tokens, [" ".join(merge) for merge in table["merges"]])
    tokenizer = Tokenizer.from_str(text)
    tokenizer.encode_special_tokens = True
    for case in HARD_CASES:
        ids = tokenizer.encode(case, add_special_tokens=False).ids
        assert ids == reference.encode(case), case
        assert tokenizer.decode(ids, skip_special_tokens=False) == case
