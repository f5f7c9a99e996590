"""A GGUF's vocabulary as ``tokenizer.json`` of the tokenizers library."""

from __future__ import annotations

import json
from typing import Any

from gpt_desktop.convert.byte_level import byte_level
from gpt_desktop.convert.errors import damaged, unsupported
from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.convert.sentence_pieces import sentence_pieces
from gpt_desktop.convert.token_table import CONTROL, USER_DEFINED, TokenTable
from gpt_desktop.convert.vocabulary import Vocabulary
from gpt_desktop.core.i18n import tr

# Names by which llama.cpp, too, knows tokens that end a text or a turn.
_END_NAMES = ("<|endoftext|>", "<|im_end|>", "<|eot_id|>", "<|end_of_text|>", "<end_of_turn>")


def read_vocabulary(file: GgufFile) -> Vocabulary:
    """Convert a file's tokenizer.

    Raises:
        UserFacingError: it is of an unsupported kind, or contradicts itself.
    """
    table = TokenTable(file)
    parts = _parts(table)
    if parts is None:
        name = f"{table.get('model')} {table.get('pre') or ''}".strip()
        raise unsupported(file.name, tr("Its tokenizer “{name}” is not supported.", name=name))
    whole = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": _added_tokens(table),
        "post_processor": None,
        **parts,
    }
    return Vocabulary(
        tokenizer=json.dumps(whole, ensure_ascii=False, separators=(",", ":")),
        chat_template=str(file.metadata.get("tokenizer.chat_template", "")),
        end_tokens=_end_tokens(file, table),
        begin_token=_begin_token(table),
    )


def _parts(table: TokenTable) -> dict[str, Any] | None:
    """What depends on the kind of tokenizer, or None if it is not supported."""
    match table.get("model"):
        case "gpt2":
            return byte_level(table)
        case "llama":
            return sentence_pieces(table)
        case _:
            return None


def _added_tokens(table: TokenTable) -> list[dict[str, Any]]:
    flags = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False}
    return [
        {"id": number, "content": token, **flags, "special": kind == CONTROL}
        for number, (token, kind) in enumerate(zip(table.tokens, table.types, strict=True))
        if kind in (CONTROL, USER_DEFINED)
    ]


def _end_tokens(file: GgufFile, table: TokenTable) -> tuple[int, ...]:
    named = {table.ids[name] for name in _END_NAMES if name in table.ids}
    named |= {
        table.id(key) for key in ("eos_token_id", "eot_token_id") if table.get(key) is not None
    }
    if not named:
        raise damaged(file.name, tr("It names no token that ends an answer."))
    return tuple(sorted(named))


def _begin_token(table: TokenTable) -> int | None:
    # Where a file of this kind does not say, llama.cpp puts one.
    default = table.get("model") == "llama"
    if not (default if table.get("add_bos_token") is None else table.get("add_bos_token")):
        return None
    return table.id("bos_token_id")
