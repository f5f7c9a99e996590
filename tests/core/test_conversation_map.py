"""A tree as rows: the current path straight down, branches beside it."""

from __future__ import annotations

from gpt_desktop.core.conversation_map import map_rows
from gpt_desktop.core.conversation_tree import TreeNode
from gpt_desktop.core.messages import Role


def node(name: str, parent: str | None, *, shown: bool = False) -> TreeNode:
    role = Role.USER if name.startswith("q") else Role.ASSISTANT
    return TreeNode(name, parent, role, name, shown=shown)


def drawn(nodes: list[TreeNode]) -> list[str]:
    """A column a lane: “o” for a message, “|” for a line that passes."""
    lines = []
    for row in map_rows(nodes):
        marks = ["|" if lane in row.through else " " for lane in range(row.lane)]
        lines.append("".join([*marks, "o"]) + " " + row.node.id)
    return lines


def test_one_path_is_one_line() -> None:
    rows = map_rows([node("q1", None), node("a1", "q1"), node("q2", "a1")])
    assert [(row.node.id, row.lane, row.joined, row.goes_on) for row in rows] == [
        ("q1", 0, False, True),
        ("a1", 0, True, True),
        ("q2", 0, True, False),
    ]


def test_branches_stand_before_what_goes_straight_on() -> None:
    nodes = [
        node("q1", None, shown=True),
        node("a1", "q1", shown=True),
        node("a2", "q1"),
        node("q2", "a1", shown=True),
        node("q3", "a2"),
        node("q4", "a2"),
    ]
    assert drawn(nodes) == ["o q1", "|o a2", "||o q3", "|o q4", "o a1", "o q2"]
    passing = [row.node.id for row in map_rows(nodes) if row.path_passes]
    assert passing == ["a2", "q3", "q4"]


def test_another_first_question_hangs_on_nothing() -> None:
    nodes = [node("q1", None), node("a1", "q1"), node("q2", None, shown=True)]
    assert drawn(nodes) == [" o q1", " o a1", "o q2"]


def test_two_thousand_in_a_row() -> None:
    nodes = [node(f"a{n}", f"a{n - 1}" if n else None) for n in range(2000)]
    assert len(map_rows(nodes)) == 2000
    assert map_rows([]) == []
