"""What is sent as rows: what it is, its tokens, and whether it goes along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from gpt_desktop.core.conversations import Sending, StoredMessage
from gpt_desktop.core.excerpt import beginning
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.messages import Role
from gpt_desktop.core.tasks.assistant.look import ContextLook
from gpt_desktop.core.tasks.assistant.plan import PartKind

MESSAGE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
Index = QModelIndex | QPersistentModelIndex

_WIDTH = 100  # columns of a message's beginning
_NAMES = {
    PartKind.SYSTEM: mark("Instructions to the model"),
    PartKind.DOCUMENTS: mark("Documents"),
    PartKind.NOTES: mark("Notes to the question"),
    PartKind.QUESTION: mark("Your question"),
    PartKind.TEMPLATE: mark("Marks between the messages"),
}
_HEADINGS = (mark("Part"), mark("Tokens"), mark("Sent"))
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
PINNED_WORDS = mark("Pinned: always sent")
DROPPED_WORDS = mark("Kept out: not sent")
FALLEN_WORDS = mark("No room any more: not sent")
ALONE_WORDS = mark("Not sent with this question")
PERHAPS_WORDS = mark("Perhaps no room any more")


@dataclass(frozen=True, slots=True)
class ContextRow:
    """A part of what is sent, or of what is not.

    Attributes:
        tokens: None of what was not counted, since it is kept out.
        message: the message it is, if it is one.
        unsent: why it is not sent, where it is not.
    """

    kind: PartKind
    tokens: int | None
    sent: bool
    message: StoredMessage | None = None
    unsent: str = FALLEN_WORDS

    @property
    def name(self) -> str:
        """What it is, translated; of a message who said it and how it begins."""
        if self.message is None:
            return tr(_NAMES[self.kind])
        words = beginning(self.message.content, _WIDTH)
        if self.message.role is Role.USER:
            return tr("You: {text}", text=words)
        return tr("Assistant: {text}", text=words)

    @property
    def state(self) -> str:
        """Whether it goes along, translated; "" where that goes without saying."""
        if self.message is not None and self.message.sending is Sending.DROPPED:
            return tr(DROPPED_WORDS)
        if not self.sent:
            return tr(self.unsent)
        pinned = self.message is not None and self.message.sending is Sending.PINNED
        return tr(PINNED_WORDS) if pinned else ""


def context_rows(look: ContextLook) -> list[ContextRow]:
    """In the order in which they are sent, each message in its place, kept out or not."""
    kept_out = [ContextRow(PartKind.TURN, None, False, each) for each in look.dropped]
    if look.plan is None:
        turns = [ContextRow(PartKind.TURN, None, True, each) for each in look.turns]
        return _in_order(look, [*turns, *kept_out])
    unsent = PERHAPS_WORDS if look.estimated else FALLEN_WORDS
    if look.alone:
        unsent = ALONE_WORDS
    rows = [
        ContextRow(part.kind, part.tokens, part.sent, look.turn(part), unsent)
        for part in look.plan.parts
    ]
    turns = [row for row in rows if row.message is not None]
    first = next((number for number, row in enumerate(rows) if row.message is not None), 1)
    others = [row for row in rows if row.message is None]
    return [*others[:first], *_in_order(look, [*turns, *kept_out]), *others[first:]]


def _in_order(look: ContextLook, rows: list[ContextRow]) -> list[ContextRow]:
    places = {message_id: place for place, message_id in enumerate(look.path)}
    return sorted(rows, key=lambda row: places.get(row.message.id, 0) if row.message else 0)


class ContextRows(QAbstractTableModel):
    """For Qt; a row's message is its ``MESSAGE_ROLE``."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[ContextRow] = []

    def show_look(self, look: ContextLook) -> None:
        """Show these, and nothing else."""
        self.beginResetModel()
        self.rows = context_rows(look)
        self.endResetModel()

    def row_of(self, message_id: str) -> int | None:
        """Where a message is."""
        for number, row in enumerate(self.rows):
            if row.message is not None and row.message.id == message_id:
                return number
        return None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(_HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(_HEADINGS[section])
        return _RIGHT if role == Qt.ItemDataRole.TextAlignmentRole and section == 1 else None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        row = self.rows[index.row()]
        if role == MESSAGE_ROLE:
            return row.message
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 1:
            return _RIGHT
        if role == Qt.ItemDataRole.DisplayRole:
            tokens = "" if row.tokens is None else f"{row.tokens:,}"
            return (row.name, tokens, row.state)[index.column()]
        return None
