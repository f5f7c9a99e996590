"""Measuring a model: the button, how far it is, and the figures."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gpt_desktop.background.job import Job
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.measurement import Measurement
from gpt_desktop.core.models import InstalledModel
from gpt_desktop.core.progress import Progressed
from gpt_desktop.ui.theme.tokens import GAP_SMALL
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.lines import ErrorCard, ProgressLine
from gpt_desktop.ui.widgets.quantities import size_words

_TOKENS = 1024


class ModelMeasuring(QWidget):
    """Measures the model it was shown last, one at a time.

    Signals:
        measured: the id of a model whose folder has new figures.
    """

    measured = Signal(str)

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._model: InstalledModel | None = None
        self._job: Job | None = None
        self._measuring = ""
        self.button = text_button(tr("Measure"))
        self.button.setToolTip(tr("Reads a sample and measures quality, speed and memory"))
        self.cancel = text_button(tr("Cancel"))
        self.progress = ProgressLine(context.theme)
        self.error = ErrorCard(context.theme)
        self.button.clicked.connect(self.start)
        self.cancel.clicked.connect(self.stop)
        self.error.action_requested.connect(self.start)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addWidget(self.button)
        buttons.addWidget(self.cancel)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        column.addLayout(buttons)
        column.addWidget(self.progress)
        column.addWidget(self.error)
        self._show_state()

    @property
    def busy(self) -> bool:
        return self._job is not None

    def show_model(self, model: InstalledModel | None) -> None:
        """Offer to measure a model; None offers nothing. One under way goes on."""
        if model is None or self._model is None or model.facts.id != self._model.facts.id:
            self.error.clear()
        self._model = model
        self._show_state()

    @Slot()
    def start(self) -> None:
        """Measure the model shown, unless one is being measured."""
        measure, model = self._context.services.measure, self._model
        if measure is None or model is None or self._job is not None:
            return
        self.error.clear()
        model_id = self._measuring = model.facts.id

        def work(token: CancelToken) -> Generator[Progressed, None, Measurement]:
            return measure(model_id, "", _TOKENS, token)

        job = Job(tr("Measuring {model}", model=model.facts.name), work)
        job.progressed.connect(self._on_progressed)
        job.succeeded.connect(self._on_succeeded)
        job.failed.connect(self.error.show_error)
        job.finished.connect(self._on_finished)
        self._job = job
        self._show_state()
        self._context.lanes.inference.start(job)

    @Slot()
    def stop(self) -> None:
        """Give it up; figures from before stay."""
        if self._job is not None:
            self._job.cancel()

    def _show_state(self) -> None:
        shown = self._model is not None and self._context.services.measure is not None
        here = self._model is not None and self._model.facts.id == self._measuring
        self.setVisible(shown)
        self.button.setVisible(not here)
        self.button.setEnabled(self._job is None)
        self.cancel.setVisible(here)
        if not here:
            self.progress.clear()

    @Slot(object)
    def _on_progressed(self, progressed: Progressed) -> None:
        if self._model is not None and self._model.facts.id == self._measuring:
            self.progress.show_progress(progressed, None)

    @Slot(object)
    def _on_succeeded(self, _: Measurement) -> None:
        self.measured.emit(self._measuring)

    @Slot()
    def _on_finished(self) -> None:
        self._job = None
        self._measuring = ""
        self._show_state()


def measured_lines(measured: Measurement | None) -> list[tuple[str, str]]:
    """Names and values of figures from this computer, translated."""
    if measured is None:
        return []
    lines = [
        (tr("Reads"), tr("{value} tokens a second", value=f"{measured.prefill:.0f}")),
        (tr("Writes"), tr("{value} tokens a second", value=f"{measured.decode:.0f}")),
        (tr("Loads in"), tr("{value} s", value=f"{measured.load_seconds:.1f}")),
    ]
    if measured.perplexity is not None:
        words = tr(
            "{value} over {count} tokens, lower is better",
            value=f"{measured.perplexity:.2f}",
            count=f"{measured.tokens:,}",
        )
        lines.insert(0, (tr("Perplexity here"), words))
    if measured.peak_memory_bytes:
        lines.append((tr("Memory at the peak"), size_words(measured.peak_memory_bytes)))
    return lines
