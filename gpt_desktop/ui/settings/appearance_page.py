"""Settings: the palette and the size of text."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.settings import Appearance
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.settings_page import SettingsPage
from gpt_desktop.ui.widgets.segments import Segments
from gpt_desktop.ui.widgets.value_slider import ValueSlider

_SMALLEST, _LARGEST = 12, 28


class AppearancePage(SettingsPage):
    """Changes show at once."""

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(tr("Appearance"), parent)
        self._context = context
        settings = context.settings()
        choices = (
            (Appearance.SYSTEM, tr("System")),
            (Appearance.LIGHT, tr("Light")),
            (Appearance.DARK, tr("Dark")),
            (Appearance.HIGH_CONTRAST, tr("High contrast")),
        )
        self.theme = Segments(choices, settings.appearance)
        self.theme.value_changed.connect(self._on_theme)
        name = tr("Text size")
        bounds = (_SMALLEST, _LARGEST)
        self.text_size = ValueSlider(name, bounds, settings.text_size, _pixels)
        self.text_size.value_changed.connect(self._on_size)
        self.add_row(tr("Theme"), self.theme)
        self.add_row(
            name, self.text_size, tr("Of what you read and write, not of buttons and lists.")
        )
        self.add_words(*(label for _, label in choices))
        self._sample = QLabel(tr("This is how answers, documents and your own text will look."))
        self._sample.setWordWrap(True)
        card = QFrame()
        set_role(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(GAP_MEDIUM, GAP, GAP_MEDIUM, GAP)
        inside.addWidget(self._sample)
        self.column.addWidget(card)
        self.column.addStretch()
        self._show_sample()
        context.theme.changed.connect(self._show_sample)

    @Slot(str)
    def _on_theme(self, value: str) -> None:
        settings = replace(self._context.settings(), appearance=Appearance(value))
        self._context.change_settings(settings)

    @Slot(int)
    def _on_size(self, value: int) -> None:
        self._context.change_settings(replace(self._context.settings(), text_size=value))

    @Slot()
    def _show_sample(self) -> None:
        self._sample.setStyleSheet(f"font-size: {self._context.theme.text_size}px;")


def _pixels(value: int) -> str:
    return tr("{size} px", size=value)
