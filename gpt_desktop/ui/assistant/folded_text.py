"""What the person said, folded where it is long."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_SMALL
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.reading_text import ReadingText

FOLDED_ABOVE, SHOWN_LINES = 40, 12
_LONGEST_SHOWN = 4000  # characters; a page without line ends is long, too


class FoldedText(QWidget):
    """A paste of more than forty lines shows its first twelve, and a button that shows all."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._lines = text.count("\n") + 1
        self.body = ReadingText(theme)
        self.unfold = text_button("", "inline")
        self.unfold.clicked.connect(self.turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        column.addWidget(self.body)
        column.addWidget(self.unfold, 0, Qt.AlignmentFlag.AlignLeft)
        self.folds = self._lines > FOLDED_ABOVE or len(text) > 2 * _LONGEST_SHOWN
        self.unfold.setVisible(self.folds)
        self._folded = self.folds
        self._show()

    @property
    def folded(self) -> bool:
        """Whether some of the text is not shown."""
        return self._folded

    @Slot()
    def turn(self) -> None:
        """Show all of it, or its beginning only."""
        self._folded = not self._folded
        self._show()

    def _show(self) -> None:
        if not self._folded:
            self.body.show_plain(self._text)
            self.unfold.setText(tr("Show less"))
            return
        start = "\n".join(self._text.split("\n", SHOWN_LINES)[:SHOWN_LINES])[:_LONGEST_SHOWN]
        self.body.show_plain(f"{start.rstrip()} …")
        self.unfold.setText(
            tr("Show all {count} lines", count=f"{self._lines:,}")
            if self._lines > FOLDED_ABOVE
            else tr("Show all of it")
        )
