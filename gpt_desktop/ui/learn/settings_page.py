"""Settings: what the tutor may tell."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.settings_page import SettingsPage


class LearnPage(SettingsPage):
    """For teachers, whose students are to find solutions themselves."""

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
        self.column.addStretch()
        self.refresh()
        self.withholds.toggled.connect(self._on_toggled)

    def refresh(self) -> None:
        self.withholds.setChecked(not self._context.settings().tutor_solutions)

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        settings = self._context.settings()
        if settings.tutor_solutions is on:
            self._context.change_settings(replace(settings, tutor_solutions=not on))
