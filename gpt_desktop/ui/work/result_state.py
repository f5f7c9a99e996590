"""How a result is getting on: waiting, progress, error and notices."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.base import Notice, Progressed
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP_SMALL
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.lines import ErrorCard, ProgressLine
from gpt_desktop.ui.widgets.notice_list import NoticeList
from gpt_desktop.ui.work.running_work import WorkState
from gpt_desktop.ui.work.work_widget import WorkWidget


class ResultState(WorkWidget):
    """Takes no room while there is nothing to say."""

    again_requested = Signal()

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.waiting = QLabel(tr("Waiting for its turn…"))
        set_role(self.waiting, "second")
        self.progress = ProgressLine(context.theme)
        self.error = ErrorCard(context.theme)
        self.error.action_requested.connect(self.again_requested)
        self.notices = NoticeList(context.theme)
        self._failed_on_the_side: Exception | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        for widget in (self.waiting, self.progress, self.error, self.notices):
            column.addWidget(widget)
        self.show_state()

    def show_error(self, error: Exception | None) -> None:
        """Something beside the work failed, such as saving it; None takes that back."""
        self._failed_on_the_side = error
        self._show_error()

    @Slot()
    def show_state(self) -> None:
        work = self.work
        self.waiting.setVisible(work is not None and work.state is WorkState.WAITING)
        if work is not None and work.progress is not None:
            self.progress.show_progress(*work.progress)
        else:
            self.progress.clear()
        self.notices.set_notices(work.notices if work is not None else ())
        self._show_error()

    @Slot(object, object)
    def show_progress(self, progress: Progressed, seconds_left: float | None) -> None:
        self.waiting.hide()
        self.progress.show_progress(progress, seconds_left)
        self._take_room()

    @Slot(object)
    def add_notice(self, notice: Notice) -> None:
        self.notices.add(notice)
        self._take_room()

    def _show_error(self) -> None:
        error = self._failed_on_the_side
        if error is None and self.work is not None:
            error = self.work.error
        self.error.clear()
        if error is not None:
            self.error.show_error(error)
        self._take_room()

    def _take_room(self) -> None:
        parts = (self.waiting, self.progress, self.error, self.notices)
        self.setVisible(any(not part.isHidden() for part in parts))
