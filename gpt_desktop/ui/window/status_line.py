"""The line at the bottom: the model, what runs, the context used, the speed."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QWidget

from gpt_desktop.core.generation import Usage
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.progress import Progressed
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_LARGE, GAP_SMALL, GAP_TINY
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.view import View
from gpt_desktop.ui.widgets.buttons import status_button
from gpt_desktop.ui.widgets.elided_label import ElidedLabel
from gpt_desktop.ui.widgets.lines import UndoLine
from gpt_desktop.ui.widgets.phase_words import amount_words, phase_words
from gpt_desktop.ui.window.job_list import JobList
from gpt_desktop.ui.window.state_dot import StateDot
from gpt_desktop.ui.work.model_button import ModelButton
from gpt_desktop.ui.work.model_loading import ModelLoading, Readiness

_HEIGHT = 32
_METER_WIDTH = 64
_MESSAGE_MS = 6000


class StatusLine(QFrame):
    """Quiet: what is not known yet is not shown.

    Signals:
        models_requested: the person wants to see the models.
    """

    models_requested = Signal()

    def __init__(
        self, context: ViewContext, loading: ModelLoading, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_role(self, "bar")
        self.setFixedHeight(_HEIGHT)
        self._context = context
        self._loading = loading
        self.jobs: JobList | None = None
        self._progress: Progressed | None = None
        self._view: View | None = None
        self.dot = StateDot(context)
        self.model = ModelButton(context.theme, above=True)
        self.message = ElidedLabel("caption")
        self.undo = UndoLine(context.theme, slim=True)
        self.activity = status_button(tr("Show running work"))
        self.usage = _caption()
        self.meter = _meter()
        self.speed = _caption()
        self._message_timer = QTimer(self)
        self._message_timer.setSingleShot(True)
        self._message_timer.setInterval(_MESSAGE_MS)
        self._message_timer.timeout.connect(self._clear_message)
        self._lay_out()
        self.model.models_requested.connect(self.models_requested)
        self.activity.clicked.connect(self.open_jobs)
        loading.changed.connect(self._show_model)
        context.lanes.changed.connect(self._show_activity)
        self._show_model()
        self._show_activity()

    def show_view(self, view: View) -> None:
        """Tell of the model of a view, and of the usual one where the view uses none."""
        self._view = view if view.uses_model else None
        self.show_model()

    @Slot()
    def show_model(self) -> None:
        """The view that is shown has perhaps another model."""
        self.model.show_view(self._view)
        self._loading.tell_of(self._view.model_id if self._view is not None else "")
        self._show_model()

    @Slot(str)
    def show_message(self, text: str) -> None:
        """Say a line for some seconds."""
        self.message.set_text(text)
        self._message_timer.start()

    @Slot(object)
    def show_usage(self, usage: Usage | None) -> None:
        """Show what a generation took of the context, and its speed; nothing for None."""
        model_id = self._view.model_id if self._view is not None else ""
        facts = self._context.services.model.facts(model_id)
        self.usage.clear()
        self.meter.hide()
        self.speed.clear()
        if facts is None or usage is None:
            return
        used = usage.prompt_tokens + usage.generated_tokens
        length = facts.context_length
        # Work in several parts, whose usage is their sum, says nothing of the context.
        if used <= length:
            words = tr("context {used} / {length}", used=f"{used:,}", length=f"{length:,}")
            self.usage.setText(words)
            self.meter.setRange(0, length)
            self.meter.setValue(used)
            self.meter.show()
        if usage.decode_seconds > 0:
            speed = usage.generated_tokens / usage.decode_seconds
            self.speed.setText(tr("{speed} tokens/s", speed=f"{speed:.0f}"))

    @Slot(object)
    def show_progress(self, progress: Progressed | None) -> None:
        """What the running task says of itself; None where it ended."""
        self._progress = progress
        self._show_activity()

    @Slot()
    def open_jobs(self) -> None:
        """Open the list of running and waiting work."""
        if self.jobs is None:
            self.jobs = JobList(self._context, self)
        self.jobs.open_above(self.activity)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, 0, GAP, 0)
        row.setSpacing(GAP_SMALL)
        row.addWidget(self.dot)
        row.addSpacing(-GAP_TINY)
        row.addWidget(self.model)
        row.addSpacing(GAP_SMALL)
        self.undo.setFixedHeight(_HEIGHT - GAP_SMALL)
        row.addWidget(self.undo)
        row.addWidget(self.message, 1)
        row.addWidget(self.activity)
        row.addSpacing(GAP_SMALL)
        row.addWidget(self.usage)
        row.addWidget(self.meter)
        row.addSpacing(GAP_LARGE - GAP_SMALL)
        row.addWidget(self.speed)

    @Slot()
    def _clear_message(self) -> None:
        self.message.set_text("")

    @Slot()
    def _show_model(self) -> None:
        words, colour = _readiness_words(self._loading.readiness)
        name = self._loading.model_name
        self.model.show_words(f"{name} · {words}" if name else words)
        self.dot.set_colour(colour)

    @Slot()
    def _show_activity(self) -> None:
        jobs = [job for lane in self._context.lanes.all for job in lane.jobs]
        self.activity.setVisible(bool(jobs))
        if not jobs:
            self._progress = None
            return
        words = jobs[0].title
        if self._progress is not None:
            told = (phase_words(self._progress), amount_words(self._progress))
            words = " ".join(part for part in told if part)
        if len(jobs) > 1:
            more = tr_count("{count} more", "{count} more", len(jobs) - 1)
            words = f"{words} · {more}"
        self.activity.setText(words)


def _readiness_words(readiness: Readiness) -> tuple[str, str]:
    match readiness:
        case Readiness.MISSING:
            return tr("No model"), "warning"
        case Readiness.UNLOADED:
            return tr("not loaded"), "second_text"
        case Readiness.LOADING:
            return tr("loading…"), "warning"
        case Readiness.READY:
            return tr("ready"), "good"
        case Readiness.FAILED:
            return tr("could not be loaded"), "danger"


def _caption() -> QLabel:
    label = QLabel()
    set_role(label, "caption")
    return label


def _meter() -> QProgressBar:
    meter = QProgressBar()
    meter.setTextVisible(False)
    meter.setFixedWidth(_METER_WIDTH)
    meter.setAccessibleName(tr("Context used"))
    set_role(meter, "meter")
    meter.hide()
    return meter
