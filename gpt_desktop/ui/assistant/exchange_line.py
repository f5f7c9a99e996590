"""How far an import or an export is, with a way to cancel it, and what it left out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gpt_desktop.background.job import Job, Work
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.tasks.base import Notice, NoticeKind
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_SMALL
from gpt_desktop.ui.widgets.buttons import IconButton, text_button
from gpt_desktop.ui.widgets.lines import NoticeLine, ProgressLine


class ExchangeLine(QWidget):
    """One job at a time; hidden while there is nothing to say.

    Signals:
        cancelled: the job was, and changed nothing.
    """

    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.progress = ProgressLine(theme)
        self.cancel = text_button(tr("Cancel"))
        self.warnings = NoticeLine(theme)
        self.dismiss = IconButton(theme, "x", tr("Close"))
        self._job: Job | None = None
        upper, lower = QHBoxLayout(), QHBoxLayout()
        for row in (upper, lower):
            row.setSpacing(GAP_SMALL)
        upper.addWidget(self.progress, 1)
        upper.addWidget(self.cancel)
        lower.addWidget(self.warnings, 1, Qt.AlignmentFlag.AlignVCenter)
        lower.addWidget(self.dismiss)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        column.addLayout(upper)
        column.addLayout(lower)
        self.cancel.clicked.connect(self._on_cancel)
        self.dismiss.clicked.connect(self._on_dismiss)
        self.dismiss.hide()
        self.hide()

    @property
    def busy(self) -> bool:
        return self._job is not None

    def job(self, title: str, work: Work) -> Job:
        """A job whose progress is shown from now on; connect to it, then start it."""
        job = Job(title, work)
        job.progressed.connect(self._on_progressed)
        job.cancelled.connect(self.cancelled)
        job.finished.connect(self._on_finished)
        self._job = job
        self.show_warnings(())
        self.progress.show_words(title, 0, 0, "", None)
        self.cancel.show()
        self.show()
        return job

    def show_warnings(self, lines: Sequence[str]) -> None:
        """Say what was left out, until it is closed."""
        if lines:
            self.warnings.show_notice(Notice(NoticeKind.WARNING, " ".join(lines)))
        else:
            self.warnings.clear()
        self.dismiss.setVisible(bool(lines))
        self.setVisible(bool(lines) or self.busy)

    @Slot(object)
    def _on_progressed(self, progressed: Progressed) -> None:
        self.progress.show_progress(progressed, None)

    @Slot()
    def _on_finished(self) -> None:
        self._job = None
        self.progress.hide()
        self.cancel.hide()
        self.setVisible(not self.warnings.isHidden())

    @Slot()
    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    @Slot()
    def _on_dismiss(self) -> None:
        self.show_warnings(())
