"""Where a conversation is put: one of the folders there are, or a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP_SMALL, SIDE_LIST_WIDTH

_NAME_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_HEIGHT = 240
_MOVING = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class FolderPopup(QFrame):
    """What is typed finds a folder, or names a new one. Enter takes the row, Escape leaves.

    Signals:
        chosen: a folder's name; "" for none.
    """

    chosen = Signal(str)

    def __init__(self, folders: Sequence[str], current: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        set_role(self, "menu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Move to a folder"))
        self.setFixedWidth(SIDE_LIST_WIDTH)
        self._folders = folders
        self._current = current
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Folder’s name"))
        self.field.setAccessibleName(tr("Folder’s name"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Folders"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_role(self.list, "side")
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_SMALL, GAP_SMALL, GAP_SMALL, GAP_SMALL)
        column.setSpacing(GAP_SMALL)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.field.textChanged.connect(self._fill)
        self.field.returnPressed.connect(self._take)
        self.list.itemClicked.connect(self._take)
        self._fill()

    def open_at(self, corner: QPoint) -> None:
        """Show it with its upper left corner there, on the screen in whole."""
        self.adjustSize()
        screen = self.screen().availableGeometry()
        left = max(screen.left(), min(corner.x(), screen.right() - self.width()))
        top = max(screen.top(), min(corner.y(), screen.bottom() - self.height()))
        self.move(left, top)
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The field leaves the arrows up and down to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in _MOVING:
            step = -1 if event.key() == Qt.Key.Key_Up else 1
            row = self.list.currentRow() + step
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
        else:
            super().keyPressEvent(event)

    @Slot()
    def _fill(self) -> None:
        typed = " ".join(self.field.text().split())
        self.list.clear()
        if self._current and not typed:
            self._add(tr("No folder"), "")
        for name in self._folders:
            if typed.casefold() in name.casefold() and name != self._current:
                self._add(name, name)
        if typed and all(name.casefold() != typed.casefold() for name in self._folders):
            self._add(tr("New folder “{name}”", name=typed), typed)
        self.list.setVisible(self.list.count() > 0)
        self.list.setCurrentRow(0)
        rows = sum(max(1, self.list.sizeHintForRow(row)) for row in range(self.list.count()))
        self.list.setFixedHeight(min(_HEIGHT, rows + 2 * self.list.frameWidth() + GAP_SMALL))
        self.adjustSize()

    def _add(self, words: str, name: str) -> None:
        item = QListWidgetItem(words)
        item.setData(_NAME_ROLE, name)
        self.list.addItem(item)

    @Slot()
    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.chosen.emit(str(item.data(_NAME_ROLE)))
            self.close()
