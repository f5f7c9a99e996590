"""A proposed text, what it was asked for, and where it goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from gpt_desktop.core.excerpt import TITLE_WIDTH, beginning
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.write.options import ACTIONS, KINDS
from gpt_desktop.core.works import Work, WorkRequest
from gpt_desktop.ui.work.kept_work import KeptWork
from gpt_desktop.ui.write.text_target import Scope, TextTarget

_QUOTE_WIDTH = 60
_TRUE, _FALSE = "true", "false"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A work, with the place in the editor that its text is for.

    Attributes:
        options: the task's; with the target's text they make it again. ``name`` is that of an
            action of the person's own.
        instruction: the person's own wish in words, or "".
    """

    work: KeptWork
    target: TextTarget
    options: dict[str, str]
    instruction: str = ""

    def heading(self) -> str:
        """What was asked for, such as "Shorten"."""
        if name := self.options.get("name", ""):
            return name
        value = self.options.get("action", "")
        labels = {choice.value: choice.label for choice in (*KINDS, *ACTIONS)}
        return tr(labels[value]) if value in labels else value

    def title(self) -> str:
        """Names it in the history."""
        return tr(
            "{name}: {text}", name=self.heading(), text=beginning(self.target.text, TITLE_WIDTH)
        )

    def explanation(self) -> str:
        """What it works on and where it goes."""
        if self.target.scope is Scope.CURSOR:
            return tr("Goes where the cursor was")
        quoted = beginning(self.target.text, _QUOTE_WIDTH)
        return tr("For {scope}: “{text}”", scope=tr(self.target.scope.value), text=quoted)

    def request(self) -> WorkRequest:
        """What is kept with the work, to make it again and to know what it was for."""
        cursor = self.target.cursor
        extra = {
            "scope": self.target.scope.name,
            "anchor": str(cursor.anchor()),
            "position": str(cursor.position()),
            "replaces": _TRUE if self.target.replaces else _FALSE,
        }
        return WorkRequest(
            text=self.target.text,
            options=self.options,
            instruction=self.instruction,
            extra=extra,
        )

    def to_draft(self) -> dict[str, object]:
        """The work, and where its place is now, as JSON can hold it."""
        cursor = self.target.cursor
        return {"work": self.work.id, "anchor": cursor.anchor(), "position": cursor.position()}


def placed_proposal(
    kept: KeptWork, stored: Work, editor: QPlainTextEdit, place: Mapping[str, object]
) -> Proposal:
    """The proposal of a stored work where it goes.

    Args:
        place: where its place is by now, as ``to_draft`` has it; what is missing is as it was
            when the work was begun.
    """
    extra = stored.request.extra
    end = editor.document().characterCount() - 1
    anchor = _number(place.get("anchor", extra.get("anchor")), end)
    position = _number(place.get("position", extra.get("position")), end)
    cursor = QTextCursor(editor.document())
    cursor.setPosition(anchor)
    cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
    scope = Scope.__members__.get(extra.get("scope", ""), Scope.CURSOR)
    target = TextTarget(scope, cursor, stored.request.text, extra.get("replaces") == _TRUE)
    return _shown(kept, stored, target)


def unplaced_proposal(kept: KeptWork, stored: Work, editor: QPlainTextEdit) -> Proposal:
    """The proposal of a work out of the history: its place has gone, so it goes to the cursor."""
    cursor = editor.textCursor()
    cursor.clearSelection()
    target = TextTarget(Scope.CURSOR, cursor, stored.request.text, replaces=False)
    return _shown(kept, stored, target)


def _shown(kept: KeptWork, stored: Work, target: TextTarget) -> Proposal:
    kept.show(stored)
    return Proposal(kept, target, dict(stored.request.options), stored.request.instruction)


def _number(value: object, most: int) -> int:
    """A place in a text of ``most`` characters; its end for what is no place."""
    if isinstance(value, str) and value.isdecimal():
        value = int(value)
    return max(0, min(value, most)) if isinstance(value, int) else most
