"""GPT-2's byte-level BPE, with each model's way of splitting a text into words."""

from __future__ import annotations

from typing import Any

from gpt_desktop.convert.token_table import TokenTable

_BYTE_LEVEL = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True}
# GPT-2's regular expression is built into ByteLevel.
_GPT2_WORDS = {**_BYTE_LEVEL, "use_regex": True}
_SINGLE_DIGITS = {"type": "Digits", "individual_digits": True}
# The expressions of the models' own tokenizer.json, which differ in how many digits make a word.
_WORDS = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|DIGITS"
    r"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)


def _split(digits: str) -> dict[str, Any]:
    expression = {"Regex": _WORDS.replace("DIGITS", digits)}
    split = {"type": "Split", "pattern": expression, "behavior": "Isolated", "invert": False}
    bytes_only = {**_BYTE_LEVEL, "use_regex": False}
    return {"type": "Sequence", "pretokenizers": [split, bytes_only]}


_COMPOSED: dict[str, Any] = {"type": "NFC"}
# By GGUF's "pre": how a text is normalized, and how it is split.
_PRE: dict[str, tuple[dict[str, Any] | None, dict[str, Any]]] = {
    "gpt-2": (None, _GPT2_WORDS),
    "smollm": (None, {"type": "Sequence", "pretokenizers": [_SINGLE_DIGITS, _GPT2_WORDS]}),
    "qwen2": (_COMPOSED, _split(r"\p{N}")),
}


def byte_level(table: TokenTable) -> dict[str, Any] | None:
    """The parts of ``tokenizer.json`` that make the ids; None for an unknown "pre".

    Raises:
        UserFacingError: a merge of tokens that are not there.
    """
    pre = _PRE.get(str(table.get("pre")))
    if pre is None:
        return None
    return {
        "normalizer": pre[0],
        "pre_tokenizer": pre[1],
        "decoder": {**_BYTE_LEVEL, "use_regex": True},
        "model": {
            "type": "BPE",
            "dropout": None,
            "unk_token": None,
            "continuing_subword_prefix": None,
            "end_of_word_suffix": None,
            "fuse_unk": False,
            "byte_fallback": False,
            "ignore_merges": False,
            "vocab": table.ids,
            "merges": _merges(table),
        },
    }


def _merges(table: TokenTable) -> list[list[str]]:
    merges = [merge.split(" ") for merge in table.list("merges", str)]
    for merge in merges:
        if len(merge) != 2 or not all(part in table.ids for part in (*merge, "".join(merge))):
            raise table.contradiction()
    return merges
