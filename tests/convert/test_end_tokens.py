"""Which tokens end an answer, and which one begins a text, as llama.cpp has it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.convert.tokenizer import read_vocabulary
from gpt_desktop.convert.vocabulary import Vocabulary
from gpt_desktop.core.errors import UserFacingError
from tests.convert.tiny_vocabulary import write_vocabulary


def vocabulary(
    tmp_path: Path,
    pre: str = "llama-bpe",
    *,
    specials: tuple[str, ...] = ("<s>", "<stop>"),
    words: tuple[str, ...] = (),
    ids: dict[str, int] | None = None,
    begins: bool | None = None,
) -> Vocabulary:
    ids = {"eos_token_id": 1} if ids is None else ids
    path = tmp_path / "tiny.gguf"
    write_vocabulary(path, pre, specials=specials, words=words, ids=ids, begins=begins)
    return read_vocabulary(GgufFile(path))


def test_all_that_the_file_names(tmp_path: Path) -> None:
    specials = ("<s>", "<1>", "<2>", "<3>")
    ids = {"eos_token_id": 1, "eot_token_id": 2, "eom_token_id": 3}
    assert vocabulary(tmp_path, specials=specials, ids=ids).end_tokens == (1, 2, 3)


@pytest.mark.parametrize(
    "name", ["<|eot_id|>", "<|eom_id|>", "<|im_end|>", "<|end|>", "<turn|>", "[EOS]", "</s>"]
)
def test_some_are_known_by_their_text(tmp_path: Path, name: str) -> None:
    assert vocabulary(tmp_path, specials=("<s>", "<stop>", name)).end_tokens == (1, 2)


@pytest.mark.parametrize(
    ("specials", "expected"),
    [
        (("<s>", "<|return|>", "<|call|>", "<|end|>"), (1, 2)),
        (("<s>", "<|flush|>", "<|calls|>", "<|end|>"), (1, 2)),
        (("<s>", "<eos>", "<|tool_response>", "</s>"), (1, 2)),
    ],
)
def test_others_take_a_text_s_meaning(
    tmp_path: Path, specials: tuple[str, ...], expected: tuple[int, ...]
) -> None:
    assert vocabulary(tmp_path, specials=specials).end_tokens == expected


def test_the_end_of_struck_text_in_html_ends_no_answer(tmp_path: Path) -> None:
    assert vocabulary(tmp_path, words=("</s>",)).end_tokens == (1,)


def test_one_known_by_its_text_is_a_control_token(tmp_path: Path) -> None:
    """Some files call the end of a turn an ordinary token; an answer is not to show it."""
    table = json.loads(vocabulary(tmp_path, words=("<|im_end|>",)).tokenizer)
    added = {token["content"]: token["special"] for token in table["added_tokens"]}
    assert added == {"<s>": True, "<stop>": True, "<|im_end|>": True}


def test_none_at_all_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match="ends an answer"):
        vocabulary(tmp_path, ids={})


@pytest.mark.parametrize(
    ("pre", "begins", "expected"),
    [
        ("llama-bpe", None, 0),
        ("llama-bpe", False, None),
        ("tekken", None, 0),
        ("qwen2", None, None),
        ("qwen2", True, 0),
        ("gpt-4o", None, None),
    ],
)
def test_begin_token(tmp_path: Path, pre: str, begins: bool | None, expected: int | None) -> None:
    ids = {"eos_token_id": 1, "bos_token_id": 0}
    assert vocabulary(tmp_path, pre, ids=ids, begins=begins).begin_token == expected


def test_a_begin_token_that_nothing_names(tmp_path: Path) -> None:
    assert vocabulary(tmp_path).begin_token is None
    with pytest.raises(UserFacingError, match="vocabulary"):
        vocabulary(tmp_path, begins=True)
