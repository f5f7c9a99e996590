from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer, decoders, models

from gpt_desktop.inference.detokenizer import Detokenizer
from gpt_desktop.inference.tokenizer import TextTokenizer
from tests.inference.tiny_model import byte_tokenizer

BYTES = TextTokenizer(byte_tokenizer())
FAMILY = "👩‍👩‍👧"


def _streamed(decode: Detokenizer, ids: Sequence[int]) -> list[str]:
    return [*(decode.push(id_) for id_ in ids), decode.flush()]


def test_characters_come_when_they_are_complete() -> None:
    detokenizer = Detokenizer(BYTES.decode)
    assert _streamed(detokenizer, "a你b".encode()) == ["a", "", "", "你", "b", ""]


def test_emoji_sequences_come_character_by_character() -> None:
    parts = _streamed(Detokenizer(BYTES.decode), FAMILY.encode())
    assert [part for part in parts if part] == list(FAMILY)


def test_a_character_cut_off_at_the_end_leaves_nothing() -> None:
    parts = _streamed(Detokenizer(BYTES.decode), "a你".encode()[:3])
    assert parts == ["a", "", "", ""]


def test_invalid_bytes_in_the_middle_do_not_stop_the_text() -> None:
    assert "".join(_streamed(Detokenizer(BYTES.decode), b"a\xffb")) == "a\ufffdb"


@given(st.lists(st.integers(0, 255), max_size=40))
def test_any_bytes_give_what_decoding_at_once_gives(ids: list[int]) -> None:
    assert "".join(_streamed(Detokenizer(BYTES.decode), ids)) == BYTES.decode(ids).rstrip("\ufffd")


@given(st.text(max_size=30))
def test_any_text_comes_back(text: str) -> None:
    valid = text.encode("utf-8", "replace").decode()
    assert "".join(_streamed(Detokenizer(BYTES.decode), valid.encode())) == valid


def test_blanks_that_a_decoder_drops_at_the_beginning_only() -> None:
    words = ["▁the", "▁town", "s", "<0xE4>", "<0xBD>", "<0xA0>"]
    tokenizer = Tokenizer(
        models.BPE(
            vocab={word: number for number, word in enumerate(words)}, merges=[], byte_fallback=True
        )
    )
    tokenizer.decoder = decoders.Sequence(
        [
            decoders.Replace("▁", " "),
            decoders.ByteFallback(),
            decoders.Fuse(),
            decoders.Strip(" ", 1, 0),
        ]
    )
    decode = TextTokenizer(tokenizer).decode
    assert _streamed(Detokenizer(decode), range(6)) == ["the", " town", "s", "", "", "你", ""]
