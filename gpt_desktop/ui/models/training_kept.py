"""Trainings that are not done, each to be gone on with or deleted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.services.training_ports import KeptRun
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.lines import wrapping_label


class KeptRuns(QWidget):
    """Signals:
    go_on_wanted: a KeptRun.
    discard_wanted: a KeptRun.
    """

    go_on_wanted = Signal(object)
    discard_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[QWidget] = []
        self.runs: tuple[KeptRun, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self.hide()

    def show_runs(self, runs: Sequence[KeptRun]) -> None:
        """A row each; rows that stay do not go from under the pointer."""
        if tuple(runs) == self.runs:
            return
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.runs = tuple(runs)
        self.rows = [self._row(run) for run in runs]
        for row in self.rows:
            self._column.addWidget(row)
        self.setVisible(bool(runs))

    def _row(self, run: KeptRun) -> QWidget:
        holder = QFrame()
        set_role(holder, "card")
        words = wrapping_label()
        words.setText(kept_words(run))
        go_on = text_button(tr("Go on"), "primary")
        discard = text_button(tr("Delete"), "danger")
        go_on.clicked.connect(lambda: self.go_on_wanted.emit(run))
        discard.clicked.connect(lambda: self.discard_wanted.emit(run))
        row = QHBoxLayout(holder)
        row.setContentsMargins(GAP_MEDIUM, GAP_SMALL, GAP_MEDIUM, GAP_SMALL)
        row.setSpacing(GAP_SMALL)
        row.addWidget(words, 1)
        row.addWidget(go_on)
        row.addWidget(discard)
        return holder


def kept_words(run: KeptRun) -> str:
    """Which training, and how far it came."""
    if not run.step:
        return tr("“{name}” stopped before anything was saved", name=run.plan.name)
    return tr("“{name}” stopped at step {step:,}", name=run.plan.name, step=run.step)
