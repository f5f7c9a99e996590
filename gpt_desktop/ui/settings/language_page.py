"""Settings: the language of the window."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QWidget

from gpt_desktop.core.i18n import available_languages, tr
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.interface_language import native_name
from gpt_desktop.ui.view.settings_page import SettingsPage


class LanguagePage(SettingsPage):
    """The window is built anew in the language chosen."""

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(tr("Language"), parent)
        self._context = context
        self.choice = QComboBox()
        self.choice.addItem(tr("As the system"), "")
        for code in available_languages(context.resources / "translations"):
            self.choice.addItem(native_name(code), code)
        self.choice.setCurrentIndex(max(0, self.choice.findData(context.settings().language)))
        self.choice.activated.connect(self._on_chosen)
        explanation = tr("Of the window. What the model understands depends on the model.")
        self.add_row(tr("Language of the window"), self.choice, explanation)
        self.column.addStretch()

    @Slot()
    def _on_chosen(self) -> None:
        code = str(self.choice.currentData())
        self._context.change_settings(replace(self._context.settings(), language=code))
