"""Language tags of other programs, and which of them mean the same language."""

from __future__ import annotations

import re
from functools import lru_cache

from gpt_desktop.core.languages import find_language, is_known

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_TRADITIONAL = frozenset(("hant", "tw", "hk", "mo"))
_SCRIPT, _REGION = 4, 2  # letters


def language_tag(text: str) -> str:
    """A tag as we write it: ``en-US`` of ``en_us``, ``zh-Hant`` of ``zh-TW``; a code of a name.

    "" where it is neither a tag nor a language's name.
    """
    base, *parts = re.split("[-_]", text.strip().lower())
    if base in ("zh", "cmn"):
        return "zh-Hant" if _TRADITIONAL & set(parts) else "zh"
    if not is_known(base) or not _TAG.fullmatch(text.strip()):
        named = find_language(text)
        return named.code if named is not None else ""
    region = next((part.upper() for part in parts if len(part) == _REGION or part.isdigit()), "")
    return f"{base}-{region}" if region else base


@lru_cache(maxsize=256)
def language_of(tag: str) -> str:
    """A tag without its region; a script stays: ``pt`` of ``pt-BR``, ``zh-Hant`` of itself."""
    base, *parts = tag.split("-")
    return "-".join([base, *(part for part in parts if len(part) == _SCRIPT)])


def is_same_language(tag: str, other: str) -> bool:
    """Whether two tags mean one language, in whatever region; "" means any."""
    return not tag or not other or language_of(tag) == language_of(other)
