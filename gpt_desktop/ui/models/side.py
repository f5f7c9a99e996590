"""The side of the Models page: a search, and the models there are."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.models.hub_search import HubSearch
from gpt_desktop.ui.models.import_panel import ImportPanel
from gpt_desktop.ui.models.model_delegate import ModelDelegate
from gpt_desktop.ui.models.model_list import ROW_ROLE, ModelList
from gpt_desktop.ui.models.model_rows import (
    HubShelf,
    ModelRow,
    Section,
    found_rows,
    matches,
    model_rows,
)
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.lines import ErrorCard, UndoLine, wrapping_label

_WIDTH = 320
_MOST_RECOMMENDED = 6  # before the person asks for more


class ModelsSide(QFrame):
    """Words in the search narrow the list at once; the hub is asked on Enter or the button.

    Signals:
        chosen: the ModelRow that is current now, or None.
    """

    chosen = Signal(object)

    def __init__(
        self,
        context: ViewContext,
        importing: ImportPanel | None,
        search: HubSearch | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_role(self, "side")
        self.setFixedWidth(_WIDTH)
        self._context = context
        self._search = search
        self._hidden: frozenset[str] = frozenset()
        self._shelf = HubShelf()
        self._rows: list[ModelRow] = []  # before the words of the search
        self._all = False  # the person wants to see all that is recommended
        self._current = ""
        self.models = ModelList(self)
        self.field = QLineEdit()
        self.ask_hub = text_button("", "link")
        self.more = text_button("", "link")
        self.nothing = wrapping_label("caption")
        self.error = ErrorCard(context.theme)
        self.list = QListView()
        self.undo = UndoLine(context.theme)
        self._glass = QAction(self.field)
        self._lay_out(importing)
        self.list.setModel(self.models)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.field.textChanged.connect(self._on_words)
        self.field.returnPressed.connect(self._on_asked)
        self.ask_hub.clicked.connect(self._on_asked)
        self.more.clicked.connect(self._on_more)
        if search is not None:
            search.changed.connect(self._show_rows)
            search.failed.connect(self.error.show_error)
            self.error.action_requested.connect(self._on_asked)
        context.theme.changed.connect(self._recolour)
        self._recolour()
        self.refresh()

    @property
    def current(self) -> ModelRow | None:
        """The row that is chosen."""
        row = self.list.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, ModelRow) else None

    @property
    def words(self) -> str:
        return self.field.text().strip()

    def hide_models(self, hidden: frozenset[str]) -> None:
        """Count these ids as not on this computer."""
        self._hidden = hidden
        self.refresh()

    @Slot(object)
    def show_shelf(self, shelf: HubShelf) -> None:
        """List what the hub has for this computer."""
        self._shelf = shelf
        self.refresh()

    def select(self, row_id: str) -> None:
        """Make a row current, if it is listed."""
        index = self.models.index_of(row_id)
        if index.isValid():
            self.list.setCurrentIndex(index)

    def reveal(self, row_id: str) -> None:
        """Make a row current; words of the search that it does not have go."""
        if not self.models.index_of(row_id).isValid():
            self.field.clear()
        self.select(row_id)

    @Slot()
    def refresh(self) -> None:
        """Read anew what there is; the current row stays where it is listed."""
        self._rows = model_rows(self._context.services, self._hidden, self._shelf)
        self._show_rows()

    @Slot()
    def _show_rows(self) -> None:
        search = self._search
        rows = self._shown_rows()
        if search is not None and search.found is not None:
            known = {row.id for row in rows}
            found = found_rows(search.found, self._rows)
            rows += [row for row in found if row.id not in known]
        # The reset must not show the first row before the old one is chosen again.
        with QSignalBlocker(self.list.selectionModel()):
            self.models.show_rows(rows)
        index = self.models.index_of(self._current)
        if not index.isValid() and self.models.rows:
            index = self.models.index_of(self.models.rows[0].id)
        with QSignalBlocker(self.list.selectionModel()):
            self.list.setCurrentIndex(index)
        self._tell(index)
        self._show_hub()

    def _shown_rows(self) -> list[ModelRow]:
        """Those that match the search; without one, a few of those recommended."""
        rows = [row for row in self._rows if matches(row, self.words)]
        recommended = [row for row in rows if row.section is Section.RECOMMENDED]
        left_out = [] if self._all or self.words else recommended[_MOST_RECOMMENDED:]
        self.more.setText(tr("Show {count} more", count=len(left_out)))
        self.more.setVisible(bool(left_out))
        return [row for row in rows if row not in left_out]

    def _show_hub(self) -> None:
        search, words = self._search, self.words
        busy = search is not None and search.busy
        found = search.found if search is not None else None
        self.ask_hub.setVisible(search is not None and bool(words) and not busy and found is None)
        self.ask_hub.setText(tr("Search Hugging Face for “{words}”", words=words))
        if busy:
            self.nothing.setText(tr("Searching Hugging Face…"))
        elif found is not None and not found:
            self.nothing.setText(tr("Nothing found that this app can take."))
        elif not self.models.rows:
            self.nothing.setText(tr("Nothing found."))
        else:
            self.nothing.clear()
        self.nothing.setVisible(bool(self.nothing.text()))

    def _lay_out(self, importing: ImportPanel | None) -> None:
        heading = QLabel(tr("Models"))
        set_role(heading, "title")
        set_role(self.list, "side")
        self.list.setAccessibleName(tr("Models"))
        self.list.setItemDelegate(ModelDelegate(self._context.theme, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.field.setPlaceholderText(tr("Search by name or language"))
        self.field.setAccessibleName(tr("Search the models"))
        self.field.setClearButtonEnabled(True)
        self.field.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.nothing.setContentsMargins(GAP_SMALL, 0, GAP_SMALL, 0)
        title_row = QHBoxLayout()
        title_row.setContentsMargins(GAP_SMALL, 0, GAP_SMALL, 0)
        title_row.addWidget(heading, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_SMALL, GAP_MEDIUM, GAP_SMALL, GAP_SMALL)
        column.setSpacing(GAP)
        column.addLayout(title_row)
        column.addWidget(self.field)
        column.addWidget(self.ask_hub, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.nothing)
        column.addWidget(self.error)
        column.addWidget(self.list, 1)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        if importing is not None:
            title_row.addWidget(importing.button)
            column.addWidget(importing)
        column.addWidget(self.undo)

    @Slot()
    def _on_words(self) -> None:
        self.error.clear()
        if self._search is not None and (self._search.busy or self._search.found is not None):
            self._search.forget()
        else:
            self._show_rows()

    @Slot()
    def _on_asked(self) -> None:
        self.error.clear()
        if self._search is not None and self.words:
            self._search.start(self.words)

    @Slot()
    def _on_more(self) -> None:
        self._all = True
        self._show_rows()
        self.list.setFocus()

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        del previous
        self._tell(current)

    def _tell(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE) if index.isValid() else None
        self._current = row.id if isinstance(row, ModelRow) else ""
        self.chosen.emit(row)

    @Slot()
    def _recolour(self) -> None:
        theme = self._context.theme
        self._glass.setIcon(theme.icon("search", theme.palette.second_text, 16))
