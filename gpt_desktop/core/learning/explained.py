"""Two explanations of one passage that belong side by side."""

from __future__ import annotations

from collections.abc import Mapping

from gpt_desktop.core.works import Work, WorkStore

PAIR, SIDE = "pair", "side"
"""Of a work's ``extra``: what both have the same, and which of the two it is."""

_LOOKED_AT = 200


def pair_extra(pair: str, side: int) -> Mapping[str, str]:
    """The ``extra`` of one of the two; ``side`` is 0 or 1."""
    return {PAIR: pair, SIDE: str(side)}


def side_of(work: Work) -> int:
    """0 for the left one, 1 for the right one."""
    return 1 if work.request.extra.get(SIDE) == "1" else 0


def beside(store: WorkStore, work: Work) -> Work | None:
    """The latest of the other side that was made of the same passage, where there is one.

    Reads the store: nothing for the window's thread.
    """
    pair = work.request.extra.get(PAIR, "")
    if not pair:
        return None
    passage = work.title.partition(" · ")[2]
    for entry in store.list_works(work.kind, limit=_LOOKED_AT):
        if entry.id == work.id or entry.title.partition(" · ")[2] != passage:
            continue
        other = store.get(entry.id)
        if other is None or other.request.extra.get(PAIR) != pair:
            continue
        if side_of(other) != side_of(work):
            return other
    return None
