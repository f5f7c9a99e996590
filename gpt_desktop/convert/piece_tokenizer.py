"""SentencePiece's ``tokenizer.model`` as ``tokenizer.json`` of the tokenizers library."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Any

from gpt_desktop.convert.piece_model import PieceModel
from gpt_desktop.convert.sentence_pieces import blank_parts, merging_model, scored_merges
from gpt_desktop.convert.token_table import CONTROL, NORMAL, USER_DEFINED

_UNUSED = 5
# How much less likely than any other piece those are that are no part of a text.
_NEVER = 1e6


class _Table:
    """A model's pieces with what a checkpoint puts over and behind them."""

    def __init__(self, model: PieceModel, added: Mapping[int, tuple[str, bool]]) -> None:
        more = max(0, max(added, default=0) + 1 - len(model.pieces))
        self.tokens = [*model.pieces, *([""] * more)]
        self.types = [*model.types, *([_UNUSED] * more)]
        self.scores = [*model.scores, *([0.0] * more)]
        self.ids: dict[str, int] = {}
        for id_, (content, special) in added.items():
            self.tokens[id_] = content
            self.types[id_] = CONTROL if special else USER_DEFINED
            self.ids[content] = id_
        for id_, token in enumerate(self.tokens):
            if not token or self.ids.setdefault(token, id_) != id_:
                self.tokens[id_], self.types[id_] = f"[UNUSED_{id_}]", _UNUSED
                self.ids[self.tokens[id_]] = id_


def piece_tokenizer(model: PieceModel, added: Mapping[int, tuple[str, bool]]) -> str:
    """The text of ``tokenizer.json``.

    Args:
        added: tokens that the checkpoint puts over the model's or behind them, by id: their
            text, and whether they are control tokens.
    """
    table = _Table(model, added)
    parts = blank_parts(model.prefixed)
    steps = [*_own_normalizers(model), *parts["normalizer"]["normalizers"]]
    whole = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": _added_tokens(table),
        "post_processor": None,
        **parts,
        "normalizer": {"type": "Sequence", "normalizers": steps},
        "model": _likeliest(model, table) if model.unigram else _merging(model, table),
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def _merging(model: PieceModel, table: _Table) -> dict[str, Any]:
    merges = scored_merges(table.tokens, table.types, table.scores)
    unknown = table.tokens[model.unknown]
    return merging_model(table.ids, unknown, merges, model.byte_fallback)


def _likeliest(model: PieceModel, table: _Table) -> dict[str, Any]:
    lowest = min(table.scores) - _NEVER
    scored = [
        [token, score if kind == NORMAL else lowest]
        for token, kind, score in zip(table.tokens, table.types, table.scores, strict=True)
    ]
    return {
        "type": "Unigram",
        "unk_id": model.unknown,
        "vocab": scored,
        "byte_fallback": model.byte_fallback,
    }


def _own_normalizers(model: PieceModel) -> list[dict[str, Any]]:
    """What is done to a text before its blanks become "▁"."""
    steps: list[dict[str, Any]] = []
    if model.normalization:
        charsmap = base64.b64encode(model.normalization).decode("ascii")
        steps.append({"type": "Precompiled", "precompiled_charsmap": charsmap})
    if model.blanks_joined:
        for blanks, one in ((r"\A +| +\z", ""), (r" {2,}", " ")):
            steps.append({"type": "Replace", "pattern": {"Regex": blanks}, "content": one})
    return steps


def _added_tokens(table: _Table) -> list[dict[str, Any]]:
    flags = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False}
    return [
        {"id": id_, "content": token, **flags, "special": kind == CONTROL}
        for id_, (token, kind) in enumerate(zip(table.tokens, table.types, strict=True))
        if kind in (CONTROL, USER_DEFINED)
    ]
