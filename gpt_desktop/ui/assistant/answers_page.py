"""Settings: how the model answers in conversations."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.settings import Settings
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.settings_page import SettingsPage
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.value_slider import ValueSlider

_LENGTHS = (128, 256, 512, 1024, 2048, 4096, 8192)
_STEPS = 10  # of temperature, from one whole number to the next


class AnswersPage(SettingsPage):
    """They hold from the next answer on."""

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(tr("Answers"), parent)
        self._context = context
        settings = context.settings()
        name = tr("Temperature")
        value = round(settings.temperature * _STEPS)
        self.temperature = ValueSlider(name, (0, 2 * _STEPS), value, _temperature_words)
        self.temperature.value_changed.connect(self._on_temperature)
        self.length = QComboBox()
        for tokens in sorted({*_LENGTHS, settings.max_answer_tokens}):
            self.length.addItem(tr("{count} tokens", count=f"{tokens:,}"), tokens)
        self.length.setCurrentIndex(self.length.findData(settings.max_answer_tokens))
        self.length.activated.connect(self._on_length)
        self.reset = text_button(tr("Reset to defaults"))
        self.reset.clicked.connect(self._on_reset)
        self.add_row(
            name,
            self.temperature,
            tr(
                "0 always takes the likeliest word; more is more varied and less reliable. "
                "Until it is changed, a model that names its own is asked with that."
            ),
        )
        self.add_row(
            tr("Longest answer"),
            self.length,
            tr("An English token is about three quarters of a word."),
        )
        self.add_row("", self.reset)
        self.reset.setAccessibleName(tr("Reset to defaults"))
        self.column.addStretch()

    @Slot(int)
    def _on_temperature(self, value: int) -> None:
        settings = replace(
            self._context.settings(), temperature=value / _STEPS, own_temperature=True
        )
        self._context.change_settings(settings)

    @Slot()
    def _on_length(self) -> None:
        tokens = int(self.length.currentData())
        self._context.change_settings(replace(self._context.settings(), max_answer_tokens=tokens))

    @Slot()
    def _on_reset(self) -> None:
        defaults = Settings()
        self.temperature.set_value(round(defaults.temperature * _STEPS))
        self.length.setCurrentIndex(self.length.findData(defaults.max_answer_tokens))
        # The slider has just said that the person chose this value.
        self._context.change_settings(
            replace(
                self._context.settings(),
                temperature=defaults.temperature,
                own_temperature=False,
                max_answer_tokens=defaults.max_answer_tokens,
            )
        )


def _temperature_words(value: int) -> str:
    return f"{value / _STEPS:.1f}"
