"""How the Summarize view is laid out: the list, the place for files, a document, its summary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.core.document_formats import FORMATS
from gpt_desktop.core.documents import PasswordNeededError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.base import OptionSpec
from gpt_desktop.core.tasks.summarize.estimate import about
from gpt_desktop.ui.summarize.document_entry import DocumentEntry
from gpt_desktop.ui.summarize.document_list import DocumentList
from gpt_desktop.ui.summarize.document_pane import DocumentPane
from gpt_desktop.ui.summarize.document_side import DocumentSide
from gpt_desktop.ui.summarize.grounding import Grounding
from gpt_desktop.ui.summarize.overview import Overview
from gpt_desktop.ui.summarize.summary_options import SummaryOptions
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_LARGE, GAP_MEDIUM, GAP_SMALL, SIDE_LIST_WIDTH
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton, text_button, with_shortcut
from gpt_desktop.ui.widgets.drop_area import DropArea
from gpt_desktop.ui.work.claim_line import ClaimLine
from gpt_desktop.ui.work.history_side import HistorySide
from gpt_desktop.ui.work.result_pane import ResultPane

_HALF = 1000  # more than there is, shared evenly


class SummaryPage(QWidget):
    """Shows one entry, or the large place for files while there is none."""

    files_dropped = Signal(object)  # list[Path]

    def __init__(
        self,
        context: ViewContext,
        documents: DocumentList,
        *,
        options: Sequence[OptionSpec],
        history: HistorySide,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._documents = documents
        self.side = DocumentSide(context, documents)
        self.history = history
        self.back = IconButton(context.theme, "file-text", tr("Show the documents"))
        history.add_beside_search(self.back)
        self.past = text_button(tr("History"))
        self._sides = QStackedWidget()
        self._sides.setFixedWidth(SIDE_LIST_WIDTH)
        self._sides.addWidget(self.side)
        self._sides.addWidget(history)
        for button in (self.past, self.side.history, self.back):
            button.clicked.connect(self.turn_side)
        self.choose = text_button(tr("Choose files…"), "primary")
        self.choose.setToolTip(with_shortcut(tr("Choose files…"), "Ctrl+O"))
        self.folder = text_button(tr("Choose a folder…"))
        self.folder.setToolTip(with_shortcut(tr("Choose a folder…"), "Ctrl+Shift+O"))
        self.paste = text_button(tr("Paste text"))
        self.paste.setToolTip(with_shortcut(tr("Paste text"), "Ctrl+V"))
        self.sample = text_button(tr("Try the sample"))
        self.options = SummaryOptions(options)
        self.again = text_button(tr("Summarize again"))
        self.again.setToolTip(with_shortcut(tr("Summarize again"), "Ctrl+R"))
        self.document = DocumentPane(context)
        self.result = ResultPane(
            context, tr("Summary"), tr("The summary appears here."), hands_over=True
        )
        # What was done of a long summary is kept, so that stopping it is a pause.
        self.result.stop.set_name(tr("Pause"))
        self.result.stop.set_icon_name("pause")
        self.grounding = Grounding(context, self.result.body.text, self.document, self)
        # Both panes begin on one line, with and without buttons over them.
        self.document.name.setMinimumHeight(self.result.copy.sizeHint().height())
        self.overview = Overview(context, documents)
        self._overviewing = False
        self._empty = self._empty_page()
        self._work_page = self._filled_page()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._work_page)
        self._pages.addWidget(self.overview)
        main = QVBoxLayout()
        main.setContentsMargins(GAP_LARGE, GAP_MEDIUM, GAP_LARGE, GAP_MEDIUM)
        main.setSpacing(GAP)
        main.addWidget(self._pages, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._sides)
        row.addLayout(main, 1)
        around = QVBoxLayout(parent)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self)

    def show_entry(self, entry: DocumentEntry | None) -> None:
        """Show an entry, wherever it stands."""
        some = bool(self._documents.entries)
        had_focus = self._empty.isAncestorOf(QApplication.focusWidget() or self)
        self._overviewing = self._overviewing and some
        filled = self.overview if self._overviewing else self._work_page
        self._pages.setCurrentWidget(filled if some else self._empty)
        self.show_side_list()
        if had_focus and some:
            self.set_focus()
        if entry is None:
            self.result.show_work(None)
            self.grounding.show_entry(None)
            return
        self.document.show_entry(entry)
        if self.result.work is not entry.work:
            self.result.show_work(entry.work)
        self.grounding.show_entry(entry)
        self.result.file_name = entry.path.stem if entry.path else entry.name
        busy = entry.work.busy or entry.reading is not None
        self.again.setText(_verb(entry))
        self.again.setEnabled(not busy)
        changed = entry.options != self.options.values()
        stale = entry.work.state is None or entry.paused or changed
        set_role(self.again, "primary" if stale else "quiet")
        tells = stale and not busy and entry.seconds > 0
        expected = about(entry.seconds) if tells else ""
        self.document.facts.setText(" · ".join(filter(None, (entry.size_words(), expected))))

    def index_of(self, entry: DocumentEntry) -> QModelIndex:
        """Its place in the list."""
        return self._documents.index_of(entry)

    @Slot()
    def next_sentence(self) -> None:
        """Of the summary that is shown."""
        self._claim_line.go_on()

    @Slot()
    def previous_sentence(self) -> None:
        self._claim_line.go_back()

    @property
    def _claim_line(self) -> ClaimLine:
        return self.overview.claims.line if self._overviewing else self.grounding.line

    def show_overview(self, shown: bool) -> None:
        """Show all documents in a table in place of one of them, or the other way round."""
        if shown == self._overviewing:
            return
        self._overviewing = shown
        if self._documents.entries or shown:
            self._pages.setCurrentWidget(self.overview if shown else self._work_page)

    def toggle_side_list(self) -> None:
        """Show or hide the list, here and wherever else there is one."""
        settings = self._context.settings()
        visible = not settings.side_list_visible
        self._context.change_settings(replace(settings, side_list_visible=visible))
        self.show_side_list()

    def show_side_list(self) -> None:
        """As the settings have it; without documents there is only the history."""
        some = bool(self._documents.entries) or self.shows_history
        self._sides.setVisible(some and self._context.settings().side_list_visible)

    @property
    def shows_history(self) -> bool:
        """Whether the history stands in place of the documents."""
        return self._sides.currentWidget() is self.history

    @Slot()
    def turn_side(self) -> None:
        """Show the history in place of the documents, or the other way round."""
        self.show_history(not self.shows_history)
        settings = self._context.settings()
        if not settings.side_list_visible:
            self._context.change_settings(replace(settings, side_list_visible=True))
        self.show_side_list()

    def show_history(self, shown: bool) -> None:
        self._sides.setCurrentWidget(self.history if shown else self.side)
        self.show_side_list()

    def set_focus(self) -> None:
        """Where the keyboard goes on from."""
        (self.side.list if self._documents.entries else self.choose).setFocus()

    def _empty_page(self) -> QWidget:
        area = DropArea(
            self._context.theme,
            tr("Drop documents here"),
            tr(
                "{formats}, as many as you like. Nothing leaves this computer.",
                formats=" · ".join(tr(each.name) for each in FORMATS),
            ),
            (self.choose, self.folder, self.paste, self.sample, self.past),
        )
        area.files_dropped.connect(self.files_dropped)
        return area

    def _filled_page(self) -> QWidget:
        page = QWidget()
        bar = QHBoxLayout()
        bar.setSpacing(GAP_MEDIUM)
        bar.addWidget(self.options)
        bar.addStretch()
        bar.addWidget(self.again)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(_padded(self.document, right=GAP_SMALL))
        right = QWidget()
        below = QVBoxLayout(right)
        below.setContentsMargins(GAP_SMALL, 0, 0, 0)
        below.setSpacing(GAP_SMALL)
        below.addWidget(self.result, 1)
        below.addWidget(self.grounding.line)
        below.addWidget(self.grounding.left_out)
        splitter.addWidget(right)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_HALF, _HALF])
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(bar)
        column.addWidget(self.options.question)
        column.addWidget(splitter, 1)
        return page


def _verb(entry: DocumentEntry) -> str:
    if isinstance(entry.work.error, PasswordNeededError):
        return tr("Enter the password…")
    if entry.paused:
        return tr("Resume")
    return tr("Summarize") if entry.work.state is None else tr("Summarize again")


def _padded(widget: QWidget, left: int = 0, right: int = 0) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(left, 0, right, 0)
    column.addWidget(widget)
    return holder
