"""The map of a conversation's branches, beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from gpt_desktop.core.conversation_map import MapRow
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.assistant.map_list import MAP_ROLE, MapDelegate, MapList
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_SMALL, GAP_TINY
from gpt_desktop.ui.widgets.buttons import IconButton

_WIDTH = 280
_GO = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class MapPanel(QFrame):
    """The arrows move, Enter or a click goes there, the menu key offers what can be done.

    Signals:
        chosen: a message's id.
        menu_wanted: the id of a message whose menu is wanted.
        closed: Escape, or the button.
    """

    chosen = Signal(str)
    menu_wanted = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "beside")
        self.setFixedWidth(_WIDTH)
        self.title = QLabel(tr("Map"))
        set_role(self.title, "heading")
        self.close_button = IconButton(theme, "x", tr("Close the map"), "Esc")
        self.close_button.clicked.connect(self.closed)
        self.model = MapList(self)
        self.list = QListView()
        self.list.setAccessibleName(tr("Map of the conversation"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(MapDelegate(theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        set_role(self.list, "side")
        header = QHBoxLayout()
        header.setContentsMargins(GAP_SMALL, 0, 0, 0)
        header.addWidget(self.title, 1)
        header.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_TINY, GAP_SMALL, GAP_TINY, GAP_SMALL)
        column.setSpacing(GAP_TINY)
        column.addLayout(header)
        column.addWidget(self.list, 1)
        self.list.clicked.connect(self._on_clicked)
        self.list.customContextMenuRequested.connect(self._on_menu)
        theme.changed.connect(self.list.viewport().update)

    def show_rows(self, rows: Sequence[MapRow]) -> None:
        """Show these; the row that was the current one stays it."""
        row = self.list.currentIndex().data(MAP_ROLE)
        self.model.show_rows(rows)
        if isinstance(row, MapRow):
            self.set_current(row.node.id)

    def set_current(self, message_id: str) -> None:
        """Mark a row, and bring it into sight."""
        index = self.model.index_of(message_id)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(index, flag)
        if index.isValid():
            self.list.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The list leaves these keys to the panel."""
        row = self.list.currentIndex().data(MAP_ROLE)
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in _GO and isinstance(row, MapRow):
            self.chosen.emit(row.node.id)
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        row = index.data(MAP_ROLE)
        if isinstance(row, MapRow):
            self.chosen.emit(row.node.id)

    @Slot(QPoint)
    def _on_menu(self, position: QPoint) -> None:
        row = self.list.indexAt(position).data(MAP_ROLE)
        if isinstance(row, MapRow):
            self.menu_wanted.emit(row.node.id)
