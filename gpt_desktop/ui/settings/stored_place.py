"""One place where something is stored: what, how much, where."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP_TINY
from gpt_desktop.ui.widgets.elided_label import ElidedLabel
from gpt_desktop.ui.widgets.lines import wrapping_label
from gpt_desktop.ui.widgets.quantities import size_words


class StoredPlaceRow(QWidget):
    """The size comes later; a screen reader says name, size and place in one."""

    def __init__(
        self, name: str, path: Path, explanation: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._path = name, path
        label = QLabel(name)
        set_role(label, "strong")
        self.size_label = QLabel()
        set_role(self.size_label, "second")
        top = QHBoxLayout()
        top.addWidget(label)
        top.addStretch()
        top.addWidget(self.size_label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_TINY)
        column.addLayout(top)
        column.addWidget(ElidedLabel("second", str(path), middle=True))
        if explanation:
            words = wrapping_label("caption")
            words.setText(explanation)
            column.addWidget(words)
        self._show(tr("measuring…"))

    def show_size(self, size: int) -> None:
        """Bytes; 0 is said as there being nothing."""
        self._show(size_words(size) if size else tr("nothing"))

    def _show(self, words: str) -> None:
        self.size_label.setText(words)
        self.setAccessibleName(f"{self._name}, {words}, {self._path}")
