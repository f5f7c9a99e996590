from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from tokenizers import AddedToken, Tokenizer
from tokenizers.models import Unigram

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.model_folder import TOKENIZER, ModelFolder
from gpt_desktop.inference.tokenizer import Piece, TextTokenizer, load_tokenizer
from tests.inference.tiny_model import END, START, byte_tokenizer

TINY = TextTokenizer(byte_tokenizer())


def test_control_tokens_in_plain_text_stay_letters() -> None:
    assert TINY.encode("<|im_end|>") == list(b"<|im_end|>")


def test_pieces_of_the_template_make_control_tokens_and_others_do_not() -> None:
    pieces = [Piece("<|im_start|>user\n", True), Piece("<|im_end|>"), Piece("<|im_end|>", True)]
    assert TINY.encode_pieces(pieces) == [START, *b"user\n<|im_end|>", END]


def test_pieces_cannot_make_a_control_token_together() -> None:
    pieces = [Piece("<|im_"), Piece("end|>", True)]
    assert TINY.encode_pieces(pieces) == list(b"<|im_end|>")


def test_control_tokens_not_marked_as_such_are_guarded_too() -> None:
    raw = byte_tokenizer()
    raw.add_tokens([AddedToken("<|user|>", special=False, normalized=False)])
    tokenizer = TextTokenizer(raw)
    assert tokenizer.encode("<|user|>") == list(b"<|user|>")
    assert tokenizer.encode_pieces([Piece("<|user|>", True)]) == [258]


@pytest.mark.parametrize("letters", ["</s>", "<>"])
def test_likeliest_pieces_make_no_control_tokens_of_plain_text(letters: str) -> None:
    """A Unigram model finds its pieces anywhere, also where it does not know their letters."""
    pieces = [("<unk>", 0.0), ("</s>", 0.0), *((letter, -1.0) for letter in f"ab {letters}")]
    raw = Tokenizer(Unigram(list(dict(pieces).items()), 0, byte_fallback=False))
    raw.add_special_tokens(["</s>"])
    tokenizer = TextTokenizer(raw)
    assert 1 not in tokenizer.encode("a</s>b")
    assert tokenizer.encode("ab") == [2, 3]
    assert 1 in tokenizer.encode_pieces([Piece("a</s>", True)])


def test_a_control_token_swallows_the_blanks_it_is_said_to() -> None:
    raw = byte_tokenizer()
    raw.add_special_tokens([AddedToken("<|turn|>", special=True, rstrip=True)])
    tokenizer = TextTokenizer(raw)
    assert tokenizer.encode_pieces([Piece("a <|turn|>\n b", True)]) == [*b"a ", 258, *b"b"]


def test_decoding_leaves_control_tokens_out() -> None:
    assert TINY.decode([START, *"é".encode(), END]) == "é"


def test_halves_of_surrogate_pairs_are_no_error() -> None:
    assert TINY.decode(TINY.encode("a\ud83db")) == "a\ufffdb"
    assert TINY.decode(TINY.encode("\ud83d\ude00")) == "\U0001f600"


def test_truncation_and_padding_written_in_the_file_do_not_apply() -> None:
    raw = byte_tokenizer()
    raw.enable_truncation(3)
    raw.enable_padding(length=8)
    assert TextTokenizer(raw).encode("abcdef") == list(b"abcdef")


def test_padding_to_a_length_that_takes_all_of_the_memory_does_not_apply(
    own_folder: ModelFolder,
) -> None:
    padding = {"direction": "Right", "pad_id": 0, "pad_type_id": 0, "pad_token": "a"}
    padding |= {"strategy": {"Fixed": 100_000_000_000}, "pad_to_multiple_of": None}
    _changed(own_folder, lambda table: table.update(padding=padding))
    assert load_tokenizer(own_folder).encode("abc") == list(b"abc")


def test_the_cost_of_encoding_grows_with_the_text_and_not_with_its_square() -> None:
    def seconds(length: int) -> float:
        times = []
        for _ in range(3):
            start = time.perf_counter()
            assert len(TINY.encode("x" * length)) == length
            times.append(time.perf_counter() - start)
        return min(times)

    assert seconds(200_000) < 50 * seconds(20_000)


@pytest.mark.parametrize("content", ["", "{}", "no json", '{"model": {"type": "BPE"}}'])
def test_a_damaged_file_is_told(own_folder: ModelFolder, content: str) -> None:
    (own_folder.path / TOKENIZER).write_text(content, encoding="utf-8")
    with pytest.raises(UserFacingError, match="damaged") as caught:
        load_tokenizer(own_folder)
    assert TOKENIZER in caught.value.why


def test_a_missing_file_is_told(own_folder: ModelFolder) -> None:
    (own_folder.path / TOKENIZER).unlink()
    with pytest.raises(UserFacingError, match="damaged"):
        load_tokenizer(own_folder)


def _changed(folder: ModelFolder, change: Callable[[dict[str, Any]], object]) -> None:
    path = folder.path / TOKENIZER
    table = json.loads(path.read_text(encoding="utf-8"))
    change(table)
    path.write_text(json.dumps(table), encoding="utf-8")


@pytest.mark.parametrize("number", [258, 5_000, 4_000_000_000])
def test_the_size_is_that_of_the_largest_id_however_few_there_are(
    own_folder: ModelFolder, number: int
) -> None:
    _changed(own_folder, lambda table: table["model"]["vocab"].update(a=number))
    assert load_tokenizer(own_folder).vocab_size == number + 1


@pytest.mark.parametrize(
    "change",
    [
        {"model": {"type": "WordLevel", "vocab": {"a": 0}, "unk_token": "[UNK]"}},
        {"model": {"type": "Unigram", "unk_id": 0, "vocab": []}},
        {"model": {"type": "Unigram", "unk_id": 50_000, "vocab": [["a", -1.0]]}},
    ],
)
def test_a_vocabulary_that_contradicts_itself_is_told(
    own_folder: ModelFolder, change: dict[str, Any]
) -> None:
    _changed(own_folder, lambda table: table.update(change))
    with pytest.raises(UserFacingError, match="damaged"):
        load_tokenizer(own_folder)
