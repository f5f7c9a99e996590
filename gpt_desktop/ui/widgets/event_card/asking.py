"""Marking a field: something is asked for here, or cannot be understood."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gpt_desktop.core.i18n import tr


def set_asked(field: QWidget, *, asked: bool) -> None:
    """Outline a field in the warning colour, and say so to screen readers."""
    if bool(field.property("asked")) == asked:
        return
    field.setProperty("asked", asked)
    field.setAccessibleDescription(tr("Still to be said") if asked else "")
    field.style().unpolish(field)
    field.style().polish(field)
