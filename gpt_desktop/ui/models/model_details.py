"""All that is known of a model, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from gpt_desktop.core.generation import ModelFacts
from gpt_desktop.core.hub_record import RECORD
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.measurement import read_measurement
from gpt_desktop.core.models import CatalogEntry
from gpt_desktop.core.progress import Progressed
from gpt_desktop.ui.models.fact_grid import FactGrid
from gpt_desktop.ui.models.model_measuring import ModelMeasuring, measured_lines
from gpt_desktop.ui.models.model_rows import ModelRow, RowState, language_words
from gpt_desktop.ui.models.use_for import UseForButton
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import (
    GAP,
    GAP_LARGE,
    GAP_MEDIUM,
    GAP_SMALL,
    READING_WIDTH,
)
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.lines import ErrorCard, ProgressLine, wrapping_label
from gpt_desktop.ui.widgets.quantities import parameters_words, size_words
from gpt_desktop.ui.work.model_fetch import ModelFetch


class ModelDetails(QScrollArea):
    """Shows one ``ModelRow`` at a time; the view acts on its buttons."""

    def __init__(
        self, context: ViewContext, fetch: ModelFetch, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._row: ModelRow | None = None
        self._name = QLabel()
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._name, "title")
        self._state = QLabel()
        self._description = wrapping_label("second")
        self.use = text_button(tr("Use this model"), "primary")
        self.use_for = UseForButton(context)
        self.get = text_button(tr("Get"), "primary")
        self.cancel = text_button(tr("Cancel"))
        self.repair = text_button(tr("Check and repair"))
        self.repair.setToolTip(tr("Compares each file with the hub's and fetches what is damaged"))
        self.remove = text_button(tr("Remove"), "danger")
        self.progress = ProgressLine(context.theme)
        self.error = ErrorCard(context.theme)
        self.measuring = ModelMeasuring(context)
        self._facts = FactGrid(context.theme)
        self._lay_out()
        fetch.changed.connect(self._show_buttons)
        fetch.progressed.connect(self._on_progressed)
        self.measuring.measured.connect(self._on_measured)
        self.show_row(None)

    @property
    def row(self) -> ModelRow | None:
        return self._row

    def show_row(self, row: ModelRow | None) -> None:
        """Show a model; None where there is none at all."""
        self._row = row
        self._name.setText(row.name if row is not None else tr("No models"))
        self._state.setText(row.state_words if row is not None else "")
        in_use = row is not None and row.state is RowState.IN_USE
        set_role(self._state, "good" if in_use else "second")
        entry = row.entry if row is not None else None
        description = tr(entry.description) if entry is not None else ""
        self._description.setText(description)
        self._description.setVisible(bool(description))
        self._facts.show_facts(fact_lines(row) if row is not None else [])
        self.measuring.show_model(row.installed if row is not None else None)
        self.use_for.show_model(row.installed if row is not None else None)
        self._show_buttons()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self._name)
        head.addWidget(self._state, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch()
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        for button in (self.use, self.use_for, self.get, self.cancel, self.repair, self.remove):
            buttons.addWidget(button)
        buttons.addStretch()
        page = QWidget()
        page.setMaximumWidth(READING_WIDTH)
        column = QVBoxLayout(page)
        column.setContentsMargins(GAP_LARGE, GAP_MEDIUM, GAP_LARGE, GAP_LARGE)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self._description)
        column.addLayout(buttons)
        column.addWidget(self.progress)
        column.addWidget(self.error)
        column.addSpacing(GAP_SMALL)
        column.addWidget(self._facts)
        column.addSpacing(GAP_SMALL)
        column.addWidget(self.measuring)
        column.addStretch()
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @Slot()
    def _show_buttons(self) -> None:
        row, fetching = self._row, self._fetch.entry
        this = row is not None and fetching is not None and fetching.id == row.id
        here = row is not None and row.installed is not None
        self.use.setVisible(row is not None and row.state is RowState.INSTALLED)
        self.repair.setVisible(_came_from_hub(row))
        self.remove.setVisible(
            row is not None and row.installed is not None and not row.installed.bundled
        )
        self.get.setVisible(row is not None and not here and not this)
        self.get.setEnabled(fetching is None)
        self.cancel.setVisible(this)
        if not this:
            self.progress.clear()

    @Slot(str)
    def _on_measured(self, model_id: str) -> None:
        if self._row is not None and self._row.id == model_id:
            self._facts.show_facts(fact_lines(self._row))

    @Slot(object, object)
    def _on_progressed(self, progress: Progressed, seconds_left: float | None) -> None:
        fetching = self._fetch.entry
        if self._row is not None and fetching is not None and fetching.id == self._row.id:
            self.progress.show_progress(progress, seconds_left)


def _came_from_hub(row: ModelRow | None) -> bool:
    return (
        row is not None and row.installed is not None and (row.installed.folder / RECORD).is_file()
    )


def fact_lines(row: ModelRow) -> list[tuple[str, str]]:
    """Names and values of what is known, translated; what is not is left out."""
    if row.installed is not None:
        facts = row.installed.facts
        folder = row.installed.folder
        measured = measured_lines(read_measurement(row.installed.figures_folder))
        lines = [*_installed_lines(facts), (tr("Folder"), str(folder)), *measured]
        return [(name, value) for name, value in lines if value]
    return _entry_lines(row.entry) if row.entry is not None else []


def _installed_lines(facts: ModelFacts) -> list[tuple[str, str]]:
    lines = [
        (tr("Size"), size_words(facts.size_bytes)),
        (tr("Languages"), language_words(facts.languages)),
        (tr("Licence"), facts.licence),
        (tr("Parameters"), parameters_words(facts.parameters) if facts.parameters else ""),
        (tr("Quantization"), facts.quantization),
        (tr("Context"), tr("{count} tokens", count=f"{facts.context_length:,}")),
    ]
    if facts.perplexity is not None:
        measured = tr("{value}, lower is better", value=f"{facts.perplexity:.2f}")
        lines.append((tr("Perplexity"), measured))
    source = [(tr("Source"), facts.source), (tr("SHA-256 of the weights"), facts.sha256)]
    return [*lines, *source]


def _entry_lines(entry: CatalogEntry) -> list[tuple[str, str]]:
    return [
        (tr("Download"), size_words(entry.download_bytes)),
        (tr("Size on disk"), size_words(entry.installed_bytes)),
        (tr("Languages"), language_words(entry.languages)),
        (tr("Licence"), entry.licence),
    ]
