"""Our palette as Qt's, for everything that the style sheet does not reach."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from gpt_desktop.ui.theme.tokens import Palette


def qt_palette(palette: Palette) -> QPalette:
    """Roles that Fusion and the text widgets read."""
    role = QPalette.ColorRole
    colours = {
        role.Window: palette.window,
        role.WindowText: palette.text,
        role.Base: palette.panel,
        role.AlternateBase: palette.hover,
        role.Text: palette.text,
        role.Button: palette.panel,
        role.ButtonText: palette.text,
        role.BrightText: palette.danger,
        role.ToolTipBase: palette.panel,
        role.ToolTipText: palette.text,
        role.PlaceholderText: palette.second_text,
        role.Highlight: palette.accent,
        role.HighlightedText: palette.on_accent,
        role.Link: palette.accent,
        role.LinkVisited: palette.accent,
        role.Light: palette.hover,
        role.Midlight: palette.line,
        role.Mid: palette.line,
        role.Dark: palette.line,
        role.Shadow: palette.line,
    }
    result = QPalette()
    for which, colour in colours.items():
        result.setColor(which, QColor(colour))
    for which in (role.Text, role.WindowText, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, which, QColor(palette.second_text))
    return result
