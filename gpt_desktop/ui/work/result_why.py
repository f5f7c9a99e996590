"""Why these words, of a result that a pane shows: in the place of the text, until it is closed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.services.why_ports import ResultPlace, WhyOf
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton
from gpt_desktop.ui.work.kept_work import KeptWork
from gpt_desktop.ui.work.running_work import RunningWork
from gpt_desktop.ui.work.why_desk import WhyDesk

_KEYS = "Ctrl+Shift+Y"


class ResultWhy(QObject):
    """The desk is made when it is first asked for.

    Attributes:
        button: for the header of the pane.
        desk: None before.

    Signals:
        closed: the text is to be shown again.
    """

    closed = Signal()

    def __init__(self, context: ViewContext, pages: QStackedWidget, pane: QWidget) -> None:
        super().__init__(pane)
        self._context = context
        self._pages = pages
        self._work: RunningWork | None = None
        self.desk: WhyDesk | None = None
        self.button = IconButton(context.theme, "activity", tr("Why these words"), _KEYS)
        if context.services.why is None:
            self.button.hide()  # shown without a parent yet, it would be a window of its own
        self.button.clicked.connect(self.toggle)
        # There may be two panes in a view: the keys are of the one that has the focus.
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(_KEYS, pane, self.toggle, context=within)

    @property
    def open(self) -> bool:
        """Whether it is shown in the place of the text."""
        return self.desk is not None and self.desk.shown is not None

    def show_work(self, work: RunningWork | None) -> None:
        """Another result is shown, or this one has changed."""
        kept = isinstance(work, KeptWork) and bool(work.id) and bool(work.text)
        self.button.setEnabled(kept and work is not None and not work.busy)
        self._work = work
        of = self._of()
        if self.open and self.desk is not None and self.desk.shown != of:
            self.desk.close()

    @Slot()
    def toggle(self) -> None:
        """Show why, or the text again."""
        of = self._of()
        if self.open and self.desk is not None:
            self.desk.close()
        elif of is not None and self.button.isEnabled() and self._context.services.why is not None:
            self._made().open(of)
            self._pages.setCurrentWidget(self._made().panel)

    def _of(self) -> WhyOf | None:
        work = self._work
        if not isinstance(work, KeptWork) or not work.id:
            return None
        return WhyOf(ResultPlace.WORK, work.id)

    def _made(self) -> WhyDesk:
        if self.desk is None:
            self.desk = WhyDesk(self._context, self)
            self.desk.panel.fill(keys=_KEYS)
            self.desk.closed.connect(self.closed)
            self._pages.addWidget(self.desk.panel)
        return self.desk
