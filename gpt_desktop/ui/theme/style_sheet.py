"""The application's style sheet, generated from tokens.

Widgets choose a look by the dynamic property ``role`` (see ``set_role``): labels ``title``,
``heading``, ``caption``, ``second``, ``warning``, ``danger``, ``good``; buttons ``primary``,
``quiet``, ``danger``, ``rail``, ``link``, ``segment``, ``chip``; frames ``panel``, ``card``,
``chip``, ``beside``, ``bar``, ``line``, ``error``, ``side``; lists ``side``; text edits ``bare``,
``sheet``, ``rows``.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gpt_desktop.ui.theme import sheet_buttons, sheet_fields, sheet_frames, sheet_lists
from gpt_desktop.ui.theme.tokens import Palette


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget one of the looks, now and when it changes."""
    widget.setProperty("role", role)
    # Also before it is shown, at a tenth of what a view costs: a list that is asked for a row
    # until then keeps row heights without the role's padding.
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def style_sheet(palette: Palette, heading_weight: int = 600) -> str:
    """The sheet for a palette.

    Args:
        heading_weight: of titles and headings; 400 where the script's font has no bold.
    """
    parts = (sheet_frames, sheet_buttons, sheet_fields, sheet_lists)
    sheets = [part.sheet(palette) for part in parts]
    return "\n".join([*sheets, sheet_frames.headings(heading_weight)])
