"""The text of a result, with a quiet word on who wrote it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.works import WorkState
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.markdown_view import MarkdownView
from gpt_desktop.ui.work.running_work import RunningWork
from gpt_desktop.ui.work.work_widget import WorkWidget


class ResultText(WorkWidget):
    """As high as its text."""

    def __init__(
        self, context: ViewContext, accessible_name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.text = MarkdownView(context.theme, context.formulas)
        self.text.setAccessibleName(accessible_name)
        self.caption = QLabel()
        self.caption.setWordWrap(True)
        set_role(self.caption, "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.text)
        column.addWidget(self.caption)

    def show_work(self, work: RunningWork | None) -> None:
        super().show_work(work)
        self.text.set_text(work.text if work is not None else "")
        self.show_state()

    @Slot()
    def show_state(self) -> None:
        if self.work is None or not self.work.busy:
            self.text.finish()
        caption = result_caption(self.work)
        self.caption.setText(caption)
        self.caption.setVisible(bool(caption))

    @Slot(str)
    def add_text(self, text: str) -> None:
        self.text.append_text(text)

    @Slot()
    def reset_text(self) -> None:
        self.text.set_text("")


def result_caption(work: RunningWork | None) -> str:
    """What stands under a result that is not being written any more."""
    if work is None or work.busy or not work.text or not work.author:
        return ""
    written = tr(
        "Written by {model} on this computer. Check facts before you rely on them.",
        model=work.author,
    )
    if work.state is WorkState.STOPPED:
        return tr("Stopped. What was written so far stays.") + " " + written
    return written
