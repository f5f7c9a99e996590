"""Asks before something is deleted for good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_LARGE, GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.elided_label import ElidedLabel
from gpt_desktop.ui.widgets.lines import wrapping_label
from gpt_desktop.ui.widgets.quantities import size_words

_WIDTH = 480


@dataclass(frozen=True, slots=True)
class DeletedItem:
    """What goes; ``size`` in bytes, None where it is not known."""

    name: str
    size: int | None = None

    @property
    def size_words(self) -> str:
        return size_words(self.size) if self.size else ""


class DeleteDialog(QDialog):
    """Lists what goes. Its button works only once the person has ticked that they mean it.

    Args:
        models: the models the person added, which go only where that is ticked too.
        note: what else happens.
    """

    def __init__(
        self,
        title: str,
        items: Sequence[DeletedItem],
        parent: QWidget,
        *,
        models: DeletedItem | None = None,
        note: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setFixedWidth(_WIDTH)
        self._items = tuple(items)
        self._title, self._note = title, note
        self.models = QCheckBox(tr("Also the models you added"))
        self.models.setVisible(models is not None)
        self._models = models
        self.sure = QCheckBox(tr("I want this deleted for good"))
        self.cancel = text_button(tr("Cancel"))
        self.delete = text_button(tr("Delete"), "danger")
        self.delete.setEnabled(False)
        self._lay_out()
        self.sure.toggled.connect(self.delete.setEnabled)
        self.cancel.clicked.connect(self.reject)
        self.delete.clicked.connect(self._on_delete)
        # A stray Enter must not delete.
        self.cancel.setDefault(True)
        self.cancel.setFocus()

    @property
    def with_models(self) -> bool:
        """Whether the models the person added go too."""
        return self.models.isChecked()

    @property
    def listed(self) -> str:
        """What is said to go, in one line each."""
        return "\n".join(f"{item.name} {item.size_words}".strip() for item in self._items)

    def _lay_out(self) -> None:
        heading = QLabel(self._title)
        set_role(heading, "heading")
        words = wrapping_label()
        words.setText(tr("This is deleted for good and cannot be brought back:"))
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_LARGE, GAP_LARGE, GAP_LARGE, GAP_MEDIUM)
        column.setSpacing(GAP)
        column.addWidget(heading)
        column.addWidget(words)
        column.addWidget(_card(self._items))
        if self._models is not None:
            column.addWidget(self.models)
            column.addWidget(_card((self._models,)))
            self.models.setAccessibleDescription(self._models.name)
        if self._note:
            note = wrapping_label("second")
            note.setText(self._note)
            column.addWidget(note)
        column.addWidget(self.sure)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.delete)
        column.addLayout(buttons)
        self.setAccessibleDescription(f"{words.text()}\n{self.listed}\n{self._note}".strip())

    @Slot()
    def _on_delete(self) -> None:
        if self.sure.isChecked():
            self.accept()


def _card(items: Sequence[DeletedItem]) -> QFrame:
    card = QFrame()
    set_role(card, "card")
    rows = QVBoxLayout(card)
    rows.setContentsMargins(GAP_MEDIUM, GAP, GAP_MEDIUM, GAP)
    rows.setSpacing(GAP_SMALL)
    for item in items:
        row = QHBoxLayout()
        name = ElidedLabel("")
        name.set_text(item.name)
        size = QLabel(item.size_words)
        set_role(size, "second")
        row.addWidget(name, 1)
        row.addWidget(size)
        rows.addLayout(row)
    return card
