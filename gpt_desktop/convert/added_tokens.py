"""Tokens that a checkpoint without ``tokenizer.json`` adds to its ``tokenizer.model``."""

from __future__ import annotations

import re
from collections.abc import Mapping

# In added_tokens.json, control tokens are known by their form only.
_CONTROL_FORM = re.compile(r"<[^\s<>]+>|\[[A-Z_/]+\]")


def added_tokens(
    settings: Mapping[str, object], listed: Mapping[str, object], vocab: int
) -> dict[int, tuple[str, bool]]:
    """Text and whether it is a control token, by id; what is no such table counts as empty.

    Args:
        settings: of ``tokenizer_config.json``.
        listed: ``added_tokens.json``, ids by text.
        vocab: ids that the model knows; others are left out.
    """
    found: dict[int, tuple[str, bool]] = {}
    for text, id_ in listed.items():
        if type(id_) is int:
            found[id_] = (text, _CONTROL_FORM.fullmatch(text) is not None)
    table = settings.get("added_tokens_decoder")
    for key, token in (table if isinstance(table, dict) else {}).items():
        content = token.get("content") if isinstance(token, dict) else None
        if isinstance(content, str) and content and str(key).isdecimal():
            found[int(key)] = (content, token.get("special") is True)
    return {id_: token for id_, token in sorted(found.items()) if 0 <= id_ < vocab}
