"""A proposed text beside the editor, to insert or to discard."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.works import WorkState
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_SMALL, GAP_TINY
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton, text_button
from gpt_desktop.ui.widgets.copying import Copying
from gpt_desktop.ui.work.result_state import ResultState
from gpt_desktop.ui.work.result_text import ResultText
from gpt_desktop.ui.work.running_work import RunningWork
from gpt_desktop.ui.work.work_widget import WorkWidget


class ProposalCard(WorkWidget):
    """Shows its work as it streams.

    Args:
        heading: what was asked for, such as "Shorten".
        explanation: what it works on.
        replaces: whether inserting takes the place of a text.
    """

    insert_requested = Signal()
    discard_requested = Signal()
    again_requested = Signal()

    def __init__(
        self,
        context: ViewContext,
        work: RunningWork,
        heading: str,
        explanation: str,
        *,
        replaces: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Proposal: {heading}", heading=heading))
        set_role(self, "card")
        self.stop = IconButton(context.theme, "square", tr("Stop"), "Esc")
        self.again = IconButton(context.theme, "refresh-cw", tr("Make anew"))
        self.copy = IconButton(context.theme, "copy", tr("Copy the proposal"))
        self.insert = text_button(tr("Replace") if replaces else tr("Insert"), "primary")
        self.discard = text_button(tr("Discard"))
        self.state = ResultState(context)
        self.body = ResultText(context, heading)
        self._lay_out(heading, explanation)
        self.stop.clicked.connect(work.stop)
        self.again.clicked.connect(self.again_requested)
        self.state.again_requested.connect(self.again_requested)
        Copying(self.copy, self._text)
        self.insert.clicked.connect(self.insert_requested)
        self.discard.clicked.connect(self.discard_requested)
        self.show_work(work)

    def show_work(self, work: RunningWork | None) -> None:
        self.state.show_work(work)
        self.body.show_work(work)
        super().show_work(work)

    @Slot()
    def show_state(self) -> None:
        work = self.work
        if work is None:
            return
        usable = bool(work.text) and not work.busy
        self.stop.setVisible(work.busy)
        self.again.setVisible(not work.busy)
        self.copy.setEnabled(usable)
        self.insert.setEnabled(usable)
        self.body.setVisible(bool(work.text) or work.state is WorkState.RUNNING)

    @Slot(str)
    def add_text(self, text: str) -> None:
        del text  # the body shows it
        self.body.show()

    def _lay_out(self, heading: str, explanation: str) -> None:
        name, about = QLabel(heading), QLabel(explanation)
        set_role(name, "heading")
        set_role(about, "caption")
        about.setWordWrap(True)
        header = QHBoxLayout()
        header.setSpacing(GAP_TINY)
        header.addWidget(name, 1)
        for button in (self.stop, self.again, self.copy):
            header.addWidget(button)
        choices = QHBoxLayout()
        choices.setSpacing(GAP_SMALL)
        choices.addWidget(self.insert)
        choices.addWidget(self.discard)
        choices.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP_SMALL, GAP, GAP)
        column.setSpacing(GAP_SMALL)
        column.addLayout(header)
        column.addWidget(about)
        # Above the text, where they are in reach however long it is.
        column.addLayout(choices)
        column.addWidget(self.state)
        column.addWidget(self.body)

    def _text(self) -> str:
        return self.work.text if self.work is not None else ""
