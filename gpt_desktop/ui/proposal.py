"""A proposed text, what it was asked for, and where it goes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from gpt_desktop.ui.task_work import TaskWork
from gpt_desktop.ui.text_target import Scope, TextTarget


@dataclass(frozen=True, slots=True)
class Proposal:
    """``options`` are the task's; with the target's text they make it again."""

    work: TaskWork
    target: TextTarget
    options: dict[str, str]

    def to_draft(self) -> dict[str, object]:
        """What JSON can hold of it; see ``restored_proposal``."""
        cursor = self.target.cursor
        return {
            "work": self.work.to_draft(),
            "options": self.options,
            "scope": self.target.scope.name,
            "anchor": cursor.anchor(),
            "position": cursor.position(),
            "text": self.target.text,
            "replaces": self.target.replaces,
        }


def restored_proposal(draft: object, editor: QPlainTextEdit, work: TaskWork) -> Proposal | None:
    """The proposal of a draft, or None where the draft is not one."""
    if not isinstance(draft, dict) or not isinstance(draft.get("options"), dict):
        return None
    work.restore(draft.get("work"))
    end = editor.document().characterCount() - 1
    anchor, position = draft.get("anchor"), draft.get("position")
    if not isinstance(anchor, int) or not isinstance(position, int):
        return None
    cursor = QTextCursor(editor.document())
    cursor.setPosition(max(0, min(anchor, end)))
    cursor.setPosition(max(0, min(position, end)), QTextCursor.MoveMode.KeepAnchor)
    scope = Scope.__members__.get(str(draft.get("scope")), Scope.CURSOR)
    target = TextTarget(scope, cursor, str(draft.get("text", "")), draft.get("replaces") is True)
    options = {str(key): str(value) for key, value in draft["options"].items()}
    return Proposal(work, target, options)
