"""All documents at once: a table of them, and one summary over all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.core.annotations import DocumentSpan
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.summarize.document_entry import DocumentEntry
from gpt_desktop.ui.summarize.document_list import ENTRY_ROLE, DocumentList
from gpt_desktop.ui.summarize.grounding import page_words
from gpt_desktop.ui.summarize.overview_table import OverviewTable, headings, row_words
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_SMALL, GAP_TINY
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton, text_button
from gpt_desktop.ui.widgets.copying import Copying
from gpt_desktop.ui.work.kept_work import KeptWork
from gpt_desktop.ui.work.result_pane import ResultPane
from gpt_desktop.ui.work.rich_copy import RichCopy
from gpt_desktop.ui.work.shown_claims import ShownClaims
from gpt_desktop.ui.work.text_saver import TextSaver

_NAME_WIDTH, _FIGURE_WIDTH, _STATE_WIDTH = 180, 120, 120


class Overview(QWidget):
    """Signals:
    all_requested: summarize each that has no summary, and all of them together.
    entry_opened: a DocumentEntry to show by itself.
    source_chosen: a DocumentSpan of one of the documents.
    """

    all_requested = Signal()
    entry_opened = Signal(object)
    source_chosen = Signal(object)

    def __init__(
        self, context: ViewContext, documents: DocumentList, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._documents = documents
        self.all = text_button(tr("Summarize all"), "primary")
        self.copy = IconButton(context.theme, "copy", tr("Copy the table"))
        self.save = IconButton(context.theme, "download", tr("Save the table as…"))
        self.table = QTableView()
        self.table.setAccessibleName(tr("All documents"))
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(OverviewTable(documents, self))
        self._sorted.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._sorted.setSortLocaleAware(True)
        self._dress_table()
        self.result = ResultPane(
            context,
            tr("Over all documents"),
            tr("One summary over all documents appears here."),
            hands_over=True,
        )
        self.claims = ShownClaims(self.result.body.text, self._place_words, self)
        self.claims.source_chosen.connect(self.source_chosen)
        self.saver = TextSaver(context.lanes.io, self)
        self._lay_out()
        RichCopy(Copying(self.copy, self.text), context.lanes.io)
        self.save.clicked.connect(self._on_save)
        self.all.clicked.connect(self.all_requested)
        self.result.again_requested.connect(self.all_requested)
        self.table.activated.connect(self._on_activated)

    def show_work(self, work: KeptWork) -> None:
        """The summary over all."""
        self.result.show_work(work)
        self.claims.show_work(work)

    def text(self) -> str:
        """The table as Markdown, in the order in which it is shown."""
        rows = [row_words(entry) for entry in self._in_order()]
        lines = [_line(headings()), _line("---" for _ in headings())]
        return "\n".join([*lines, *(_line(row) for row in rows)])

    def _place_words(self, place: DocumentSpan) -> str:
        """Which document, and the page where it has pages and is there."""
        for entry in self._documents.entries:
            if entry.document_id == place.document_id:
                page = page_words(entry.document, place)
                return " · ".join(part for part in (entry.name, page) if part)
        return tr("a document that is not in the list")

    def _in_order(self) -> Sequence[DocumentEntry]:
        rows = range(self._sorted.rowCount())
        return [self._sorted.index(row, 0).data(ENTRY_ROLE) for row in rows]

    @Slot()
    def _on_save(self) -> None:
        self.saver.ask(tr("All documents"), self.text())

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self.entry_opened.emit(index.data(ENTRY_ROLE))

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self._sorted)
        table.setSortingEnabled(True)
        self._sorted.sort(-1)  # as in the list, until the person sorts
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        head = table.horizontalHeader()
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        head.resizeSection(0, _NAME_WIDTH)
        head.resizeSection(2, _FIGURE_WIDTH)
        head.resizeSection(3, _STATE_WIDTH)

    def _lay_out(self) -> None:
        heading = QLabel(tr("All documents"))
        set_role(heading, "heading")
        header = QHBoxLayout()
        header.setSpacing(GAP_TINY)
        header.addWidget(heading, 1)
        header.addWidget(self.copy)
        header.addWidget(self.save)
        header.addSpacing(GAP_SMALL)
        header.addWidget(self.all)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, GAP_SMALL)
        column.setSpacing(GAP_SMALL)
        column.addLayout(header)
        column.addWidget(self.table, 1)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(upper)
        lower = QWidget()
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, GAP_SMALL, 0, 0)
        below.setSpacing(GAP_SMALL)
        below.addWidget(self.result, 1)
        below.addWidget(self.claims.line)
        splitter.addWidget(lower)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GAP)
        whole.addWidget(splitter)


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
