"""One explanation: who it is for, its text, and which sentences the passage does not bear."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gpt_desktop.core.annotations import DocumentSpan
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.learn.reader_box import ReaderBox
from gpt_desktop.ui.theme.tokens import GAP_SMALL
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.work.kept_work import KeptWork
from gpt_desktop.ui.work.result_pane import ResultPane
from gpt_desktop.ui.work.shown_claims import ShownClaims

_LEAST_HEIGHT = 260  # pixels


class ExplainSide(QWidget):
    """Shows one kept work.

    Args:
        name: what it is, translated; also its accessible name.
        reader: who it is for at first.
    """

    def __init__(
        self, context: ViewContext, name: str, reader: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.reader = ReaderBox(tr("{name}: for", name=name), reader)
        self.pane = ResultPane(context, name, tr("The explanation appears here."), self.reader)
        self.claims = ShownClaims(self.pane.body.text, _no_place, self)
        self.work = KeptWork(context.services.works, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        column.addWidget(self.pane, 1)
        column.addWidget(self.claims.line)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.show_work(self.work)

    def show_work(self, work: KeptWork) -> None:
        """Show another explanation."""
        self.work = work
        self.pane.show_work(work)
        self.claims.show_work(work)


def _no_place(place: DocumentSpan) -> str:
    """A passage that was pasted has no pages."""
    del place
    return ""
