"""The loss of the tiny training run: drawn, and as a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.tiny_training import STEPS, TinyResult, TrainingStep
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_SMALL
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.lines import wrapping_label

_HEIGHT, _TABLE_HEIGHT = 140, 180
_LEFT, _ROUND = 44.0, 10.0


class TinyTraining(QWidget):
    """The button, the curve with its table, and what the model writes before and after."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.train = text_button(tr("Train on the sentence"))
        self.curve = _Curve(theme)
        self.as_table = text_button(tr("Steps as a table"), "link")
        self.as_table.clicked.connect(self._on_table)
        self.table = QTableWidget(0, 2)
        self.table.setAccessibleName(tr("Loss after each step"))
        self.table.setHorizontalHeaderLabels([tr("After step"), tr("Mean loss")])
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.setFixedHeight(_TABLE_HEIGHT)
        self.result = wrapping_label()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        left = Qt.AlignmentFlag.AlignLeft
        column.addWidget(self.train, 0, left)
        column.addWidget(self.curve)
        column.addWidget(self.as_table, 0, left)
        column.addWidget(self.table)
        column.addWidget(self.result)
        self.begin()

    def begin(self) -> None:
        """Show an empty curve."""
        self._steps: list[TrainingStep] = []
        self.table.setRowCount(0)
        for widget in (self.curve, self.as_table, self.table, self.result):
            widget.hide()

    def add(self, step: TrainingStep) -> None:
        """One more step."""
        self._steps.append(step)
        row = self.table.rowCount()
        self.table.insertRow(row)
        self.table.setItem(row, 0, QTableWidgetItem(str(step.number)))
        self.table.setItem(row, 1, QTableWidgetItem(f"{step.loss:.3f}"))
        self.curve.show_steps(self._steps)
        self.curve.show()
        self.as_table.show()

    def show_result(self, result: TinyResult) -> None:
        """Show what came of it."""
        first, last = result.steps[0].loss, result.steps[-1].loss
        learned = tr(
            "{weights} numbers learned; loss {first} → {last} nats a letter.",
            weights=f"{result.weights:,}",
            first=f"{first:.2f}",
            last=f"{last:.2f}",
        )
        drawn = [
            tr("Letters drawn after {number} steps: {letters}", number=number, letters=letters)
            for number, letters in result.samples
        ]
        self.result.setText("\n".join([learned, _closely(result), *drawn]))
        self.result.show()

    @Slot()
    def _on_table(self) -> None:
        self.table.setVisible(self.table.isHidden())


def _closely(result: TinyResult) -> str:
    """The first step told by the one number it is shown on."""
    step = result.first
    mean, mean_after = (each.loss for each in result.steps[:2])
    return tr(
        "The first step, looked at where “{follows}” comes after “{letter}”:\n"
        "Forward: the network found that {share} probable.\n"
        "Loss there: −log of it, {loss}.\n"
        "Backward: the weight from hidden unit {unit} to “{follows}” has the gradient {gradient} "
        "of the mean loss.\n"
        "Step: that weight moves against it, from {before} to {after}; all others move likewise. "
        "The mean loss goes from {mean} to {mean_after}, but single places may get worse: here "
        "“{follows}” is now {now} probable.",
        letter=step.letter,
        follows=step.follows,
        share=f"{100 * step.share:.1f} %",
        now=f"{100 * step.share_after:.1f} %",
        unit=step.unit,
        mean=f"{mean:.2f}",
        mean_after=f"{mean_after:.2f}",
        loss=f"{step.loss:.2f}",
        gradient=_signed(step.gradient),
        before=_signed(step.before),
        after=_signed(step.after),
    )


def _signed(number: float) -> str:
    """With a minus sign in place of a hyphen."""
    return f"{number:.4f}".replace("-", "−")


class _Curve(QWidget):
    """A line in the accent colour, from the first loss down to 0."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._steps: tuple[TrainingStep, ...] = ()
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(tr("Loss while the tiny model learns"))
        theme.changed.connect(self.update)

    def show_steps(self, steps: Sequence[TrainingStep]) -> None:
        """Draw these."""
        self._steps = tuple(steps)
        last = steps[-1]
        words = tr("After step {number}: loss {loss}", number=last.number, loss=f"{last.loss:.3f}")
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event  # it is small
        if not self._steps:
            return
        palette = self._theme.palette
        high = max(step.loss for step in self._steps) or 1.0
        area = QRectF(_LEFT, _ROUND, self.width() - _LEFT - _ROUND, _HEIGHT - 2 * _ROUND)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(palette.line))
        painter.drawRect(area)
        painter.setPen(QColor(palette.second_text))
        painter.drawText(QPointF(2, area.top() + _ROUND), f"{high:.2f}")
        painter.drawText(QPointF(2, area.bottom()), "0")
        points = [
            QPointF(
                area.left() + area.width() * step.number / STEPS,
                area.bottom() - area.height() * step.loss / high,
            )
            for step in self._steps
        ]
        painter.setPen(QPen(QColor(palette.accent), 2))
        painter.drawPolyline(QPolygonF(points))
        painter.end()
