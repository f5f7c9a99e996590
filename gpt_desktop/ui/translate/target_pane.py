"""The translation, with what can be done with the whole of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_SMALL, GAP_TINY
from gpt_desktop.ui.translate.row_text import RowText
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton
from gpt_desktop.ui.widgets.copying import Copying
from gpt_desktop.ui.widgets.lines import wrapping_label
from gpt_desktop.ui.work.drag_out_button import DragOutButton
from gpt_desktop.ui.work.result_state import ResultState
from gpt_desktop.ui.work.result_text import result_caption
from gpt_desktop.ui.work.rich_copy import RichCopy
from gpt_desktop.ui.work.running_work import RunningWork
from gpt_desktop.ui.work.text_saver import TextSaver
from gpt_desktop.ui.work.work_widget import WorkWidget


class TargetPane(WorkWidget):
    """Whoever makes it lays out ``state`` and ``caption``, and fills ``rows``.

    Signals:
        again_requested: translate anew.
        message_posted: where the translation was saved.
    """

    again_requested = Signal()
    message_posted = Signal(str)

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saver = TextSaver(context.lanes.io, self)
        self.rows = RowText(context.theme, tr("Translation"))
        self.placeholder = QLabel()
        self.state = ResultState(context)
        self.caption = wrapping_label("caption")
        self.stop = IconButton(context.theme, "square", tr("Stop"), "Esc")
        self.again = IconButton(context.theme, "refresh-cw", tr("Make anew"), "Ctrl+R")
        self.copy = IconButton(context.theme, "copy", tr("Copy the result"), "Ctrl+Shift+C")
        self.save = DragOutButton(context, "download", tr("Save as…"), "Ctrl+S")
        self.save.set_source(self._whole_text, lambda: tr("Translation"))
        self.copying = Copying(self.copy, self._whole_text)
        RichCopy(self.copying, context.lanes.io)
        self.tools = QHBoxLayout()
        self._pages = QStackedWidget()
        self._lay_out()
        self._saver.saved.connect(self._on_saved)
        self._saver.failed.connect(self.state.show_error)
        self.save.drag_failed.connect(self.state.show_error)
        self.save.clicked.connect(self.save_text)
        self.again.clicked.connect(self.again_requested)
        self.state.again_requested.connect(self.again_requested)
        self.stop.clicked.connect(self._on_stop)
        self.show_state()

    def show_work(self, work: RunningWork | None) -> None:
        if work is not self.work:
            self.state.show_error(None)
        self.state.show_work(work)
        super().show_work(work)

    @Slot()
    def save_text(self) -> None:
        """Ask where to, then save."""
        if self._whole_text():
            self._saver.ask(tr("Translation"), self._whole_text())

    @Slot()
    def show_state(self) -> None:
        work = self.work
        busy = work is not None and work.busy
        self.stop.setVisible(busy)
        self.again.setVisible(not busy and work is not None and work.state is not None)
        self.caption.setText(result_caption(work))
        self.caption.setVisible(bool(self.caption.text()))
        self._show_text_state()

    @Slot(str)
    def add_text(self, text: str) -> None:
        del text  # the rows show it
        self._show_text_state()

    @Slot()
    def reset_text(self) -> None:
        self._show_text_state()

    def _whole_text(self) -> str:
        return self.work.text if self.work is not None else ""

    def _show_text_state(self) -> None:
        has_text = bool(self._whole_text())
        self.copy.setEnabled(has_text)
        self.save.setEnabled(has_text)
        failed = self.work is not None and self.work.error is not None
        self.placeholder.setText("" if failed else tr("The translation appears here."))
        self._pages.setCurrentIndex(1 if has_text else 0)

    def _lay_out(self) -> None:
        self.placeholder.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.placeholder.setWordWrap(True)
        self.placeholder.setContentsMargins(GAP, GAP, GAP, GAP)
        set_role(self.placeholder, "second")
        empty = QStackedWidget()
        set_role(empty, "card")
        empty.addWidget(self.placeholder)
        self._pages.addWidget(empty)
        self._pages.addWidget(self.rows)
        self.tools.setSpacing(GAP_TINY)
        foot = QHBoxLayout()
        foot.setSpacing(GAP_TINY)
        foot.addLayout(self.tools)
        foot.addStretch(1)
        for button in (self.stop, self.again, self.copy, self.save):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        column.addWidget(self._pages, 1)
        column.addLayout(foot)

    @Slot()
    def _on_stop(self) -> None:
        if self.work is not None:
            self.work.stop()

    @Slot(object)
    def _on_saved(self, path: object) -> None:
        self.state.show_error(None)
        self.message_posted.emit(tr("Saved as {path}", path=path))
