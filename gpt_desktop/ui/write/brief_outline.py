"""An outline that the model suggests, into the field for it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gpt_desktop.core.excerpt import TITLE_WIDTH, beginning
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.works import WorkRequest, WorkState
from gpt_desktop.ui.work.result_state import ResultState
from gpt_desktop.ui.write.writing_view import WritingView


class BriefOutline(QWidget):
    """Shows how far it is, or why there is none.

    Signals:
        suggested: headings, one a line.
    """

    suggested = Signal(str)

    def __init__(self, view: WritingView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._asked: WorkRequest | None = None
        self.work = view.new_work()
        self.state = ResultState(view.context)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.state)
        view.follow(self.work)
        self.state.show_work(self.work)
        self.state.again_requested.connect(self._on_again)
        self.work.state_changed.connect(self._on_state_changed)
        self.hide()

    def suggest(self, request: WorkRequest) -> None:
        """Ask for one; one that is being written is dropped."""
        self.work.stop()
        self._asked = request
        named = tr("Outline: {text}", text=beginning(request.text, TITLE_WIDTH))
        self._view.make(self.work, named, tr("Outline"), request)

    @Slot()
    def _on_again(self) -> None:
        if self._asked is not None:
            self.suggest(self._asked)

    @Slot()
    def _on_state_changed(self) -> None:
        self.setVisible(self.work.busy or self.work.error is not None or bool(self.work.notices))
        if self.work.state is WorkState.DONE and self.work.text.strip():
            self.suggested.emit(self.work.text)
