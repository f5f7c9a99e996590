"""All that is known of a model, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from gpt_desktop.core.generation import Ability
from gpt_desktop.core.hub_record import RECORD
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.progress import Progressed
from gpt_desktop.ui.models.fact_grid import FactGrid
from gpt_desktop.ui.models.model_facts import fact_lines
from gpt_desktop.ui.models.model_measuring import ModelMeasuring
from gpt_desktop.ui.models.model_rows import ModelRow, RowState
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
from gpt_desktop.ui.work.model_fetch import ModelFetch


class ModelDetails(QScrollArea):
    """Shows one ``ModelRow`` at a time; the view acts on its buttons."""

    def __init__(
        self, context: ViewContext, fetch: ModelFetch, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._model = context.services.model
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
        self._facts.show_facts(fact_lines(row, self._abilities(row)) if row is not None else [])
        self.measuring.show_model(row.installed if row is not None else None)
        self.use_for.show_model(row.installed if row is not None else None)
        self._show_buttons()

    def _abilities(self, row: ModelRow) -> frozenset[Ability] | None:
        """Of a model that is in memory; None where it is not."""
        model = self._model
        facts = model.facts(row.id) if model.is_loaded(row.id) else None
        return facts.abilities if facts is not None and facts.id == row.id else None

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
            self._facts.show_facts(fact_lines(self._row, self._abilities(self._row)))

    @Slot(object, object)
    def _on_progressed(self, progress: Progressed, seconds_left: float | None) -> None:
        fetching = self._fetch.entry
        if self._row is not None and fetching is not None and fetching.id == self._row.id:
            self.progress.show_progress(progress, seconds_left)


def _came_from_hub(row: ModelRow | None) -> bool:
    return (
        row is not None and row.installed is not None and (row.installed.folder / RECORD).is_file()
    )
