"""A GGUF's byte-level BPE vocabulary as ``tokenizer.json`` of the tokenizers library."""

from __future__ import annotations

import json
from typing import Any, TypeVar

from gpt_desktop.convert.errors import damaged, unsupported
from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.convert.vocabulary import Vocabulary
from gpt_desktop.core.i18n import tr

_T = TypeVar("_T", str, int)

# Token types of llama.h's enum llama_token_type.
_CONTROL = 3
_USER_DEFINED = 4

_BYTE_LEVEL = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True}
# GPT-2's regular expression is built into ByteLevel.
_GPT2_WORDS = {**_BYTE_LEVEL, "use_regex": True}
_SINGLE_DIGITS = {"type": "Digits", "individual_digits": True}
_PRE_TOKENIZERS: dict[str, dict[str, Any]] = {
    "gpt-2": _GPT2_WORDS,
    "smollm": {"type": "Sequence", "pretokenizers": [_SINGLE_DIGITS, _GPT2_WORDS]},
}

# Names by which llama.cpp, too, knows tokens that end a text or a turn.
_END_NAMES = ("<|endoftext|>", "<|im_end|>", "<|eot_id|>", "<|end_of_text|>")


def read_vocabulary(file: GgufFile) -> Vocabulary:
    """Convert a file's tokenizer.

    Raises:
        UserFacingError: it is of an unsupported kind, or contradicts itself.
    """
    kind = file.metadata.get("tokenizer.ggml.model")
    pre_tokenizer = _PRE_TOKENIZERS.get(str(file.metadata.get("tokenizer.ggml.pre")))
    if kind != "gpt2" or pre_tokenizer is None:
        name = f"{kind} {file.metadata.get('tokenizer.ggml.pre', '')}".strip()
        raise unsupported(file.name, tr("Its tokenizer “{name}” is not supported.", name=name))
    tokens = _list(file, "tokens", str)
    types = _list(file, "token_type", int)
    ids = {token: number for number, token in enumerate(tokens)}
    if len(ids) != len(tokens) or len(types) != len(tokens):
        raise _contradiction(file)
    table = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": _added_tokens(tokens, types),
        "normalizer": None,
        "pre_tokenizer": pre_tokenizer,
        "post_processor": None,
        "decoder": {**_BYTE_LEVEL, "use_regex": True},
        "model": _bpe(ids, _merges(file, ids)),
    }
    template = file.metadata.get("tokenizer.chat_template", "")
    return Vocabulary(
        tokenizer=json.dumps(table, ensure_ascii=False, indent=1),
        chat_template=str(template),
        end_tokens=_end_tokens(file, ids),
        begin_token=_begin_token(file, len(tokens)),
    )


def _bpe(ids: dict[str, int], merges: list[list[str]]) -> dict[str, Any]:
    return {
        "type": "BPE",
        "dropout": None,
        "unk_token": None,
        "continuing_subword_prefix": None,
        "end_of_word_suffix": None,
        "fuse_unk": False,
        "byte_fallback": False,
        "ignore_merges": False,
        "vocab": ids,
        "merges": merges,
    }


def _merges(file: GgufFile, ids: dict[str, int]) -> list[list[str]]:
    merges = [merge.split(" ") for merge in _list(file, "merges", str)]
    for merge in merges:
        if len(merge) != 2 or not all(part in ids for part in (*merge, "".join(merge))):
            raise _contradiction(file)
    return merges


def _added_tokens(tokens: list[str], types: list[int]) -> list[dict[str, Any]]:
    flags = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False}
    return [
        {"id": number, "content": token, **flags, "special": types[number] == _CONTROL}
        for number, token in enumerate(tokens)
        if types[number] in (_CONTROL, _USER_DEFINED)
    ]


def _end_tokens(file: GgufFile, ids: dict[str, int]) -> tuple[int, ...]:
    named = {ids[name] for name in _END_NAMES if name in ids}
    for key in ("eos_token_id", "eot_token_id"):
        value = file.metadata.get(f"tokenizer.ggml.{key}")
        if value is not None:
            named.add(_id(file, value, len(ids)))
    if not named:
        raise damaged(file.name, tr("It names no token that ends an answer."))
    return tuple(sorted(named))


def _begin_token(file: GgufFile, vocab: int) -> int | None:
    if not file.metadata.get("tokenizer.ggml.add_bos_token", False):
        return None
    return _id(file, file.metadata.get("tokenizer.ggml.bos_token_id"), vocab)


def _id(file: GgufFile, value: object, vocab: int) -> int:
    if not isinstance(value, int) or not 0 <= value < vocab:
        raise _contradiction(file)
    return value


def _list(file: GgufFile, key: str, kind: type[_T]) -> list[_T]:
    values = file.metadata.get(f"tokenizer.ggml.{key}")
    if not isinstance(values, list):
        raise _contradiction(file)
    checked = [value for value in values if isinstance(value, kind)]
    if len(checked) != len(values):
        raise _contradiction(file)
    return checked


def _contradiction(file: GgufFile) -> Exception:
    return damaged(file.name, tr("Its vocabulary is incomplete or contradicts itself."))
