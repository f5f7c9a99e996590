"""What a checkpoint's files say of the tokens that begin a text and end an answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gpt_desktop.convert.checkpoint_vocabulary import read_checkpoint_vocabulary
from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.convert.tokenizer import read_vocabulary
from gpt_desktop.convert.vocabulary import Vocabulary
from gpt_desktop.core.errors import UserFacingError
from tests.convert.tiny_checkpoint import write_json
from tests.convert.tiny_vocabulary import write_vocabulary

TEXT = {"Sequence": {"id": "A", "type_id": 0}}
BEGIN = {"SpecialToken": {"id": "<s>", "type_id": 0}}
END = {"SpecialToken": {"id": "</s>", "type_id": 0}}
SPECIALS = ("<s>", "</s>", "<turn>")


def processor(single: list[dict[str, Any]]) -> dict[str, Any]:
    names = {
        name: {"id": name, "ids": [number], "tokens": [name]}
        for number, name in enumerate(SPECIALS)
    }
    pair = [TEXT, {"Sequence": {"id": "B", "type_id": 0}}]
    return {"type": "TemplateProcessing", "single": single, "pair": pair, "special_tokens": names}


def read(tmp_path: Path, single: list[dict[str, Any]] | None = None, **files: Any) -> Vocabulary:
    """The vocabulary of a folder with these JSON files beside ``tokenizer.json``."""
    source = write_vocabulary(tmp_path / "source.gguf", specials=SPECIALS)
    table = json.loads(read_vocabulary(GgufFile(source)).tokenizer)
    if single is not None:
        table["post_processor"] = processor(single)
    write_json(tmp_path / "tokenizer.json", table)
    for name, content in {"config": {"eos_token_id": 1}, **files}.items():
        write_json(tmp_path / f"{name}.json", content)
    return read_checkpoint_vocabulary(tmp_path, 267)


@pytest.mark.parametrize(
    ("single", "begin"),
    [
        (None, None),
        ([BEGIN, TEXT], 0),
        ([TEXT, END], None),  # was taken as the token that begins a text
        ([BEGIN, TEXT, END], 0),
    ],
    ids=["nothing", "begin", "end", "both"],
)
def test_a_begin_token_is_what_stands_before_the_text(
    tmp_path: Path, single: list[dict[str, Any]] | None, begin: int | None
) -> None:
    assert read(tmp_path, single).begin_token == begin


@pytest.mark.parametrize(("wanted", "begin"), [(True, 0), (False, None), (None, 0)])
def test_the_tokenizer_s_settings_may_say_otherwise(
    tmp_path: Path, wanted: bool | None, begin: int | None
) -> None:
    settings = {"add_bos_token": wanted, "bos_token": {"content": "<s>"}}
    assert read(tmp_path, [BEGIN, TEXT], tokenizer_config=settings).begin_token == begin
    if wanted:
        assert read(tmp_path, [TEXT], tokenizer_config=settings).begin_token == 0


def test_a_tokenizer_that_cuts_texts_off_tells_its_begin_token(tmp_path: Path) -> None:
    read(tmp_path, [BEGIN, TEXT])
    table = json.loads((tmp_path / "tokenizer.json").read_text(encoding="utf-8"))
    cut = {"direction": "Right", "max_length": 1, "strategy": "LongestFirst", "stride": 0}
    write_json(tmp_path / "tokenizer.json", {**table, "truncation": cut})
    assert read_checkpoint_vocabulary(tmp_path, 267).begin_token == 0


def test_the_ends_of_generation_config_count_first(tmp_path: Path) -> None:
    generation = {"eos_token_id": [2, 0, 999, "x"]}
    assert read(tmp_path, generation_config=generation).end_tokens == (2, 0)


def test_the_end_that_the_tokenizer_names_is_the_first(tmp_path: Path) -> None:
    """Templates write it; where the configuration knows the end of texts only, it ends turns."""
    settings = {"eos_token": "<turn>"}
    assert read(tmp_path, tokenizer_config=settings).end_tokens == (2, 1)
    nothing: dict[str, Any] = {}
    assert read(tmp_path, tokenizer_config=settings, config=nothing).end_tokens == (2,)


def test_no_end_at_all_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match="ends an answer"):
        read(tmp_path, config={})


def test_a_mark_of_utf_8_before_the_text_is_no_part_of_it(tmp_path: Path) -> None:
    plain = read(tmp_path)
    for name in ("tokenizer.json", "config.json"):
        path = tmp_path / name
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert read_checkpoint_vocabulary(tmp_path, 267) == plain
