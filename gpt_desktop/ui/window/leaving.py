"""The question before the app ends while something works that should be saved first."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.view.leave import Leave


class Leaving(QObject):
    """Asks once; who closes again while it saves does not wait for that.

    Signals:
        wanted: the app may end now.
    """

    wanted = Signal()

    def __init__(self, lanes: Lanes, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._lanes = lanes
        self._leave: Leave | None = None
        self._answered = False
        self.box: QMessageBox | None = None
        lanes.changed.connect(self._on_changed)

    def asks(self, leave: Leave | None) -> bool:
        """Whether the app is not to end yet, since the person is asked."""
        if leave is None or self._answered:
            return False
        if self.box is None:
            self._ask(leave)
        return True

    def answer(self) -> None:
        """Ask nothing any more."""
        self._answered = True

    def _ask(self, leave: Leave) -> None:
        box = QMessageBox(
            QMessageBox.Icon.Question, tr("Close the app?"), leave.words, parent=self._window
        )
        stay = box.addButton(leave.stay, QMessageBox.ButtonRole.RejectRole)
        save = box.addButton(tr("Save and close"), QMessageBox.ButtonRole.AcceptRole)
        now = box.addButton(tr("Close at once"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(save)
        box.setEscapeButton(stay)
        save.clicked.connect(lambda: self._save(leave))
        now.clicked.connect(self._close)
        box.finished.connect(self._on_finished)
        self.box = box
        box.open()

    @Slot()
    def _on_finished(self) -> None:
        if self.box is not None:
            self.box.deleteLater()
            self.box = None

    def _save(self, leave: Leave) -> None:
        self._answered = True
        if not leave.under_way():  # it ended while the question was open
            self._close()
            return
        self._leave = leave
        leave.save()

    @Slot()
    def _close(self) -> None:
        self._answered = True
        self._leave = None
        self.wanted.emit()

    @Slot()
    def _on_changed(self) -> None:
        if self._leave is not None and not self._leave.under_way():
            self._close()
