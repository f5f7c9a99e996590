"""SentencePiece's BPE, which merges the pair that makes the token of the highest score."""

from __future__ import annotations

from typing import Any

from gpt_desktop.convert.byte_level import read_merges
from gpt_desktop.convert.token_table import NORMAL, TokenTable

_BLANK = "▁"


def sentence_pieces(table: TokenTable) -> dict[str, Any]:
    """The parts of ``tokenizer.json`` that make the ids.

    Scores become an order of merges. Of two places where the same token can be made, both
    ways take the left one.

    Raises:
        UserFacingError: scores or the token of what is unknown are missing.
    """
    prefixed = table.get("add_space_prefix") is not False
    return _parts(table, _merges(table), prefixed)


def merged_pieces(table: TokenTable) -> dict[str, Any]:
    """The same of a vocabulary that lists its merges, as Gemma 4's does.

    Raises:
        UserFacingError: merges or the token of what is unknown are missing.
    """
    return _parts(table, read_merges(table), table.get("add_space_prefix") is True)


def _parts(table: TokenTable, merges: list[list[str]], prefixed: bool) -> dict[str, Any]:
    """Args: prefixed: a blank is put before every text."""
    blanks = {"type": "Replace", "pattern": {"String": " "}, "content": _BLANK}
    prefix = {"type": "Prepend", "prepend": _BLANK}
    back = {"type": "Replace", "pattern": {"String": _BLANK}, "content": " "}
    decoders: list[dict[str, Any]] = [back, {"type": "ByteFallback"}, {"type": "Fuse"}]
    if prefixed:
        decoders.append({"type": "Strip", "content": " ", "start": 1, "stop": 0})
    normalizers = [prefix, blanks] if prefixed else [blanks]
    return {
        "normalizer": {"type": "Sequence", "normalizers": normalizers},
        "pre_tokenizer": None,
        "decoder": {"type": "Sequence", "decoders": decoders},
        "model": {
            "type": "BPE",
            "dropout": None,
            "unk_token": table.tokens[table.id("unknown_token_id")],
            "continuing_subword_prefix": None,
            "end_of_word_suffix": None,
            "fuse_unk": True,
            "byte_fallback": True,
            "ignore_merges": False,
            "vocab": table.ids,
            "merges": merges,
        },
    }


def _merges(table: TokenTable) -> list[list[str]]:
    """Every way to make a token of two others, the token of the highest score first."""
    scores = table.list("scores", float)
    if len(scores) < len(table.tokens):
        raise table.contradiction()
    normal = {
        token for token, kind in zip(table.tokens, table.types, strict=True) if kind == NORMAL
    }
    ranked = sorted(normal, key=lambda token: (-scores[table.ids[token]], table.ids[token]))
    return [
        [token[:cut], token[cut:]]
        for token in ranked
        for cut in range(1, len(token))
        if token[:cut] in normal and token[cut:] in normal
    ]
