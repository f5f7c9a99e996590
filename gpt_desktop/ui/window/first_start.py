"""What the window says while there is no model: one button gets one."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.languages import language
from gpt_desktop.core.models import CatalogEntry
from gpt_desktop.core.progress import Progressed
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM, GAP_SMALL, GAP_TINY
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.lines import ErrorCard, ProgressLine, wrapping_label
from gpt_desktop.ui.widgets.quantities import size_words
from gpt_desktop.ui.work.model_fetch import ModelFetch


class FirstStart(QFrame):
    """A card above every view, shown while no model is installed.

    Signals:
        models_requested: the person wants to see what else there is.
    """

    models_requested = Signal()

    def __init__(
        self, context: ViewContext, fetch: ModelFetch, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._fetch = fetch
        self._entry = default_entry(context)
        self.get = text_button(tr("Get the model"), "primary")
        self.others = text_button(tr("Show all models"))
        self.cancel = text_button(tr("Cancel"))
        self.progress = ProgressLine(context.theme)
        self.error = ErrorCard(context.theme)
        self._lay_out()
        self.get.clicked.connect(self.start)
        self.others.clicked.connect(self.models_requested)
        self.error.action_requested.connect(self.start)
        self.cancel.clicked.connect(fetch.cancel)
        fetch.changed.connect(self._show_state)
        fetch.progressed.connect(self._on_progressed)
        fetch.failed.connect(self._on_failed)
        self._show_state()

    @Slot()
    def start(self) -> None:
        """Fetch the catalogue's default model."""
        self.error.clear()
        if self._entry is not None:
            self._fetch.start(self._entry)

    def _lay_out(self) -> None:
        heading = QLabel(tr("One thing is missing: a language model"))
        set_role(heading, "heading")
        words = wrapping_label("second")
        words.setText(_explanation(self._entry))
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addWidget(self.get)
        buttons.addWidget(self.others)
        buttons.addWidget(self.cancel)
        row = QHBoxLayout()
        row.setSpacing(GAP_MEDIUM)
        row.addWidget(words, 1)
        row.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_MEDIUM, GAP, GAP_MEDIUM, GAP)
        column.setSpacing(GAP_TINY)
        column.addWidget(heading)
        column.addLayout(row)
        column.addWidget(self.progress)
        column.addWidget(self.error)

    @Slot()
    def _show_state(self) -> None:
        running = self._fetch.entry is not None
        self.get.setVisible(not running and self._entry is not None)
        self.cancel.setVisible(running)
        if not running:
            self.progress.clear()

    @Slot(object, object)
    def _on_progressed(self, progress: Progressed, seconds_left: float | None) -> None:
        self.progress.show_progress(progress, seconds_left)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.error.show_error(error)


def default_entry(context: ViewContext) -> CatalogEntry | None:
    """The catalogue's default model; None where the catalogue is empty."""
    entries = context.services.library.available()
    chosen = [entry for entry in entries if entry.default]
    return next(iter([*chosen, *entries]), None)


def _explanation(entry: CatalogEntry | None) -> str:
    if entry is None:
        return tr("The catalogue of models is empty. Put a model folder in place by hand.")
    languages = ", ".join(tr(language(code).name) for code in entry.languages)
    return tr(
        "{model} is a download of {size} (licence {licence}; languages: {languages}). "
        "After that everything works without a network, and what you write stays on this computer.",
        model=entry.name,
        size=size_words(entry.download_bytes),
        licence=entry.licence,
        languages=languages,
    )
