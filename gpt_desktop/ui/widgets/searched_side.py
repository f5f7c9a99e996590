"""A side list of what a person made: a search, and those there are by date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_MEDIUM, GAP_SMALL, GAP_TINY, SIDE_LIST_WIDTH
from gpt_desktop.ui.widgets.buttons import with_shortcut
from gpt_desktop.ui.widgets.dated_list import (
    DATED_ROLE,
    HEADING_ROLE,
    Dated,
    DatedList,
    Heading,
    dated_rows,
)
from gpt_desktop.ui.widgets.dated_row import DatedRow

_SEARCH_DELAY_MS = 150


@dataclass(frozen=True, slots=True)
class SideWords:
    """What a side list calls its things, translated.

    Attributes:
        search: the search's accessible name.
        listed: the list's accessible name.
        untitled: one without a title.
        none_yet: what stands there while there is none.
        keys: lead to the search, where any do.
    """

    search: str
    listed: str
    untitled: str
    none_yet: str
    keys: str = ""


class SearchedSide(QFrame):
    """Delete deletes the current row; F2 renames it where rows can be renamed.

    Signals:
        query_changed: the words to search for.
        chosen: an id.
        rename_requested: an id and the new title.
        delete_requested: an id.
        left: Escape was pressed in the search.
    """

    query_changed = Signal(str)
    chosen = Signal(str)
    rename_requested = Signal(str, str)
    delete_requested = Signal(str)
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        words: SideWords,
        beside_search: Sequence[QWidget] = (),
        parent: QWidget | None = None,
        *,
        renames: bool = False,
    ) -> None:
        super().__init__(parent)
        set_role(self, "side")
        self.setFixedWidth(SIDE_LIST_WIDTH)
        self._theme = theme
        self._words = words
        self._renames = renames
        self._waiting: Sequence[Heading | Dated] | None = None
        self._current_id = ""
        self.search = self._search_field()
        self.dated = DatedList(words.untitled, self)
        self.list = self._list_view()
        self.nothing = QLabel()
        self.nothing.setWordWrap(True)
        self.nothing.setContentsMargins(GAP_SMALL, GAP_SMALL, GAP_SMALL, 0)
        set_role(self.nothing, "caption")
        self._lay_out(beside_search)
        self.dated.rename_requested.connect(self.rename_requested)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.itemDelegate().closeEditor.connect(self._on_editor_closed)
        self._bind(self.list, QKeySequence.StandardKey.Delete, self.delete_current)
        self._bind(self.search, Qt.Key.Key_Escape, self._leave_search)
        self._bind(self.search, Qt.Key.Key_Down, self.list.setFocus)
        theme.changed.connect(self._recolour)
        self._recolour()

    @property
    def searching(self) -> bool:
        return bool(self.search.text().strip())

    def show_rows(self, rows: Sequence[Dated]) -> None:
        """Show these under their dates; while a title is being edited they wait."""
        self.show_all(dated_rows(rows, datetime.now().astimezone().date()))

    def show_all(self, rows: Sequence[Heading | Dated]) -> None:
        """The same with headings as they come."""
        if self.list.state() == QAbstractItemView.State.EditingState:
            self._waiting = rows
            return
        self._waiting = None
        heading = self.list.currentIndex().data(HEADING_ROLE)
        self._follow_details(any(isinstance(row, Dated) and row.detail for row in rows))
        self.dated.show_all(rows)
        self.nothing.setText(tr("Nothing found.") if self.searching else self._words.none_yet)
        self.nothing.setVisible(not rows)
        self.list.setVisible(bool(rows))
        if isinstance(heading, Heading):
            self._set_index(self.dated.index_of_heading(heading.key))
        else:
            self.set_current(self._current_id)

    def set_current(self, row_id: str) -> None:
        """Mark one; "" or one that is not listed marks none."""
        self._current_id = row_id
        self._set_index(self.dated.index_of(row_id))

    def _set_index(self, index: QModelIndex) -> None:
        selection = self.list.selectionModel()
        blocked = selection.blockSignals(True)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        selection.setCurrentIndex(index, flag)
        if not index.isValid():
            selection.clear()
        selection.blockSignals(blocked)
        self.list.viewport().update()

    def add_beside_search(self, widget: QWidget) -> None:
        """Put something after the search and what stands there."""
        self._header.addWidget(widget)

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
        row = self.list.currentIndex().data(DATED_ROLE)
        if isinstance(row, Dated):
            self.delete_requested.emit(row.id)

    def fill_menu(self, menu: QMenu, index: QModelIndex) -> None:
        """Offer what can be done with a row."""
        if self._renames and index.flags() & Qt.ItemFlag.ItemIsEditable:
            menu.addAction(tr("Rename"), QKeySequence(Qt.Key.Key_F2), self.rename_current)
        if index.data(DATED_ROLE) is not None:
            delete = QKeySequence(QKeySequence.StandardKey.Delete)
            menu.addAction(tr("Delete"), delete, self.delete_current)

    def _follow_details(self, two_lines: bool) -> None:
        """Rows of one line become rows of two, or the other way round."""
        delegate = self.list.itemDelegate()
        if isinstance(delegate, DatedRow) and delegate.two_lines != two_lines:
            delegate.two_lines = two_lines
            self.list.doItemsLayout()

    def _search_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(tr("Search"))
        field.setAccessibleName(self._words.search)
        field.setToolTip(with_shortcut(tr("Search"), self._words.keys))
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
        view.setAccessibleName(self._words.listed)
        view.setModel(self.dated)
        view.setItemDelegate(DatedRow(self._theme, view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        edit = QAbstractItemView.EditTrigger
        view.setEditTriggers(edit.EditKeyPressed if self._renames else edit.NoEditTriggers)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        set_role(view, "side")
        return view

    def _lay_out(self, beside_search: Sequence[QWidget]) -> None:
        header = self._header = QHBoxLayout()
        header.setSpacing(GAP_TINY)
        header.addWidget(self.search, 1)
        for widget in beside_search:
            header.addWidget(widget)
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
        if not index.flags() & Qt.ItemFlag.ItemIsSelectable:
            return
        self.list.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu, index)
        menu.popup(self.list.viewport().mapToGlobal(position))

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        del previous  # only the new one is opened
        row = current.data(DATED_ROLE)
        if isinstance(row, Dated) and row.id != self._current_id:
            self._current_id = row.id
            self.chosen.emit(row.id)

    @Slot()
    def _on_editor_closed(self) -> None:
        # The view leaves its editing state only after this signal.
        QTimer.singleShot(0, self, self._show_waiting)

    @Slot()
    def _show_waiting(self) -> None:
        if self._waiting is not None:
            self.show_all(self._waiting)

    @Slot()
    def _emit_query(self) -> None:
        self.query_changed.emit(self.search.text().strip())

    @Slot()
    def _leave_search(self) -> None:
        self.search.clear()
        self.left.emit()

    @Slot()
    def _recolour(self) -> None:
        colour = self._theme.palette.second_text
        glass: QIcon = self._theme.icon("search", colour, 16)
        self._glass.setIcon(glass)
