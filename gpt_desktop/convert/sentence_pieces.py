"""SentencePiece's BPE, which merges the pair that makes the token of the highest score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gpt_desktop.convert.byte_level import read_merges
from gpt_desktop.convert.token_table import NORMAL, UNKNOWN, TokenTable

BLANK = "▁"


def sentence_pieces(table: TokenTable) -> dict[str, Any]:
    """The parts of ``tokenizer.json`` that make the ids.

    Raises:
        UserFacingError: scores are missing.
    """
    scores = table.list("scores", float)
    if len(scores) < len(table.tokens):
        raise table.contradiction()
    merges = scored_merges(table.tokens, table.types, scores)
    return _of_table(table, merges, table.get("add_space_prefix") is not False)


def merged_pieces(table: TokenTable) -> dict[str, Any]:
    """The same of a vocabulary that lists its merges, as Gemma 4's does.

    Raises:
        UserFacingError: merges are missing.
    """
    return _of_table(table, read_merges(table), table.get("add_space_prefix") is True)


def _of_table(table: TokenTable, merges: list[list[str]], prefixed: bool) -> dict[str, Any]:
    unknown = table.tokens[_unknown(table)]
    return {**blank_parts(prefixed), "model": merging_model(table.ids, unknown, merges)}


def _unknown(table: TokenTable) -> int:
    """Old files do not name it; where no token has its type, llama.cpp takes the first."""
    if table.get("unknown_token_id") is not None or not table.tokens:
        return table.id("unknown_token_id")
    return table.types.index(UNKNOWN) if UNKNOWN in table.types else 0


def blank_parts(prefixed: bool) -> dict[str, Any]:
    """The parts that write blanks as "▁" and back.

    Args:
        prefixed: a blank is put before every text.
    """
    blanks = {"type": "Replace", "pattern": {"String": " "}, "content": BLANK}
    prefix = {"type": "Prepend", "prepend": BLANK}
    back = {"type": "Replace", "pattern": {"String": BLANK}, "content": " "}
    decoders: list[dict[str, Any]] = [back, {"type": "ByteFallback"}, {"type": "Fuse"}]
    if prefixed:
        decoders.append({"type": "Strip", "content": " ", "start": 1, "stop": 0})
    normalizers = [prefix, blanks] if prefixed else [blanks]
    return {
        "normalizer": {"type": "Sequence", "normalizers": normalizers},
        "pre_tokenizer": None,
        "decoder": {"type": "Sequence", "decoders": decoders},
    }


def merging_model(
    ids: Mapping[str, int], unknown: str, merges: list[list[str]], byte_fallback: bool = True
) -> dict[str, Any]:
    """The model that merges pairs, first pairs first.

    Args:
        unknown: the token of letters that no token has.
        byte_fallback: letters without a token become tokens of their bytes.
    """
    return {
        "type": "BPE",
        "dropout": None,
        "unk_token": unknown,
        "continuing_subword_prefix": None,
        "end_of_word_suffix": None,
        "fuse_unk": True,
        "byte_fallback": byte_fallback,
        "ignore_merges": False,
        "vocab": ids,
        "merges": merges,
    }


def scored_merges(
    tokens: Sequence[str], types: Sequence[int], scores: Sequence[float]
) -> list[list[str]]:
    """Every way to make a token of two others, the token of the highest score first.

    Of two places where the same token can be made, SentencePiece takes the left one, as an
    order of merges does.
    """
    normal = {
        token: (-scores[number], number)
        for number, (token, kind) in enumerate(zip(tokens, types, strict=True))
        if kind == NORMAL
    }
    return [
        [token[:cut], token[cut:]]
        for token in sorted(normal, key=normal.__getitem__)
        for cut in range(1, len(token))
        if token[:cut] in normal and token[cut:] in normal
    ]
