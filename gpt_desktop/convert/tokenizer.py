"""A GGUF's vocabulary as ``tokenizer.json`` of the tokenizers library."""

from __future__ import annotations

import json
from typing import Any

from gpt_desktop.convert.byte_level import byte_level
from gpt_desktop.convert.end_tokens import end_names, end_tokens
from gpt_desktop.convert.errors import damaged, unsupported
from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.convert.sentence_pieces import merged_pieces, sentence_pieces
from gpt_desktop.convert.token_table import CONTROL, USER_DEFINED, TokenTable
from gpt_desktop.convert.vocabulary import Vocabulary
from gpt_desktop.convert.word_splits import UNNAMED, WordSplit, word_split
from gpt_desktop.core.i18n import tr


def read_vocabulary(file: GgufFile) -> Vocabulary:
    """Convert a file's tokenizer.

    Raises:
        UserFacingError: it is of an unsupported kind, or contradicts itself.
    """
    table = TokenTable(file)
    words = word_split(str(table.get("pre") or UNNAMED))
    parts = _parts(table, words)
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
    ends = end_tokens(table)
    if not ends:
        raise damaged(file.name, tr("It names no token that ends an answer."))
    return Vocabulary(
        tokenizer=json.dumps(whole, ensure_ascii=False, separators=(",", ":")),
        chat_template=str(file.metadata.get("tokenizer.chat_template", "")),
        end_tokens=ends,
        begin_token=_begin_token(table, words),
    )


def _parts(table: TokenTable, words: WordSplit | None) -> dict[str, Any] | None:
    """What depends on the kind of tokenizer, or None if it is not supported."""
    match table.get("model"):
        case "gpt2":
            return None if words is None else byte_level(table, words)
        case "llama":
            return sentence_pieces(table)
        case "gemma4":
            return merged_pieces(table)
        case _:
            return None


def _added_tokens(table: TokenTable) -> list[dict[str, Any]]:
    flags = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False}
    ends = end_names(table)
    return [
        {"id": number, "content": token, **flags, "special": kind == CONTROL or token in ends}
        for number, (token, kind) in enumerate(zip(table.tokens, table.types, strict=True))
        if kind in (CONTROL, USER_DEFINED) or token in ends
    ]


def _begin_token(table: TokenTable, words: WordSplit | None) -> int | None:
    """The token before every text, where there is to be one; as llama.cpp has it."""
    wanted = table.get("add_bos_token")
    match table.get("model"):
        case "llama":
            default = True
        case "gemma4":
            # Files that say otherwise were made by mistake.
            default, wanted = True, None
        case _:
            default = words is not None and words.begins
    if not (default if wanted is None else wanted):
        return None
    if wanted is None and table.get("bos_token_id") is None:
        return None if table.get("model") != "llama" else table.ids.get("<s>")
    return table.id("bos_token_id")
