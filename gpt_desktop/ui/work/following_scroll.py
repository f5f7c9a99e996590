"""A scroll area that keeps to the end of what is being written, until the person scrolls up."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QScrollArea, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.tokens import GAP_LARGE, GAP_SMALL, GAP_TINY
from gpt_desktop.ui.widgets.buttons import text_button

_Action = QAbstractSlider.SliderAction
_SCROLLING_KEYS = {
    int(Qt.Key.Key_Up): _Action.SliderSingleStepSub,
    int(Qt.Key.Key_Down): _Action.SliderSingleStepAdd,
    int(Qt.Key.Key_PageUp): _Action.SliderPageStepSub,
    int(Qt.Key.Key_PageDown): _Action.SliderPageStepAdd,
    int(Qt.Key.Key_Home): _Action.SliderToMinimum,
    int(Qt.Key.Key_End): _Action.SliderToMaximum,
}


class FollowingScroll(QScrollArea):
    """While text comes, a small button brings a person who scrolled up back to its end."""

    def __init__(self, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().setSingleStep(GAP_LARGE)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._writing = False
        self._at_end = True
        self.newest = text_button(tr("↓ newest"), parent=self)
        self.newest.hide()
        self.newest.clicked.connect(self.go_to_end)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._on_scrolled)
        bar.rangeChanged.connect(self._on_grown)
        self.viewport().installEventFilter(self)

    def set_writing(self, writing: bool) -> None:
        """Whether text is coming."""
        self._writing = writing
        self._show_button()

    def go_to_start(self) -> None:
        """Another text is shown: from its beginning, or from its end while it is written."""
        self._at_end = True
        self.verticalScrollBar().setValue(0)

    @Slot()
    def go_to_end(self) -> None:
        self._at_end = True
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def scroll_by_keys_of(self, widget: QWidget) -> None:
        """Let the keys that scroll do so while ``widget``, inside, has the focus."""
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place_button()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            action = _SCROLLING_KEYS.get(event.key())
            if action is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
                self.verticalScrollBar().triggerAction(action)
                return True
        return super().eventFilter(watched, event)

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        self._at_end = value >= self.verticalScrollBar().maximum() - GAP_TINY
        self._show_button()

    @Slot(int, int)
    def _on_grown(self, lowest: int, highest: int) -> None:
        del lowest  # always 0
        if self._writing and self._at_end:
            self.verticalScrollBar().setValue(highest)
        self._show_button()

    def _show_button(self) -> None:
        self.newest.setVisible(self._writing and not self._at_end)
        self._place_button()

    def _place_button(self) -> None:
        area = self.viewport().geometry()
        self.newest.adjustSize()
        x = area.left() + (area.width() - self.newest.width()) // 2
        self.newest.move(x, area.bottom() - self.newest.height() - GAP_SMALL)
        self.newest.raise_()
