"""Settings: which model answers."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.settings_page import SettingsPage
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.work.model_loading import ModelLoading


class ModelPage(SettingsPage):
    """A choice among the installed ones."""

    def __init__(
        self, context: ViewContext, loading: ModelLoading, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Model"), parent)
        self._context = context
        self._loading = loading
        self.choice = QComboBox()
        self.choice.setMinimumWidth(_CHOICE_WIDTH)
        self.choice.activated.connect(self._on_chosen)
        self.show_models = text_button(tr("Show the models"))
        self.show_models.clicked.connect(self._on_show_models)
        explanation = tr("Each view uses it, unless another model is chosen there.")
        self.add_row(tr("Model in use"), self.choice, explanation)
        self.add_row("", self.show_models)
        self.show_models.setAccessibleName(tr("Show the models"))
        self.column.addStretch()
        self.refresh()

    def refresh(self) -> None:
        """Read anew which models there are."""
        services = self._context.services
        current = services.model.current
        self.choice.clear()
        for model in services.library.installed():
            self.choice.addItem(model.facts.name, model.facts.id)
        self.choice.setEnabled(current is not None)
        if current is None:
            self.choice.addItem(tr("No model"), "")
        else:
            self.choice.setCurrentIndex(self.choice.findData(current.id))

    @Slot()
    def _on_show_models(self) -> None:
        self.view_requested.emit("models")

    @Slot()
    def _on_chosen(self) -> None:
        model_id = str(self.choice.currentData())
        self._context.change_settings(replace(self._context.settings(), model=model_id))
        self._loading.choose(model_id)


_CHOICE_WIDTH = 240
