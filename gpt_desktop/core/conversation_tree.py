"""The tree of a conversation's messages, as a map of it shows it."""

from __future__ import annotations

from dataclasses import dataclass

from gpt_desktop.core.messages import Role


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A message of the tree.

    Attributes:
        text: its beginning.
        shown: it is on the current path.
        edited: the person wrote it in the model's place.
    """

    id: str
    parent_id: str | None
    role: Role
    text: str
    shown: bool = False
    edited: bool = False
