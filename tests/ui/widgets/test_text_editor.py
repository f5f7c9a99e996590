"""A field of plain text: its placeholder is as large and as clear as what is written."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gpt_desktop.core.settings import Appearance
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.text_editor import TextEditor


@pytest.mark.parametrize("size", [13, 24])
def test_the_placeholder_follows_the_text_size(
    qtbot: QtBot, context: ViewContext, size: int
) -> None:
    editor = TextEditor(context.theme, "Write here", "Text")
    editor.set_lines(1, 3)
    qtbot.addWidget(editor)
    editor.show()
    context.theme.apply(Appearance.LIGHT, size)
    assert editor.viewport().font().pixelSize() == size
    assert editor.minimumHeight() > editor.fontMetrics().lineSpacing()
    context.theme.apply(Appearance.LIGHT, 15)


@pytest.mark.parametrize(
    "appearance", [Appearance.LIGHT, Appearance.DARK, Appearance.HIGH_CONTRAST]
)
def test_the_placeholder_is_not_dimmer_than_second_text(
    qtbot: QtBot, context: ViewContext, appearance: Appearance
) -> None:
    editor = TextEditor(context.theme, "Write here", "Text")
    qtbot.addWidget(editor)
    context.theme.apply(appearance, 15)
    editor.show()
    colour = editor.palette().placeholderText().color()
    assert (colour.name().upper(), colour.alpha()) == (context.theme.palette.second_text, 255)
    context.theme.apply(Appearance.LIGHT, 15)
