"""A text as it will look, beside the editor."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.markdown_view import MarkdownView

_POLL_MS = 15


class PreviewPane(QScrollArea):
    """Stays where it is scrolled while its text is drawn anew."""

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "sheet")
        self.setAccessibleName(tr("Preview"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text = MarkdownView(context.theme, context.formulas)
        self.text.setAccessibleName(tr("Preview"))
        self.around = QLabel(tr("What stands around the cursor of this long text"))
        set_role(self.around, "caption")
        self.around.hide()
        page = QWidget()
        column = self._column = QVBoxLayout(page)
        column.setContentsMargins(GAP_MEDIUM, GAP_SMALL, GAP_MEDIUM, GAP_SMALL)
        column.setSpacing(GAP_SMALL)
        column.addWidget(self.around)
        column.addWidget(self.text)
        column.addStretch()
        self.setWidget(page)
        self._fraction: float | None = None
        self._drawn = QTimer(self)
        self._drawn.setInterval(_POLL_MS)
        self._drawn.timeout.connect(self._on_drawing)

    @property
    def drawing(self) -> bool:
        """Whether the text is still coming in."""
        return self._drawn.isActive()

    def show_text(self, text: str, *, whole: bool) -> None:
        """Draw another text; nothing moves before all of it is there."""
        bar = self.verticalScrollBar()
        if self._fraction is None and bar.maximum():
            self._fraction = bar.value() / bar.maximum()
        self.around.setVisible(not whole)
        self.viewport().setUpdatesEnabled(False)
        self.text.set_text(text)
        self._drawn.start()

    def scroll_to(self, fraction: float) -> None:
        """Show the part at a fraction of the height, from 0 to 1."""
        if self.drawing:
            self._fraction = fraction
        else:
            self.verticalScrollBar().setValue(round(fraction * self.verticalScrollBar().maximum()))

    @Slot()
    def _on_drawing(self) -> None:
        if self.text.feeding:
            return
        self._drawn.stop()
        self._column.activate()
        fraction, self._fraction = self._fraction, None
        if fraction is not None:
            self.scroll_to(fraction)
        self.viewport().setUpdatesEnabled(True)
