"""The cards beside a text, the newest on top."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.tokens import GAP, GAP_SMALL

PROPOSAL_WIDTH = 320


class ProposalColumn(QScrollArea):
    """Hidden while there is none.

    Signals:
        occupied_changed: there are cards where there were none, or the other way round.
    """

    occupied_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Proposals"))
        self.setFixedWidth(PROPOSAL_WIDTH)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._cards: list[QWidget] = []
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(0, 0, GAP_SMALL, 0)
        self._column.setSpacing(GAP)
        self._column.addStretch()
        self.setWidget(self._page)
        self.hide()

    @property
    def occupied(self) -> bool:
        return bool(self._cards)

    @property
    def cards(self) -> tuple[QWidget, ...]:
        """The oldest first."""
        return tuple(self._cards)

    def add(self, card: QWidget) -> None:
        self._column.insertWidget(0, card)
        self._cards.append(card)
        self.verticalScrollBar().setValue(0)
        self.show()
        self.occupied_changed.emit()

    def remove(self, card: QWidget) -> None:
        self._cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
        self.setVisible(self.occupied)
        self.occupied_changed.emit()
