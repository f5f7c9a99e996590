"""A page of the settings: rows of a label, a control and a word of explanation."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_LARGE, GAP_MEDIUM, GAP_TINY
from gpt_desktop.ui.widgets.lines import wrapping_label

_LABEL_WIDTH, _ROW_HEIGHT = 176, 32


class SettingsPage(QWidget):
    """Pages fill themselves in their constructor by ``add_row`` and ``add_text``.

    ``words`` are all that is written on it, for the search.

    Signals:
        view_requested, forget_requested, quit_requested: as of a ``View``.
    """

    view_requested = Signal(str)
    forget_requested = Signal(object)
    quit_requested = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._words = [title]
        heading = QLabel(title)
        set_role(heading, "title")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(GAP_LARGE, GAP_MEDIUM, GAP_LARGE, GAP_LARGE)
        self.column.setSpacing(GAP_LARGE)
        self.column.addWidget(heading)

    def refresh(self) -> None:
        """The settings or the models are not what they were."""

    @property
    def words(self) -> str:
        return " ".join(self._words)

    def add_row(self, name: str, control: QWidget, explanation: str = "") -> None:
        """A labelled control; the label is its accessible name too."""
        label = QLabel(name)
        label.setFixedSize(_LABEL_WIDTH, _ROW_HEIGHT)
        label.setBuddy(control)
        if not control.accessibleName():
            control.setAccessibleName(name)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(label)
        row.addWidget(control)
        row.addStretch()
        column = QVBoxLayout()
        column.setSpacing(GAP_TINY)
        column.addLayout(row)
        if explanation:
            words = wrapping_label("caption")
            words.setText(explanation)
            words.setContentsMargins(_LABEL_WIDTH + GAP, 0, 0, 0)
            column.addWidget(words)
        self.column.addLayout(column)
        self._words.extend((name, explanation))

    def add_text(self, text: str, role: str = "") -> QLabel:
        """A paragraph."""
        label = wrapping_label(role)
        label.setText(text)
        self.column.addWidget(label)
        self._words.append(text)
        return label

    def add_words(self, *words: str) -> None:
        """Words by which the search finds the page though they are not on it."""
        self._words.extend(words)
