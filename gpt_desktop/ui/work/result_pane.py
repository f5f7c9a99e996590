"""A result with its heading and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM, GAP_SMALL, GAP_TINY
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton
from gpt_desktop.ui.widgets.copying import Copying
from gpt_desktop.ui.work.drag_out_button import DragOutButton
from gpt_desktop.ui.work.following_scroll import FollowingScroll
from gpt_desktop.ui.work.hand_over_button import HandOverButton
from gpt_desktop.ui.work.result_state import ResultState
from gpt_desktop.ui.work.result_text import ResultText
from gpt_desktop.ui.work.result_why import ResultWhy
from gpt_desktop.ui.work.rich_copy import RichCopy
from gpt_desktop.ui.work.running_work import RunningWork
from gpt_desktop.ui.work.text_saver import TextSaver
from gpt_desktop.ui.work.work_widget import WorkWidget

_BESIDE = GAP_MEDIUM - 1  # with the card's line; so the text stands as in the pane beside it


class ResultPane(WorkWidget):
    """Shows one ``RunningWork``; while it streams, the view follows its end.

    Args:
        title: what the result is; also its accessible name.
        placeholder: what stands here while there is none.
        heading: shown in place of the title.
        state_elsewhere: the caller lays out ``state``; otherwise it is above the text.
        hands_over: whether the result can be opened in other views.

    Signals:
        again_requested: make the result anew.
        message_posted: where the result was saved.
        handed_over: the id of a view, and the text that it is to go on with.
    """

    again_requested = Signal()
    message_posted = Signal(str)
    handed_over = Signal(str, str)

    def __init__(
        self,
        context: ViewContext,
        title: str,
        placeholder: str,
        heading: QWidget | None = None,
        parent: QWidget | None = None,
        *,
        state_elsewhere: bool = False,
        hands_over: bool = False,
    ) -> None:
        super().__init__(parent)
        self.file_name = title
        self._placeholder_text = placeholder
        self._saver = TextSaver(context.lanes.io, self)
        self._saver.saved.connect(self._on_saved)
        self._saver.failed.connect(self._on_save_failed)
        self.again = IconButton(context.theme, "refresh-cw", tr("Make anew"), "Ctrl+R")
        self.copy = IconButton(context.theme, "copy", tr("Copy the result"), "Ctrl+Shift+C")
        self.save = DragOutButton(context, "download", tr("Save as…"), "Ctrl+S")
        self.save.set_source(self._whole_text, self._name)
        self.hand_over = HandOverButton(context.theme)
        if not hands_over:
            self.hand_over.hide()
        self.hand_over.chosen.connect(self._on_hand_over)
        self.stop = IconButton(context.theme, "square", tr("Stop"), "Esc")
        self.state = ResultState(context)
        self.body = ResultText(context, title)
        self.placeholder = _second_label(placeholder)
        self.scroller = FollowingScroll(_page_of(self.body))
        self.scroller.scroll_by_keys_of(self.body.text)
        self._pages = QStackedWidget()
        set_role(self._pages, "card")
        self._pages.addWidget(self.placeholder)
        self._pages.addWidget(self.scroller)
        self._pages.setContentsMargins(_BESIDE, GAP, GAP_TINY, GAP)
        self.why = ResultWhy(context, self._pages, self)
        self.why.closed.connect(self._on_why_closed)
        self._lay_out(heading or _heading_label(title), state_elsewhere=state_elsewhere)
        self.again.clicked.connect(self.again_requested)
        self.copying = Copying(self.copy, self._whole_text)
        RichCopy(self.copying, context.lanes.io)
        self.save.clicked.connect(self.save_text)
        self.save.drag_failed.connect(self._on_save_failed)
        self.stop.clicked.connect(self.stop_work)
        self.state.again_requested.connect(self.again_requested)
        self.show_state()

    def show_work(self, work: RunningWork | None) -> None:
        if work is not self.work:
            self.state.show_error(None)
        self.state.show_work(work)
        self.body.show_work(work)
        super().show_work(work)
        self.scroller.go_to_start()

    @Slot()
    def save_text(self) -> None:
        """Ask where to, then save."""
        if self.work is not None and self.work.text:
            self._saver.ask(self.file_name, self.work.text)

    @Slot()
    def stop_work(self) -> None:
        if self.work is not None:
            self.work.stop()

    @Slot()
    def show_state(self) -> None:
        work = self.work
        state = work.state if work is not None else None
        busy = work is not None and work.busy
        self.scroller.set_writing(busy)
        self.stop.setVisible(busy)
        self.again.setVisible(not busy and state is not None)
        self._show_text_state()

    @Slot(str)
    def add_text(self, text: str) -> None:
        del text  # the body shows it
        self._show_text_state()

    @Slot()
    def reset_text(self) -> None:
        self._show_text_state()

    def _whole_text(self) -> str:
        return self.work.text if self.work is not None else ""

    def _name(self) -> str:
        return self.file_name

    def _show_text_state(self) -> None:
        work = self.work
        has_text = work is not None and bool(work.text)
        self.copy.setEnabled(has_text)
        self.save.setEnabled(has_text)
        self.hand_over.setEnabled(has_text)
        failed = work is not None and work.error is not None
        self.why.show_work(work)
        self.placeholder.setText("" if failed else self._placeholder_text)
        if not self.why.open:
            self._pages.setCurrentWidget(self.scroller if has_text else self.placeholder)

    def _lay_out(self, heading: QWidget, *, state_elsewhere: bool) -> None:
        header = QHBoxLayout()
        header.setSpacing(GAP_TINY)
        header.addWidget(heading)
        header.addStretch(1)
        for button in (
            self.stop,
            self.again,
            self.why.button,
            self.copy,
            self.hand_over,
            self.save,
        ):
            header.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        column.addLayout(header)
        if not state_elsewhere:
            column.addWidget(self.state)
        column.addWidget(self._pages, 1)

    @Slot()
    def _on_why_closed(self) -> None:
        self._show_text_state()
        self.body.text.setFocus()

    @Slot(str)
    def _on_hand_over(self, view_id: str) -> None:
        self.handed_over.emit(view_id, self._whole_text())

    @Slot(object)
    def _on_saved(self, path: object) -> None:
        self.state.show_error(None)
        self.message_posted.emit(tr("Saved as {path}", path=path))

    @Slot(object)
    def _on_save_failed(self, error: Exception) -> None:
        self.state.show_error(error)


def _heading_label(text: str) -> QLabel:
    label = QLabel(text)
    set_role(label, "heading")
    return label


def _second_label(text: str) -> QLabel:
    label = QLabel(text)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    set_role(label, "second")
    return label


def _page_of(body: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, GAP_SMALL, 0)
    column.addWidget(body)
    column.addStretch()
    return page
