"""A glossary or a study guide to read; each sentence leads to where it stands in the text."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gpt_desktop.core.annotations import Claim, DocumentSpan
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.tokens import GAP
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.markdown_view import MarkdownView
from gpt_desktop.ui.work.kept_work import KeptWork
from gpt_desktop.ui.work.shown_claims import ShownClaims


class QuotedText(QWidget):
    """Hidden where the work quotes nothing, such as a quiz, whose answers it would tell."""

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work: KeptWork | None = None
        self.text = MarkdownView(context.theme, context.formulas)
        self.text.setAccessibleName(tr("Study guide"))
        self.claims = ShownClaims(self.text, _no_place, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.text)
        column.addWidget(self.claims.line)
        self.hide()

    def show_work(self, work: KeptWork) -> None:
        """Follow a work from now on."""
        self._work = work
        self.claims.show_work(work)
        work.state_changed.connect(self._show)
        work.text_reset.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        work = self._work
        if work is None:
            return
        quoted = not work.busy and any(isinstance(each, Claim) for each in work.annotations)
        self.text.set_text(work.text if quoted else "")
        self.text.finish()
        self.setVisible(quoted)


def _no_place(place: DocumentSpan) -> str:
    """A text that was pasted has no pages."""
    del place
    return ""
