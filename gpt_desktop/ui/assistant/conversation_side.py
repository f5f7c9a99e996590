"""The side list of conversations: search, a new one, and those there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.core.conversations import Conversation
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.assistant.conversation_list import CONVERSATION_ROLE, ConversationList
from gpt_desktop.ui.assistant.conversation_row import ConversationRow
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP_MEDIUM, GAP_SMALL, GAP_TINY, SIDE_LIST_WIDTH
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton

_SEARCH_DELAY_MS = 150


class ConversationSide(QFrame):
    """F2 renames the current row, Delete deletes it.

    Signals:
        new_requested: a new conversation is wanted.
        query_changed: the words to search for.
        conversation_chosen: an id.
        rename_requested: an id and the new title.
        delete_requested: an id.
        left: Escape was pressed in the search.
    """

    new_requested = Signal()
    query_changed = Signal(str)
    conversation_chosen = Signal(str)
    rename_requested = Signal(str, str)
    delete_requested = Signal(str)
    left = Signal()

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "side")
        self.setFixedWidth(SIDE_LIST_WIDTH)
        self._context = context
        self._waiting: Sequence[Conversation] | None = None
        self._current_id = ""
        self.search = self._search_field()
        self.new = IconButton(context.theme, "plus", tr("New conversation"), "Ctrl+N")
        self.conversations = ConversationList(self)
        self.list = self._list_view()
        self.nothing = QLabel()
        self.nothing.setWordWrap(True)
        self.nothing.setContentsMargins(GAP_SMALL, GAP_SMALL, GAP_SMALL, 0)
        set_role(self.nothing, "caption")
        self._lay_out()
        self.new.clicked.connect(self.new_requested)
        self.conversations.rename_requested.connect(self.rename_requested)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.itemDelegate().closeEditor.connect(self._on_editor_closed)
        self._bind(self.list, QKeySequence.StandardKey.Delete, self.delete_current)
        self._bind(self.search, Qt.Key.Key_Escape, self._leave_search)
        self._bind(self.search, Qt.Key.Key_Down, self.list.setFocus)
        context.theme.changed.connect(self._recolour)
        self._recolour()

    def show_conversations(self, conversations: Sequence[Conversation]) -> None:
        """Show these; while a title is being edited they wait."""
        if self.list.state() == QAbstractItemView.State.EditingState:
            self._waiting = conversations
            return
        self._waiting = None
        today = datetime.now().astimezone().date()
        self.conversations.show_conversations(conversations, today)
        searching = bool(self.search.text().strip())
        self.nothing.setText(tr("Nothing found.") if searching else tr("No conversations yet."))
        self.nothing.setVisible(not conversations)
        self.list.setVisible(bool(conversations))
        self.set_current(self._current_id)

    def set_current(self, conversation_id: str) -> None:
        """Mark one; "" or one that is not listed marks none."""
        self._current_id = conversation_id
        index = self.conversations.index_of(conversation_id)
        selection = self.list.selectionModel()
        blocked = selection.blockSignals(True)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        selection.setCurrentIndex(index, flag)
        if not index.isValid():
            selection.clear()
        selection.blockSignals(blocked)
        self.list.viewport().update()

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @Slot()
    def rename_current(self) -> None:
        """Edit the title of the current row in its place."""
        if self.list.currentIndex().isValid():
            self.list.edit(self.list.currentIndex())

    @Slot()
    def delete_current(self) -> None:
        conversation = self.list.currentIndex().data(CONVERSATION_ROLE)
        if isinstance(conversation, Conversation):
            self.delete_requested.emit(conversation.id)

    def _search_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(tr("Search"))
        field.setAccessibleName(tr("Search conversations"))
        field.setToolTip(tr("{name} ({shortcut})", name=tr("Search"), shortcut="Ctrl+F"))
        field.setClearButtonEnabled(True)
        self._glass = QAction(field)
        field.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_SEARCH_DELAY_MS)
        self._delay.timeout.connect(self._emit_query)
        field.textChanged.connect(self._delay.start)
        return field

    def _list_view(self) -> QListView:
        view = QListView()
        view.setAccessibleName(tr("Conversations"))
        view.setModel(self.conversations)
        view.setItemDelegate(ConversationRow(self._context.theme, view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        set_role(view, "side")
        return view

    def _lay_out(self) -> None:
        header = QHBoxLayout()
        header.setSpacing(GAP_TINY)
        header.addWidget(self.search, 1)
        header.addWidget(self.new)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_SMALL, GAP_MEDIUM, GAP_SMALL, GAP_SMALL)
        column.setSpacing(GAP_SMALL)
        column.addLayout(header)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addStretch()

    def _bind(
        self,
        widget: QWidget,
        keys: Qt.Key | QKeySequence.StandardKey,
        slot: Callable[[], None],
    ) -> None:
        shortcut = QShortcut(QKeySequence(keys), widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(slot)

    @Slot(QPoint)
    def _show_menu(self, position: QPoint) -> None:
        index = self.list.indexAt(position)
        if index.data(CONVERSATION_ROLE) is None:
            return
        self.list.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Rename"), QKeySequence(Qt.Key.Key_F2), self.rename_current)
        delete = QKeySequence(QKeySequence.StandardKey.Delete)
        menu.addAction(tr("Delete"), delete, self.delete_current)
        menu.popup(self.list.viewport().mapToGlobal(position))

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        del previous  # only the new one is opened
        conversation = current.data(CONVERSATION_ROLE)
        if isinstance(conversation, Conversation) and conversation.id != self._current_id:
            self._current_id = conversation.id
            self.conversation_chosen.emit(conversation.id)

    @Slot()
    def _on_editor_closed(self) -> None:
        # The view leaves its editing state only after this signal.
        QTimer.singleShot(0, self, self._show_waiting)

    @Slot()
    def _show_waiting(self) -> None:
        if self._waiting is not None:
            self.show_conversations(self._waiting)

    @Slot()
    def _emit_query(self) -> None:
        self.query_changed.emit(self.search.text().strip())

    @Slot()
    def _leave_search(self) -> None:
        self.search.clear()
        self.left.emit()

    @Slot()
    def _recolour(self) -> None:
        colour = self._context.theme.palette.second_text
        glass: QIcon = self._context.theme.icon("search", colour, 16)
        self._glass.setIcon(glass)
