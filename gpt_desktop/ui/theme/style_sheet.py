"""The application's style sheet, generated from tokens.

Widgets choose a look by the dynamic property ``role`` (see ``set_role``): labels ``title``,
``heading``, ``caption``, ``second``, ``warning``, ``danger``, ``good``; buttons ``primary``,
``quiet``, ``danger``, ``rail``; frames ``panel``, ``card``, ``bar``, ``line``.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gpt_desktop.ui.theme.tokens import Palette


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget one of the looks, now and when it changes."""
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def style_sheet(palette: Palette) -> str:
    """The sheet for a palette."""
    return f"QWidget {{ color: {palette.text}; }}"
