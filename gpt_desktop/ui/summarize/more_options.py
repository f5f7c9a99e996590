"""What is asked less often of a summary, in a small window of its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.widgets.option_box import OptionBox

_FIELD_WIDTH = 240


class MoreOptions(QFrame):
    """Goes away by Escape, or by a click beside it; what was chosen holds at once.

    Signals:
        closed: it is out of sight.
    """

    closed = Signal()

    def __init__(self, boxes: Sequence[OptionBox], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        set_role(self, "menu")
        self.setAccessibleName(tr("More options"))
        self._boxes = boxes
        form = QFormLayout()
        form.setHorizontalSpacing(GAP_MEDIUM)
        form.setVerticalSpacing(GAP_SMALL)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for box in boxes:
            box.setMinimumWidth(_FIELD_WIDTH)
            label = QLabel(tr(box.spec.label))
            set_role(label, "second")
            label.setBuddy(box)
            form.addRow(label, box)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.addLayout(form)

    def open_at(self, corner: QPoint) -> None:
        """Show it with its upper left corner there, on the screen in whole."""
        self.adjustSize()
        screen = self.screen().availableGeometry()
        left = max(screen.left(), min(corner.x(), screen.right() - self.width()))
        top = max(screen.top(), min(corner.y(), screen.bottom() - self.height()))
        self.move(left, top)
        self.show()
        self._boxes[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        if not visible:
            self.closed.emit()
