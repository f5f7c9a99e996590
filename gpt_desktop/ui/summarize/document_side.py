"""The side list of documents."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListView, QMenu, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.summarize.document_entry import DocumentEntry
from gpt_desktop.ui.summarize.document_list import ENTRY_ROLE, DocumentList
from gpt_desktop.ui.summarize.document_row import DocumentRow
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP_MEDIUM, GAP_SMALL, GAP_TINY, SIDE_LIST_WIDTH
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton, text_button


class DocumentSide(QFrame):
    """A heading, a button to add, one to clear, and the list; Delete removes a document."""

    add_requested = Signal()
    folder_requested = Signal()
    paste_requested = Signal()
    clear_requested = Signal()
    remove_requested = Signal(object)  # DocumentEntry
    entry_chosen = Signal(object)  # DocumentEntry

    def __init__(
        self, context: ViewContext, documents: DocumentList, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_role(self, "side")
        self.setFixedWidth(SIDE_LIST_WIDTH)
        heading = QLabel(tr("Documents"))
        set_role(heading, "heading")
        self.add = IconButton(context.theme, "plus", tr("Add documents…"))
        self.menu = QMenu(self)
        for words, keys, asked in (
            (tr("Choose files…"), "Ctrl+O", self.add_requested),
            (tr("Choose a folder…"), "Ctrl+Shift+O", self.folder_requested),
            (tr("Paste text"), "Ctrl+V", self.paste_requested),
        ):
            # The view binds the keys; here they are shown.
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            self.menu.addAction(f"{words}\t{shown}").triggered.connect(asked)
        self.clear = IconButton(context.theme, "trash-2", tr("Clear the list"))
        self.history = IconButton(context.theme, "history", tr("Show the history"))
        self.list = QListView()
        self.list.setAccessibleName(tr("Documents"))
        self.list.setModel(documents)
        self.list.setItemDelegate(DocumentRow(context.theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_role(self.list, "side")
        self.all = text_button(tr("All documents"))
        self.all.hide()
        header = QHBoxLayout()
        header.setContentsMargins(GAP_SMALL, 0, 0, 0)
        header.setSpacing(GAP_TINY)
        header.addWidget(heading, 1)
        header.addWidget(self.add)
        header.addWidget(self.clear)
        header.addWidget(self.history)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_SMALL, GAP_MEDIUM, GAP_SMALL, GAP_SMALL)
        column.setSpacing(GAP_SMALL)
        column.addLayout(header)
        column.addWidget(self.list, 1)
        column.addWidget(self.all)
        for changed in (documents.rowsInserted, documents.rowsRemoved):
            changed.connect(self._on_count_changed)
        self.list.clicked.connect(self._on_clicked)
        self.add.clicked.connect(self._show_menu)
        self.clear.clicked.connect(self.clear_requested)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_delete)

    def choose(self, index: QModelIndex) -> None:
        """Make a row the current one."""
        self.list.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def current(self) -> DocumentEntry | None:
        entry = self.list.currentIndex().data(ENTRY_ROLE)
        return entry if isinstance(entry, DocumentEntry) else None

    @Slot()
    def _on_count_changed(self) -> None:
        self.all.setVisible(self.list.model().rowCount() > 1)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        # The current one too: something else may be shown in its place.
        self._on_current_changed(index, index)

    @Slot()
    def _show_menu(self) -> None:
        self.menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        del previous  # only the new one is shown
        entry = current.data(ENTRY_ROLE)
        if isinstance(entry, DocumentEntry):
            self.entry_chosen.emit(entry)

    @Slot()
    def _on_delete(self) -> None:
        entry = self.current()
        if entry is not None:
            self.remove_requested.emit(entry)
