"""Where the theme is the system's, it follows the system while the app runs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStyleHints
from PySide6.QtWidgets import QApplication

from gpt_desktop.core.settings import Appearance
from gpt_desktop.ui.theme.tokens import DARK, LIGHT
from gpt_desktop.ui.view.context import ViewContext

Switch = Callable[[Qt.ColorScheme], None]


@pytest.fixture
def switch(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Switch:
    """The system's switch, which the offscreen platform has not."""

    def use(scheme: Qt.ColorScheme) -> None:
        monkeypatch.setattr(QStyleHints, "colorScheme", lambda _: scheme)
        qapp.styleHints().colorSchemeChanged.emit(scheme)

    return use


def test_the_window_follows_the_system_there_and_back(context: ViewContext, switch: Switch) -> None:
    theme = context.theme
    changes: list[str] = []
    theme.changed.connect(lambda: changes.append(theme.palette.window))
    switch(Qt.ColorScheme.Dark)
    assert theme.palette is DARK
    switch(Qt.ColorScheme.Light)
    assert theme.palette is LIGHT
    assert changes == [DARK.window, LIGHT.window]


def test_a_theme_that_was_chosen_stays(context: ViewContext, switch: Switch) -> None:
    context.theme.apply(Appearance.LIGHT, 15)
    switch(Qt.ColorScheme.Dark)
    assert context.theme.palette is LIGHT
