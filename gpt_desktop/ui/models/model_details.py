"""All that is known of a model, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gpt_desktop.core.generation import Ability
from gpt_desktop.core.hub_record import RECORD
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.progress import Progressed
from gpt_desktop.ui.models.details_page import DetailsPage
from gpt_desktop.ui.models.model_facts import fact_lines
from gpt_desktop.ui.models.model_measuring import ModelMeasuring
from gpt_desktop.ui.models.model_rows import ModelRow, RowState
from gpt_desktop.ui.models.quick_form import QuickForm
from gpt_desktop.ui.models.use_for import UseForButton
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.work.model_fetch import ModelFetch


class ModelDetails(DetailsPage):
    """Shows one ``ModelRow`` at a time; the view acts on its buttons."""

    def __init__(
        self, context: ViewContext, fetch: ModelFetch, parent: QWidget | None = None
    ) -> None:
        super().__init__(context.theme, parent)
        self._fetch = fetch
        self._model = context.services.model
        self._row: ModelRow | None = None
        self.use = text_button(tr("Use this model"), "primary")
        self.use_for = UseForButton(context)
        self.get = text_button(tr("Get"), "primary")
        self.cancel = text_button(tr("Cancel"))
        self.repair = text_button(tr("Check and repair"))
        self.repair.setToolTip(tr("Compares each file with the hub's and fetches what is damaged"))
        trains = context.services.training is not None
        self.learn = text_button(tr("Train on your writing…") if trains else tr("Training text…"))
        self.learn.setToolTip(tr("Makes a text of your own writing to train a model on"))
        self._learns = context.services.corpus is not None
        self.remove = text_button(tr("Remove"), "danger")
        self.measuring = ModelMeasuring(context)
        self.quick_form = QuickForm(context)
        kept = (self.repair, self.learn, self.remove)
        buttons = (self.use, self.use_for, self.get, self.cancel, *kept)
        self.lay_out(buttons, (), (self.measuring, self.quick_form))
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
        in_use = row is not None and row.state is RowState.IN_USE
        entry = row.entry if row is not None else None
        self.show_head(
            row.name if row is not None else tr("No models"),
            row.state_words if row is not None else "",
            "good" if in_use else "second",
            tr(entry.description) if entry is not None else "",
        )
        self.facts.show_facts(fact_lines(row, self._abilities(row)) if row is not None else [])
        self.measuring.show_model(row.installed if row is not None else None)
        self.quick_form.show_model(row.installed if row is not None else None)
        self.use_for.show_model(row.installed if row is not None else None)
        self._show_buttons()

    def _abilities(self, row: ModelRow) -> frozenset[Ability] | None:
        """Of a model that is in memory; None where it is not."""
        model = self._model
        facts = model.facts(row.id) if model.is_loaded(row.id) else None
        return facts.abilities if facts is not None and facts.id == row.id else None

    @Slot()
    def _show_buttons(self) -> None:
        row, fetching = self._row, self._fetch.entry
        this = row is not None and fetching is not None and fetching.id == row.id
        here = row is not None and row.installed is not None
        self.use.setVisible(row is not None and row.state is RowState.INSTALLED)
        self.learn.setVisible(here and self._learns)
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
            self.facts.show_facts(fact_lines(self._row, self._abilities(self._row)))

    @Slot(object, object)
    def _on_progressed(self, progress: Progressed, seconds_left: float | None) -> None:
        fetching = self._fetch.entry
        if self._row is not None and fetching is not None and fetching.id == self._row.id:
            self.progress.show_progress(progress, seconds_left)


def _came_from_hub(row: ModelRow | None) -> bool:
    return (
        row is not None and row.installed is not None and (row.installed.folder / RECORD).is_file()
    )
