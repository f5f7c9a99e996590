"""A proposed text, what it was asked for, and where it goes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.write_options import ACTIONS, KINDS
from gpt_desktop.ui.work.running_work import RunningWork
from gpt_desktop.ui.write.text_target import Scope, TextTarget

_QUOTED = 60


@dataclass(frozen=True, slots=True)
class Proposal:
    """``options`` are the task's; with the target's text they make it again."""

    work: RunningWork
    target: TextTarget
    options: dict[str, str]

    def heading(self) -> str:
        """What was asked for, such as "Shorten"."""
        value = self.options.get("action", "")
        labels = {choice.value: choice.label for choice in (*KINDS, *ACTIONS)}
        return tr(labels[value]) if value in labels else value

    def explanation(self) -> str:
        """What it works on and where it goes."""
        if self.target.scope is Scope.CURSOR:
            return tr("Goes where the cursor was")
        start = " ".join(self.target.text.split())
        quoted = start if len(start) <= _QUOTED else start[: _QUOTED - 1].rstrip() + "…"
        return tr("For {scope}: “{text}”", scope=tr(self.target.scope.value), text=quoted)

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


def restored_proposal(draft: object, editor: QPlainTextEdit, work: RunningWork) -> Proposal | None:
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
