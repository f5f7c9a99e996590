"""A document beside a question: its name, what is known of it, and a way to remove it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_SMALL, GAP_TINY
from gpt_desktop.ui.widgets.buttons import SMALL_ICON, small_button
from gpt_desktop.ui.widgets.icon_label import IconLabel

_LONGEST = 220  # pixels of a name
_PRESSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class AttachmentChip(QFrame):
    """A click opens it.

    Signals:
        opened: it was clicked, or a key pressed on it.
        removed: the cross was clicked, or Delete pressed.
    """

    opened = Signal()
    removed = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        removable: bool,
        icon: str = "file-text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._removable, self._icon_name = removable, icon
        set_role(self, "chip")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._icon = IconLabel(theme, icon, "second_text", SMALL_ICON)
        self._name = QLabel()
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        metrics = self._name.fontMetrics()
        self._name.setText(metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, _LONGEST))
        self._facts = QLabel()
        self._facts.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._facts, "caption")
        self._whole = name
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_SMALL, GAP_TINY, GAP_TINY if removable else GAP_SMALL, GAP_TINY)
        row.setSpacing(GAP_TINY + 2)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._name)
        row.addWidget(self._facts)
        self.cross = small_button(theme, "x", tr("Remove {name}", name=name))
        self.cross.clicked.connect(self.removed)
        row.addWidget(self.cross)
        self.cross.setVisible(removable)
        self.show_state("")

    @property
    def facts(self) -> str:
        return self._facts.text()

    def show_state(self, facts: str, tip: str = "", *, wrong: bool = False) -> None:
        """What is known of it.

        Args:
            tip: more of it, when it is pointed at.
            wrong: it cannot be read.
        """
        self._facts.setText(facts)
        self._facts.setVisible(bool(facts))
        set_role(self._facts, "danger" if wrong else "caption")
        self._icon.set_icon(
            "circle-alert" if wrong else self._icon_name, "danger" if wrong else "second_text"
        )
        self.setToolTip("\n".join(part for part in (self._whole, tip) if part))
        self.setAccessibleName(" ".join(part for part in (self._whole, facts, tip) if part))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.opened.emit()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESSING:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete and self._removable:
            self._remove()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _remove(self) -> None:
        self.removed.emit()
