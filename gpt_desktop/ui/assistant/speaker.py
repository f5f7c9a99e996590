"""The quiet word above a message on who says it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from gpt_desktop.ui.theme.style_sheet import set_role


def speaker(who: str) -> QLabel:
    """``who`` is translated."""
    label = QLabel(who)
    set_role(label, "caption")
    return label
