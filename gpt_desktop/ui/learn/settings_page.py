"""Settings: what the tutor may tell, and how cards are asked."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QSpinBox, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.settings import LEAST_RETENTION, MOST_NEW_CARDS, MOST_RETENTION
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.settings_page import SettingsPage
from gpt_desktop.ui.widgets.value_slider import ValueSlider


class LearnPage(SettingsPage):
    """For teachers, whose students are to find solutions themselves, and for who learns cards."""

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(tr("Learn"), parent)
        self._context = context
        self.withholds = QCheckBox()
        self.withholds.setAccessibleName(tr("For teachers: no full solutions"))
        self.add_row(
            tr("No full solutions"),
            self.withholds,
            tr(
                "For teachers. The tutor gives hints, similar examples and checks of one’s own "
                "steps, and no solution: not in the window, not in answers to questions, not on "
                "the command line."
            ),
        )
        self.add_words(tr("For teachers: no full solutions"), tr("Tutor"))
        self.new_cards = QSpinBox()
        self.new_cards.setRange(0, MOST_NEW_CARDS)
        self.add_row(
            tr("New cards a day"),
            self.new_cards,
            tr("Of each deck. A day ends at four in the morning."),
        )
        self.retention = ValueSlider(
            tr("Cards to know"),
            (round(100 * LEAST_RETENTION), round(100 * MOST_RETENTION)),
            round(100 * context.settings().retention),
            "{} %".format,
        )
        self.add_row(
            tr("Cards to know"),
            self.retention,
            tr(
                "The share of cards that you want to know when they are asked. A higher one asks "
                "much more often. It counts for cards from their next rating on."
            ),
        )
        self.add_words(tr("Reviews"), tr("Decks of cards"))
        self.column.addStretch()
        self.refresh()
        self.new_cards.valueChanged.connect(self._on_new_cards)
        self.retention.value_changed.connect(self._on_retention)
        self.withholds.toggled.connect(self._on_toggled)

    def refresh(self) -> None:
        settings = self._context.settings()
        self.withholds.setChecked(not settings.tutor_solutions)
        self.new_cards.setValue(settings.new_cards)
        self.retention.set_value(round(100 * settings.retention))

    @Slot(int)
    def _on_new_cards(self, count: int) -> None:
        settings = self._context.settings()
        if settings.new_cards != count:
            self._context.change_settings(replace(settings, new_cards=count))

    @Slot(int)
    def _on_retention(self, percent: int) -> None:
        settings = self._context.settings()
        if round(100 * settings.retention) != percent:
            self._context.change_settings(replace(settings, retention=percent / 100))

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        settings = self._context.settings()
        if settings.tutor_solutions is on:
            self._context.change_settings(replace(settings, tutor_solutions=not on))
