"""The steps behind the training text: how, the run with its chart, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.background.call import Question, call
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.training.events import TrainingEvent
from gpt_desktop.core.training.phase_words import PHASE_WORDS
from gpt_desktop.core.training.plan import TrainingPlan
from gpt_desktop.core.training.preview import TrainingPreview
from gpt_desktop.core.training.run import CurveStep
from gpt_desktop.core.training.split import Split
from gpt_desktop.services.training_ports import (
    KeptRun,
    TrainedModel,
    TrainingEnvironment,
    TrainsModels,
)
from gpt_desktop.ui.models.training_chart import TrainingCurve
from gpt_desktop.ui.models.training_how import TrainingHow
from gpt_desktop.ui.models.training_kept import KeptRuns
from gpt_desktop.ui.models.training_report import TrainingReport
from gpt_desktop.ui.models.training_running import TrainingRunning
from gpt_desktop.ui.models.training_texts import prompts_of, texts_of, token_sizes
from gpt_desktop.ui.models.training_timing import TrainingTiming
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.leave import Leave
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.lines import ErrorCard, ProgressLine


class TrainingSteps(QWidget):
    """What was begun and not ended is offered again at the next start.

    Signals:
        used: the id of a model that the person wants to use.
        models_changed: a model came.
        gone_back: the ids of a model that is gone, and of the one it was made of.
        python_changed: the person chose one to train with.
    """

    used = Signal(str)
    models_changed = Signal()
    gone_back = Signal(str, str)
    python_changed = Signal()

    def __init__(
        self, context: ViewContext, training: TrainsModels, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._training = training
        self._model_id = ""
        self._split: Split | None = None
        self._sizes: tuple[int, int] | None = None
        self._python: Path | None = None
        self.running = TrainingRunning(training, context.lanes, self)
        self.timing = TrainingTiming(training, context.lanes, self)
        self._needs = Question(context.lanes.io, tr("Asking what training takes"), self)
        self.how = TrainingHow()
        self.kept = KeptRuns()
        self.card = QFrame()
        self.progress = ProgressLine(context.theme)
        self.curve = TrainingCurve(context.theme)
        self.pause = text_button(tr("Pause"))
        self.cancel = text_button(tr("Cancel"))
        self.error = ErrorCard(context.theme)
        self.report = TrainingReport(context.theme)
        self._lay_out()
        self._connect()
        self.how.hide()
        self._show_state()

    def begin(self, model_id: str, name: str) -> None:
        """Offer to train a model, and to go on with what is not done."""
        self._model_id = model_id
        if not self.how.name.text() and name:
            self.how.name.setText(tr("{model}, mine", model=name))
        self._ask_environment()
        self._ask_runs()

    @property
    def python(self) -> str:
        """The Python that the person chose, or ""."""
        return "" if self._python is None else str(self._python)

    def use_python(self, python: str) -> None:
        """The one that was chosen before; "" is none."""
        self._python = Path(python) if python else None

    def leave(self) -> Leave | None:
        """What is asked before the app ends; None where no model is trained."""
        if not self.running.trains:
            return None
        words = tr(
            "A model is being trained. It can be saved after the step it is at, which may take a "
            "minute; at once, it goes back to what was saved last. After the next start, Train on "
            "your writing offers to go on."
        )
        return Leave(words, tr("Go on training"), self._on_pause, lambda: self.running.trains)

    def show_preview(self, preview: TrainingPreview | None) -> None:
        """What would be learnt; None hides the step."""
        self.timing.stop()
        split = preview.split if preview is not None else None
        self._split = split
        self._sizes = token_sizes(preview)
        some = split is not None and bool(split.training) and bool(split.validation)
        self.how.setVisible(some and bool(self._model_id))
        if some:
            self._ask_needs()

    def _history(self, model_id: str) -> tuple[str, str, object]:
        """The id and name of a model, and how it was trained."""
        for model in self._context.services.library.installed() if model_id else ():
            if model.facts.id == model_id:
                return model_id, model.facts.name, self._training.history(model_id)
        return "", "", None

    def _connect(self) -> None:
        self.how.changed.connect(self._ask_needs)
        self.timing.asked.connect(self.how.show_measuring)
        self.timing.answered.connect(self.how.show_time)
        self.how.start_wanted.connect(self._on_start)
        self.how.set_up_wanted.connect(self._on_set_up)
        self.how.python_chosen.connect(self._on_python)
        self.kept.go_on_wanted.connect(self._resume)
        self.kept.discard_wanted.connect(self._discard)
        self.pause.clicked.connect(self._on_pause)
        self.cancel.clicked.connect(self._on_cancel)
        self.running.changed.connect(self._show_state)
        self.running.told.connect(self._on_told)
        self.running.progressed.connect(self._on_progressed)
        self.running.set_up_done.connect(self._ask_environment)
        self.running.trained.connect(self._on_trained)
        self.running.paused.connect(self._ask_runs)
        self.running.paused.connect(self._ask_environment)
        self.running.failed.connect(self._on_failed)
        self._needs.answered.connect(self.how.show_needs)
        self._needs.failed.connect(self._on_needs_failed)
        self.report.use.clicked.connect(self._on_use)
        self.report.back.clicked.connect(self._on_back)
        self.report.export.clicked.connect(self._on_export)

    @Slot()
    def _show_state(self) -> None:
        self.card.setVisible(self.running.busy)
        self.pause.setVisible(self.running.trains)
        self.pause.setEnabled(True)
        self.how.setEnabled(not self.running.busy)
        self.kept.setEnabled(not self.running.busy)

    @Slot()
    def _ask_environment(self) -> None:
        asked = self._python
        call(
            self._context.lanes.io,
            tr("Looking for what training needs"),
            lambda: self._training.environment(asked),
            succeeded=self._on_environment,
            failed=self._on_no_environment,
        )

    @Slot(object)
    def _on_environment(self, environment: TrainingEnvironment) -> None:
        was_ready = self.how.ready
        self.how.show_environment(environment)
        if self.how.ready and not was_ready:
            self._ask_needs()

    @Slot(object)
    def _on_no_environment(self, error: Exception) -> None:
        """What was chosen is of no use: as if it had not been."""
        self._on_failed(error)
        if self._python is not None:
            self._python = None
            self._ask_environment()
            self.python_changed.emit()

    @Slot()
    def _ask_needs(self) -> None:
        if self._split is not None and self._model_id and self.how.name.text().strip():
            plan = self.how.plan(self._model_id)
            self._needs.ask(lambda: self._training.needs(plan))
            self._ask_time(plan)

    def _ask_time(self, plan: TrainingPlan) -> None:
        """Where all is there that it takes, and nothing else is trained or fetched."""
        if self._sizes is not None and self.how.ready and not self.running.busy:
            self.timing.ask(plan, self._sizes, self._python)

    @Slot()
    def _ask_runs(self) -> None:
        model_id = self._model_id
        call(
            self._context.lanes.io,
            tr("Looking for trainings"),
            lambda: (self._training.runs(), self._history(model_id)),
            succeeded=self._on_found,
        )

    @Slot(object)
    def _on_found(
        self, found: tuple[Sequence[KeptRun], tuple[str, str, dict[str, object]]]
    ) -> None:
        runs, (model_id, name, history) = found
        self.kept.show_runs(() if self.running.trains else runs)
        if model_id:
            self.report.show_history(model_id, name, history)

    @Slot(object)
    def _resume(self, run: KeptRun) -> None:
        self._clear()
        self.curve.begin_with(run.curve)
        self.running.resume(run, self._python)

    @Slot(object)
    def _discard(self, run: KeptRun) -> None:
        self._asked(
            tr("Delete the training “{name}” and its texts?", name=run.plan.name),
            tr("Delete"),
            lambda: call(
                self._context.lanes.io,
                tr("Deleting a training"),
                lambda: self._training.discard(run.id),
                failed=self._on_failed,
                finished=self._ask_runs,
            ),
        )

    def _clear(self) -> None:
        self.timing.stop()
        self.error.clear()
        self.curve.clear()
        self.report.hide()
        self.kept.show_runs(())

    @Slot()
    def _on_start(self) -> None:
        if self._split is None:
            return
        try:
            plan = self.how.plan(self._model_id, prompts_of(self._split))
        except UserFacingError as error:
            self._on_failed(error)
            return
        self._clear()
        self.running.start(plan, texts_of(self._split, self._context.resources), self._python)
        self.pause.setFocus()

    @Slot()
    def _on_set_up(self) -> None:
        self.error.clear()
        self.running.set_up(self._python)

    @Slot(object)
    def _on_python(self, python: Path) -> None:
        """For as long as it is of use; it is kept with what was chosen."""
        self.error.clear()
        self._python = python
        self._ask_environment()
        self.python_changed.emit()

    @Slot()
    def _on_pause(self) -> None:
        self.pause.setEnabled(False)
        self.running.pause()

    @Slot()
    def _on_cancel(self) -> None:
        if not self.running.trains:
            self.running.stop()
            return
        self._asked(
            tr("Stop the training? What was saved last is kept and can be gone on from."),
            tr("Stop"),
            self.running.stop,
        )

    def _asked(self, words: str, verb: str, then: Callable[[], object]) -> None:
        """Ask before something that cannot be undone."""
        box = QMessageBox(QMessageBox.Icon.Question, tr("Training"), words, parent=self)
        box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        yes = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
        yes.clicked.connect(then)
        box.finished.connect(box.deleteLater)
        box.open()

    @Slot(object)
    def _on_told(self, event: TrainingEvent) -> None:
        amount = f"{event.step:,} / {event.steps:,}" if event.steps else ""
        words = tr(PHASE_WORDS[event.phase])
        self.progress.show_words(words, event.step, event.steps, amount, event.seconds_left)
        if event.loss is not None or event.validation_loss is not None:
            self.curve.add(CurveStep(event.step, event.loss, event.validation_loss))

    @Slot(object)
    def _on_progressed(self, progressed: Progressed) -> None:
        self.progress.show_progress(progressed, None)

    @Slot(object)
    def _on_trained(self, trained: TrainedModel) -> None:
        facts = trained.model.facts
        self.report.show_history(facts.id, facts.name, trained.history)
        self.models_changed.emit()
        self.report.use.setFocus()

    @Slot(object)
    def _on_needs_failed(self, error: Exception) -> None:
        self.how.show_needs(None)
        self._on_failed(error)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.error.show_error(error, offers_action=False)
        self._ask_runs()

    @Slot()
    def _on_use(self) -> None:
        self.used.emit(self.report.model_id)

    @Slot()
    def _on_back(self) -> None:
        model_id = self.report.model_id
        self._asked(
            tr("Go back to the old model and delete the new one?"),
            tr("Delete"),
            lambda: call(
                self._context.lanes.io,
                tr("Removing a model"),
                lambda: self._training.back(model_id),
                succeeded=self._on_gone_back,
                failed=self._on_failed,
            ),
        )

    @Slot(object)
    def _on_gone_back(self, nothing: object) -> None:
        del nothing
        self.report.hide()
        self.gone_back.emit(self.report.model_id, self.report.base)

    @Slot()
    def _on_export(self) -> None:
        dialog = QFileDialog(self, tr("Choose an empty folder for the model"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.export_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def export_to(self, folder: str) -> None:
        """Write the model shown as transformers loads it."""
        model_id = self.report.model_id
        call(
            self._context.lanes.reading,
            tr("Exporting a model"),
            lambda: self._training.export(model_id, Path(folder), CancelToken()),
            failed=self._on_failed,
        )

    def _lay_out(self) -> None:
        set_role(self.card, "card")
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addWidget(self.pause)
        buttons.addWidget(self.cancel)
        buttons.addStretch()
        inner = QVBoxLayout(self.card)
        inner.setContentsMargins(GAP_MEDIUM, GAP, GAP_MEDIUM, GAP)
        inner.setSpacing(GAP_SMALL)
        inner.addWidget(self.progress)
        inner.addWidget(self.curve)
        inner.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for widget in (self.kept, self.how, self.card, self.error, self.report):
            column.addWidget(widget)
