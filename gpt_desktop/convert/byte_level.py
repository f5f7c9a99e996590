"""GPT-2's byte-level BPE, with each model's way of splitting a text into words."""

from __future__ import annotations

from typing import Any

from gpt_desktop.convert.token_table import TokenTable
from gpt_desktop.convert.word_splits import BYTES, WordSplit

_BPE = {
    "type": "BPE",
    "dropout": None,
    "unk_token": None,
    "continuing_subword_prefix": None,
    "end_of_word_suffix": None,
    "fuse_unk": False,
    "byte_fallback": False,
}


def byte_level(table: TokenTable, words: WordSplit) -> dict[str, Any]:
    """The parts of ``tokenizer.json`` that make the ids.

    Raises:
        UserFacingError: a merge of tokens that are not there.
    """
    return {
        "normalizer": words.normalizer,
        "pre_tokenizer": words.pre_tokenizer,
        "decoder": BYTES,
        "model": {
            **_BPE,
            "ignore_merges": words.ignore_merges,
            "vocab": table.ids,
            "merges": read_merges(table),
        },
    }


def read_merges(table: TokenTable) -> list[list[str]]:
    """Pairs of tokens that become one, the first to merge first.

    Raises:
        UserFacingError: the list is missing, or names tokens that are not there.
    """
    ids = table.ids
    merges = [_halves(merge) for merge in table.list("merges", str)]
    for left, right in merges:
        if left not in ids or right not in ids or left + right not in ids:
            raise table.contradiction()
    return merges


def _halves(merge: str) -> list[str]:
    cut = merge.find(" ", 1)
    return [merge[:cut], merge[cut + 1 :]] if cut > 0 else [merge, ""]
