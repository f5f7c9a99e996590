"""The tree of a conversation as rows: the current path straight down, branches beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gpt_desktop.core.conversation_tree import TreeNode


@dataclass(frozen=True, slots=True)
class MapRow:
    """A message on the map.

    Attributes:
        lane: 0 for the line that goes straight on; each branch is one farther to the right.
        joined: the line that leads to it comes from above in its own lane; else it comes from
            the lane before, or from nowhere where it begins the conversation.
        goes_on: something follows below it in its lane.
        through: lanes left of its own whose lines pass by.
        path_passes: the line in lane 0 that passes by is the current path's.
    """

    node: TreeNode
    lane: int
    joined: bool
    goes_on: bool
    through: tuple[int, ...]
    path_passes: bool = False


@dataclass(frozen=True, slots=True)
class _Step:
    node: TreeNode
    lane: int
    joined: bool
    through: tuple[int, ...]


def map_rows(nodes: Sequence[TreeNode]) -> list[MapRow]:
    """All of a conversation's messages, each below what it follows.

    Where several follow, what lies on the current path, or else the newest, goes straight on
    after all others.
    """
    children: dict[str | None, list[TreeNode]] = {}
    for node in nodes:
        children.setdefault(node.parent_id, []).append(node)
    rows: list[MapRow] = []
    waiting = _steps(children.get(None, []), 0, (), begins=True)
    while waiting:
        step = waiting.pop()
        below = children.get(step.node.id, [])
        rows.append(MapRow(step.node, step.lane, step.joined, bool(below), step.through))
        waiting += _steps(below, step.lane, step.through, begins=False)
    return _with_path(rows)


def _with_path(rows: Sequence[MapRow]) -> list[MapRow]:
    """The current path always goes straight on: it is in lane 0 where it is anywhere."""
    passes = False
    marked: list[MapRow] = []
    for row in reversed(rows):
        if row.lane == 0:
            passes = row.node.shown
        marked.append(replace(row, path_passes=passes and 0 in row.through))
    return marked[::-1]


def _steps(
    nodes: Sequence[TreeNode], lane: int, through: tuple[int, ...], *, begins: bool
) -> list[_Step]:
    """For a stack: what comes last on the map comes first."""
    if not nodes:
        return []
    straight = next((node for node in nodes if node.shown), nodes[-1])
    passing = through if begins else (*through, lane)
    others = [
        _Step(node, lane + 1, joined=False, through=passing)
        for node in reversed(nodes)
        if node is not straight
    ]
    return [_Step(straight, lane, not begins, through), *others]
