"""A form for one item of the library."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from gpt_desktop.ui.assistant.library.kinds import Item
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_SMALL


class LibraryForm(QWidget):
    """Shows an item and gives what was made of it.

    Signals:
        changed: by the person.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = QFormLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setHorizontalSpacing(GAP)
        self.rows.setVerticalSpacing(GAP_SMALL)
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)

    def add_row(self, words: str, field: QWidget) -> None:
        """A field with its label, which also is its name."""
        label = QLabel(words)
        set_role(label, "second")
        label.setBuddy(field)
        field.setAccessibleName(words)
        self.rows.addRow(label, field)

    def show_item(self, item: Item) -> None:
        """Show another one; it says nothing of a change."""
        raise NotImplementedError

    def item(self) -> Item:
        """The one shown, as it stands in the form."""
        raise NotImplementedError
