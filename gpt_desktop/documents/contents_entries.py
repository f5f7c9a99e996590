"""Lines of a table of contents: words, a row of dots, a page number."""

from __future__ import annotations

import re

_LEADER = re.compile(r" ?[.·…](?:\s{0,3}[.·…]){4,} ?")
_SHORT_LEADER = " … "
_PAGE = re.compile(r"[0-9]{1,4}(?:, ?[0-9]{1,4})*|[ivxlc]{1,7}|[A-Z][-.]?[0-9]{1,3}", re.IGNORECASE)


def without_leaders(text: str) -> str:
    """The text with each row of five dots or more as one ellipsis."""
    return _LEADER.sub(_SHORT_LEADER, text).strip()


def is_entry(text: str) -> bool:
    """Whether a line whose dots are gone ends as an entry does."""
    words, leader, page = text.rpartition(_SHORT_LEADER)
    return bool(words and leader) and _PAGE.fullmatch(page) is not None
