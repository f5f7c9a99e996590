"""Bringing a model along: what to choose, how far it is, and why it did not work."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.progress import Progressed
from gpt_desktop.ui.models.model_import import ModelImport
from gpt_desktop.ui.theme.tokens import GAP_SMALL
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.lines import ErrorCard, ProgressLine


class ImportPanel(QWidget):
    """The progress or the error of an import; empty while there is none.

    ``button`` opens the choice of what to import and belongs beside a heading.
    """

    def __init__(
        self, context: ViewContext, importing: ModelImport, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._importing = importing
        self.button = text_button(tr("Import…"))
        self.button.setToolTip(tr("Take a model from a file or folder; it can be dropped here too"))
        self.menu = QMenu(self.button)
        self.menu.addAction(tr("GGUF file…")).triggered.connect(self.choose_file)
        self.menu.addAction(tr("Model folder…")).triggered.connect(self.choose_folder)
        self.button.setMenu(self.menu)
        self.progress = ProgressLine(context.theme)
        self.cancel = text_button(tr("Cancel"))
        self.error = ErrorCard(context.theme)
        self.cancel.clicked.connect(self.stop)
        self.error.action_requested.connect(self._on_again)
        importing.changed.connect(self._show_state)
        importing.progressed.connect(self._on_progressed)
        importing.failed.connect(self.error.show_error)
        row = QHBoxLayout()
        row.addWidget(self.cancel)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_SMALL, 0, GAP_SMALL, 0)
        column.setSpacing(GAP_SMALL)
        column.addWidget(self.progress)
        column.addLayout(row)
        column.addWidget(self.error)
        self._show_state()

    @property
    def busy(self) -> bool:
        return self._importing.busy

    @Slot()
    def stop(self) -> None:
        """Give up what is being imported."""
        self._importing.cancel()

    def take(self, path: Path) -> None:
        """Import what lies there, unless an import is under way."""
        self.error.clear()
        self._importing.start(path)

    @Slot()
    def choose_file(self) -> None:
        """Let the person choose a file with weights."""
        filters = [tr("GGUF models (*.gguf)"), tr("All files (*)")]
        self._choose(tr("Choose a GGUF file"), QFileDialog.FileMode.ExistingFile, filters)

    @Slot()
    def choose_folder(self) -> None:
        """Let the person choose a folder that is a model."""
        self._choose(tr("Choose the model's folder"), QFileDialog.FileMode.Directory, [])

    def _choose(self, title: str, mode: QFileDialog.FileMode, filters: list[str]) -> None:
        dialog = QFileDialog(self, title)
        dialog.setFileMode(mode)
        if filters:
            dialog.setNameFilters(filters)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        self.take(Path(name))

    @Slot()
    def _on_again(self) -> None:
        if self._importing.path is not None:
            self.take(self._importing.path)

    @Slot()
    def _show_state(self) -> None:
        busy = self._importing.busy
        self.button.setEnabled(not busy)
        self.cancel.setVisible(busy)
        if not busy:
            self.progress.clear()

    @Slot(object, object)
    def _on_progressed(self, progress: Progressed, seconds_left: float | None) -> None:
        self.progress.show_progress(progress, seconds_left)
