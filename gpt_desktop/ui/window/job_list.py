"""What runs and waits, each with a button that stops it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gpt_desktop.background.job import Job
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_SMALL, GAP_TINY, SIDE_LIST_WIDTH
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton


class JobList(QFrame):
    """Opens above the status line and closes with Esc or a click beside it."""

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._context = context
        set_role(self, "menu")
        self.setAccessibleName(tr("Running work"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GAP, GAP_SMALL, GAP_SMALL, GAP_SMALL)
        self._column.setSpacing(GAP_TINY)
        self._rows: list[QWidget] = []
        self.stop_buttons: list[IconButton] = []
        self.setMinimumWidth(SIDE_LIST_WIDTH)
        self._show_jobs()
        context.lanes.changed.connect(self._show_jobs)

    def open_above(self, widget: QWidget) -> None:
        """Show it with its right edge at the widget's."""
        self.adjustSize()
        corner = widget.mapToGlobal(QPoint(widget.width(), 0))
        self.move(corner.x() - self.width(), corner.y() - self.height() - GAP_SMALL)
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    @Slot()
    def _show_jobs(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        self.stop_buttons = []
        for lane in self._context.lanes.all:
            for place, job in enumerate(lane.jobs):
                self._add(self._row(job, waits=place > 0))
        if not self._rows:
            idle = QLabel(tr("Nothing is running."))
            set_role(idle, "second")
            self._add(idle)
        self.adjustSize()

    def _add(self, row: QWidget) -> None:
        self._column.addWidget(row)
        self._rows.append(row)

    def _row(self, job: Job, *, waits: bool) -> QWidget:
        row = QWidget()
        words = QVBoxLayout()
        words.setSpacing(0)
        title = QLabel(job.title)
        title.setTextFormat(Qt.TextFormat.PlainText)
        words.addWidget(title)
        state = QLabel(tr("Waits its turn") if waits else tr("Running"))
        set_role(state, "caption")
        words.addWidget(state)
        stop = IconButton(self._context.theme, "square", tr("Stop"))
        stop.setAccessibleName(tr("Stop “{title}”", title=job.title))
        stop.clicked.connect(job.cancel)
        self.stop_buttons.append(stop)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addLayout(words, 1)
        line.addWidget(stop)
        return row
