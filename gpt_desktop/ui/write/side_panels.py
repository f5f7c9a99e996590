"""What stands left of a text, one at a time: the history, a list of texts, an outline."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget


class SidePanels(QWidget):
    """Hidden while none is open.

    Signals:
        changed: another one is open, or none.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panels: dict[str, QWidget] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.hide()

    @property
    def opened(self) -> str:
        """The name of the one that is open, or ""."""
        return next((name for name, each in self._panels.items() if not each.isHidden()), "")

    def add(self, name: str, panel: QWidget) -> None:
        """Take one in, closed; the name is kept in drafts."""
        self._panels[name] = panel
        self._row.addWidget(panel)
        panel.hide()

    def open(self, name: str) -> None:
        """Show this one and no other; "" or a name nobody has closes all."""
        for each, panel in self._panels.items():
            panel.setVisible(each == name)
        self.setVisible(name in self._panels)
        self.changed.emit()

    def toggle(self, name: str) -> None:
        self.open("" if self.opened == name else name)
