"""Training text: what to learn from, what is taken out, what is left, all before anything runs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from gpt_desktop.background.call import call
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.training.filters import FilterSettings
from gpt_desktop.core.training.preview import TrainingPreview
from gpt_desktop.core.training.sources import SourceChoice
from gpt_desktop.core.training.taken import FilterKind
from gpt_desktop.services.corpus_ports import MakeCorpus
from gpt_desktop.ui.models.training_filters import TrainingFilters
from gpt_desktop.ui.models.training_result import TrainingResult
from gpt_desktop.ui.models.training_rules import RulesDialog
from gpt_desktop.ui.models.training_sources import TrainingSources
from gpt_desktop.ui.models.training_steps import TrainingSteps
from gpt_desktop.ui.models.training_work import TrainingWork
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_LARGE, GAP_MEDIUM, GAP_SMALL, READING_WIDTH
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.leave import Leave
from gpt_desktop.ui.widgets.buttons import IconButton, text_button
from gpt_desktop.ui.widgets.lines import ErrorCard, ProgressLine, wrapping_label

_DRAFT = "training"


class TrainingPage(QScrollArea):
    """What was chosen is kept over a restart; what was read is not.

    Signals:
        back_requested: the person wants to see the models again.
        saved: a line on where the training text was written.
    """

    back_requested = Signal()
    saved = Signal(str)

    def __init__(
        self, context: ViewContext, texts: MakeCorpus, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._texts = texts
        self._model_id = ""
        self.work = TrainingWork(texts, context.lanes.reading, self)
        self.back = IconButton(context.theme, "chevron-left", tr("Back to the models"))
        self.sources = TrainingSources(context.theme)
        self.filters = TrainingFilters()
        self.look = text_button(tr("Look through"), "primary")
        self.cancel = text_button(tr("Cancel"))
        self.progress = ProgressLine(context.theme)
        self.error = ErrorCard(context.theme)
        training = context.services.training
        self.result = TrainingResult(context.theme, leads_on=training is not None)
        self.steps = TrainingSteps(context, training) if training is not None else None
        self._lay_out()
        self._connect()
        self._show_draft()
        self._show_state()

    def begin(self, model_id: str, name: str = "") -> None:
        """Put the focus in place; this model counts the tokens, and is trained."""
        self._model_id = model_id
        if self.steps is not None:
            self.steps.begin(model_id, name)
        self.sources.add_files.setFocus()

    def take(self, paths: Sequence[Path]) -> None:
        """Files or folders that were dropped."""
        self.sources.add(paths)

    @property
    def busy(self) -> bool:
        """Whether text is looked through or a model trained."""
        return self.work.busy or (self.steps is not None and self.steps.running.busy)

    def leave(self) -> Leave | None:
        """What is asked before the app ends: a training can save what it learnt first."""
        return self.steps.leave() if self.steps is not None else None

    def stop(self) -> None:
        """Give up both; a training is kept as it was saved last."""
        self.work.cancel()
        if self.steps is not None:
            self.steps.timing.end()
            self.steps.running.stop()

    def save_state(self) -> None:
        """Keep what was chosen."""
        values: dict[str, object] = {
            "sources": self.sources.choice.to_json(),
            "filters": self.filters.settings.to_json(),
            "python": self.steps.python if self.steps is not None else "",
        }
        self._context.services.drafts.save_draft(_DRAFT, values)

    def _show_draft(self) -> None:
        draft = self._context.services.drafts.load_draft(_DRAFT)
        self.sources.show_choice(SourceChoice.from_json(str(draft.get("sources", ""))))
        self.filters.show_settings(FilterSettings.from_json(str(draft.get("filters", ""))))
        if self.steps is not None:
            self.steps.use_python(str(draft.get("python", "")))

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_requested)
        self.sources.changed.connect(self._on_changed)
        self.filters.changed.connect(self._on_changed)
        self.filters.rules_wanted.connect(self._on_rules_wanted)
        self.filters.taken_wanted.connect(self._on_taken_wanted)
        self.look.clicked.connect(self._on_look)
        self.cancel.clicked.connect(self.work.cancel)
        self.error.action_requested.connect(self._on_look)
        self.work.progressed.connect(self._on_progressed)
        self.work.succeeded.connect(self._on_succeeded)
        self.work.failed.connect(self.error.show_error)
        self.work.changed.connect(self._show_state)
        self.result.save.clicked.connect(self._on_save)
        if self.steps is not None:
            self.steps.python_changed.connect(self._keep)

    @Slot()
    def _show_state(self) -> None:
        busy = self.work.busy
        self.look.setVisible(not busy)
        self.look.setEnabled(not self.sources.choice.empty)
        if not busy and self.cancel.hasFocus():
            self.look.setFocus()  # else the focus would leave the page with the button
        self.cancel.setVisible(busy)
        if not busy:
            self.progress.clear()

    @Slot()
    def _on_changed(self) -> None:
        """What was shown is no longer what would be learnt from."""
        self.work.cancel()
        self._show_result(None)
        self.filters.show_counts({})
        self.sources.show_counts(None)
        self.error.clear()
        self._show_state()
        self._keep()

    @Slot()
    def _keep(self) -> None:
        try:
            self.save_state()
        except UserFacingError as error:
            self.error.show_error(error, offers_action=False)

    @Slot()
    def _on_look(self) -> None:
        self.error.clear()
        self._show_result(None)
        self.work.start(self.sources.choice, self.filters.settings, self._model_id)
        self.cancel.setFocus()

    @Slot(object)
    def _on_progressed(self, progressed: Progressed) -> None:
        self.progress.show_progress(progressed, None)

    @Slot(object)
    def _on_succeeded(self, preview: TrainingPreview) -> None:
        self.sources.show_counts(preview.found)
        self.filters.show_counts({count.kind: count for count in preview.outcome.counts})
        self._show_result(preview)

    def _show_result(self, preview: TrainingPreview | None) -> None:
        self.result.show_preview(preview)
        if self.steps is not None:
            self.steps.show_preview(preview)

    @Slot(object)
    def _on_taken_wanted(self, kind: FilterKind) -> None:
        preview = self.result.preview
        for count in preview.outcome.counts if preview is not None else ():
            if count.kind is kind:
                self.result.show_taken(count)
                self.ensureWidgetVisible(self.result.taken)

    @Slot()
    def _on_rules_wanted(self) -> None:
        dialog = RulesDialog(
            self._context.theme, self._texts.rules, self._context.lanes.io, self.window()
        )
        dialog.saved.connect(self._on_changed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_save(self) -> None:
        dialog = QFileDialog(self, tr("Choose a folder for the training text"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.save_in)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def save_in(self, folder: str) -> None:
        """Write what is left into a folder."""
        preview = self.result.preview
        if preview is None:
            return
        call(
            self._context.lanes.io,
            tr("Saving the training text"),
            lambda: self._texts.save(preview.split, Path(folder)),
            succeeded=self._on_saved,
            failed=self._on_save_failed,
        )

    @Slot(object)
    def _on_saved(self, files: Sequence[Path]) -> None:
        names = tr(", ").join(path.name for path in files)
        folder = files[0].parent if files else Path()
        self.saved.emit(tr("{names} saved in {folder}.", names=names, folder=folder))

    @Slot(object)
    def _on_save_failed(self, error: Exception) -> None:
        self.error.show_error(error, offers_action=False)

    def _lay_out(self) -> None:
        trains = self.steps is not None
        title = QLabel(tr("Train on your writing") if trains else tr("Training text"))
        set_role(title, "title")
        head = QHBoxLayout()
        head.setSpacing(GAP_SMALL)
        head.addWidget(self.back)
        head.addWidget(title)
        head.addStretch()
        about = wrapping_label("second")
        about.setText(
            tr(
                "Train a model on your own writing: another one beside it that writes more like "
                "you. Choose what to learn from and what is taken out, see what is left, and "
                "train, or save the text as two files. Nothing leaves this computer. A small "
                "model that learns from few words learns a style, not facts."
            )
            if trains
            else tr(
                "Make a text of your own writing that a language model can be trained on. Choose "
                "what to learn from and what is taken out, see what is left, and save it as two "
                "files: one to train on and one to test with. Nothing leaves this computer. A "
                "small model that learns from few words learns a style, not facts."
            )
        )
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL)
        row.addWidget(self.look)
        row.addWidget(self.cancel)
        row.addStretch()
        page = QWidget()
        page.setMaximumWidth(READING_WIDTH)
        column = QVBoxLayout(page)
        column.setContentsMargins(GAP_LARGE, GAP_MEDIUM, GAP_LARGE, GAP_LARGE)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(about)
        column.addWidget(self.sources)
        column.addWidget(self.filters)
        column.addLayout(row)
        for widget in (self.progress, self.error, self.result, self.steps):
            if widget is not None:
                column.addWidget(widget)
        column.addStretch()
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
