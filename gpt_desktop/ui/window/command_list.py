"""Commands as a list that a view can show."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gpt_desktop.ui.view.commands import Command

COMMAND_ROLE = Qt.ItemDataRole.UserRole


class CommandList(QAbstractListModel):
    """Replaced as a whole at each key."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands: list[Command] = []

    def set_commands(self, commands: Sequence[Command]) -> None:
        self.beginResetModel()
        self._commands = list(commands)
        self.endResetModel()

    @property
    def commands(self) -> tuple[Command, ...]:
        return tuple(self._commands)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._commands)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        command = self._commands[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return command.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{command.title}, {command.group}"
            case Qt.ItemDataRole.UserRole:
                return command
        return None
