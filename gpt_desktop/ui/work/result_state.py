"""How a result is getting on, or how it ended: waiting, progress, error and notices."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.tasks.base import Notice
from gpt_desktop.core.works import WorkState
from gpt_desktop.ui.theme.tokens import GAP_SMALL
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.lines import ErrorCard, ProgressLine
from gpt_desktop.ui.widgets.notice_list import NoticeList
from gpt_desktop.ui.work.work_widget import WorkWidget


class ResultState(WorkWidget):
    """Takes no room while there is nothing to say.

    It makes its parts when they are first needed: of a conversation's hundreds of answers most
    never need any.

    Args:
        growing_text_tells: no progress is shown once there is text; it shows by itself that
            it is being written.

    Signals:
        again_requested: the person wants to try again.
    """

    again_requested = Signal()

    def __init__(
        self,
        context: ViewContext,
        parent: QWidget | None = None,
        *,
        growing_text_tells: bool = False,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._growing_text_tells = growing_text_tells
        self._progress: ProgressLine | None = None
        self._notices: NoticeList | None = None
        self._error: ErrorCard | None = None
        self._failed_on_the_side: Exception | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP_SMALL)
        self.hide()

    @property
    def progress(self) -> ProgressLine:
        if self._progress is None:
            self._progress = ProgressLine(self._context.theme)
            self._column.insertWidget(0, self._progress)
        return self._progress

    @property
    def error(self) -> ErrorCard:
        if self._error is None:
            self._error = ErrorCard(self._context.theme)
            self._error.action_requested.connect(self.again_requested)
            self._column.insertWidget(0 if self._progress is None else 1, self._error)
        return self._error

    @property
    def notices(self) -> NoticeList:
        if self._notices is None:
            self._notices = NoticeList(self._context.theme)
            self._notices.model_wanted.connect(self._context.requests.model_for_language)
            self._column.addWidget(self._notices)
        return self._notices

    def show_error(self, error: Exception | None) -> None:
        """Something beside the work failed, such as saving it; None takes that back."""
        self._failed_on_the_side = error
        self._show_error()

    def show_notices(self, notices: Iterable[Notice]) -> None:
        """Say exactly these, whatever the work has said."""
        said = tuple(notices)
        if said or self._notices is not None:
            self.notices.set_notices(said)
        self._take_room()

    def model_changed(self) -> None:
        """What the work waits for may be another model."""
        if self.work is not None and self.work.state is WorkState.WAITING:
            self._show_waiting()

    @Slot()
    def show_state(self) -> None:
        work = self.work
        if work is not None and work.progress is not None:
            self.show_progress(*work.progress)
        elif work is not None and work.state is WorkState.WAITING:
            self._show_waiting()
        else:
            self._clear_progress()
        self.show_notices(work.notices if work is not None else ())
        self._show_error()

    @Slot(str)
    def add_text(self, text: str) -> None:
        del text  # others show it
        if self._growing_text_tells:
            self._clear_progress()

    @Slot(object, object)
    def show_progress(self, progress: Progressed, seconds_left: float | None) -> None:
        if self._growing_text_tells and self.work is not None and self.work.text:
            return
        self.progress.show_progress(progress, seconds_left)
        self._take_room()

    @Slot(object)
    def add_notice(self, notice: Notice) -> None:
        self.notices.add(notice)
        self._take_room()

    def _show_waiting(self) -> None:
        model, model_id = self._context.services.model, ""
        if self.work is not None:
            model_id = self.work.model_id
        words, facts = tr("Waiting for its turn…"), model.facts(model_id)
        if facts is not None and not model.is_loaded(model_id):
            words = tr("Loading {model}…", model=facts.name)
        self.progress.show_words(words, 0, 0, "", None)
        self._take_room()

    def _clear_progress(self) -> None:
        if self._progress is not None:
            self._progress.clear()
        self._take_room()

    def _show_error(self) -> None:
        error = self._failed_on_the_side
        if error is None and self.work is not None:
            error = self.work.error
        if error is not None:
            self.error.show_error(error)
        elif self._error is not None:
            self._error.clear()
        self._take_room()

    def _take_room(self) -> None:
        parts = (self._progress, self._error, self._notices)
        self.setVisible(any(part is not None and not part.isHidden() for part in parts))
