"""Lines of a table of contents: words, a row of dots, a page number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from gpt_desktop.core.documents import Block, BlockKind

_LEADER = re.compile(r" ?[.·…](?:\s{0,3}[.·…]){4,} ?")
_SHORT_LEADER = " … "
_WITHOUT_LEADER = re.compile(r".{1,100}\s(?:[0-9]{1,4}|[ivxlc]{1,7})")
_PAGE = re.compile(r"[0-9]{1,4}(?:, ?[0-9]{1,4})*|[ivxlc]{1,7}|[A-Z][-.]?[0-9]{1,3}", re.IGNORECASE)


def without_leaders(text: str) -> str:
    """The text with each row of five dots or more as one ellipsis."""
    return _LEADER.sub(_SHORT_LEADER, text).strip()


def entry_of_tabs(text: str) -> str:
    """A line whose number, title and page stand at tabs, as other entries are."""
    *words, page = (part.strip() for part in text.split("\t"))
    return f"{' '.join(filter(None, words))}{_SHORT_LEADER}{page}" if any(words) else page


def is_entry(text: str) -> bool:
    """Whether a line whose dots are gone ends as an entry does."""
    words, leader, page = text.rpartition(_SHORT_LEADER)
    return bool(words and leader) and _PAGE.fullmatch(page) is not None


def with_neighbours(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, where what stands beside an entry and ends in a page number is one, too.

    Chapters often have no dots in a table whose sections have them.
    """
    return _after_entries(_after_entries(blocks)[::-1])[::-1]


def _after_entries(blocks: Iterable[Block]) -> list[Block]:
    found: list[Block] = []
    for block in blocks:
        after = bool(found) and found[-1].kind is BlockKind.ENTRY
        if after and _WITHOUT_LEADER.fullmatch(block.text):
            found.append(replace(block, kind=BlockKind.ENTRY, level=0))
        else:
            found.append(block)
    return found
